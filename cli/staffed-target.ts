/** Hedui on the embedded target with the interface for staff: a provider to sign in with, and sample staff. */
import type { CalendarDate } from '../shared/contracts/primitives.ts';
import {
  openSampleProvider,
  toolClientId,
  type ProviderSettings,
} from '../infra/embedded/identity/provider.ts';
import { addSampleStaff, sampleStaff, type SamplePerson } from '../infra/embedded/identity/sample-staff.ts';
import type { EmbeddedOptions } from '../infra/embedded/index.ts';
import { startHedui, type HeduiTarget } from './hedui-target.ts';

export interface StaffedTarget {
  target: HeduiTarget;
  /** Where the interface is reached, and the provider. */
  url: string;
  issuer: string;
  people: readonly SamplePerson[];
  /** The provider signs with other keys from then on, and knows its former ones no more. */
  changeKeys(): Promise<void>;
  stop(): Promise<void>;
}

export interface StaffedOptions extends Omit<EmbeddedOptions, 'assembly' | 'environment'> {
  accessTokenSeconds?: number;
}

/** @param placeOf the county and the towns that the sample staff are of, once the target runs */
export async function startStaffedHedui(
  day: CalendarDate,
  placeOf: (target: HeduiTarget) => Promise<{ county: string; towns: readonly string[] }>,
  { accessTokenSeconds = 600, ...options }: StaffedOptions = {},
): Promise<StaffedTarget> {
  const provider = await openSampleProvider();
  const started: { stop(): Promise<void> }[] = [{ stop: () => provider.close() }];
  const stop = async (): Promise<void> => {
    for (const each of started.toReversed()) await each.stop();
  };
  try {
    const target = await startHedui(day, {
      ...options,
      environment: {
        OIDC_ISSUER: provider.issuer,
        OIDC_TOKEN_CLIENTS: `hedui ${toolClientId}`,
        OIDC_CLOCK_TOLERANCE_SECONDS: '0',
      },
    });
    started.push(target.embedded);
    const { httpEndpoint: url } = target.embedded;
    const { county, towns } = await placeOf(target);
    const people = sampleStaff(county, towns);
    await addSampleStaff(people, target.staff);
    const environment = target.embedded.functionEnvironment('StaffApi/Worker/Function');
    const settings: ProviderSettings = {
      people,
      accessTokenSeconds,
      audience: environment['OIDC_AUDIENCE'] ?? '',
      client: {
        id: environment['OIDC_CLIENT_ID'] ?? '',
        secret: target.embedded.secretValue(environment['OIDC_CLIENT_SECRET_ID'] ?? '') ?? '',
        redirectUri: `${url}/auth/callback`,
      },
    };
    await provider.serve(settings);
    const changeKeys = (): Promise<void> => provider.serve(settings);
    return { target, url, issuer: provider.issuer, people, changeKeys, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
