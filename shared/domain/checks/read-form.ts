/** What a form says, read as the rows of a roster are, with the same checks. */
import type { NewApplication, NewObligor } from './requests.ts';
import type { Member, Profile } from '../../contracts/household-file.ts';
import type { CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import { judgeMemberIdentity } from '../kernel/identity.ts';
import type { QuarantinedRow } from '../roster/interpret-roster.ts';
import type { RosterRow } from '../roster/read-roster-row.ts';
import { interpretApplications, type Application } from './interpret-applications.ts';

/** Rows that are wrong are named by the member's place in the form, from 1. */
export type FormReading =
  | { kind: 'application'; application: Application }
  | { kind: 'refused'; rows: readonly Pick<QuarantinedRow, 'line' | 'reason'>[] };

/** @param number of the application, given or found */
export function readForm(
  form: NewApplication,
  { county, number, today }: { county: string; number: string; today: CalendarDate },
): FormReading {
  const rows = form.members.map((_, at) => rowOf(form, number, at, today));
  const read = interpretApplications(county, rows, today);
  if (read.kind === 'rejected')
    return { kind: 'refused', rows: [{ line: 1, reason: 'application-number-unreadable' }] };
  const [application] = read.applications;
  if (read.quarantined.length === 0 && application !== undefined) return { kind: 'application', application };
  // That another row is wrong is no news to whoever has the whole form before them.
  const wrong = read.quarantined.filter(({ reason }) => reason !== 'application-incomplete');
  return { kind: 'refused', rows: wrong.length > 0 ? wrong : read.quarantined };
}

function rowOf(form: NewApplication, number: string, at: number, today: CalendarDate): RosterRow {
  const member = form.members[at];
  const head =
    form.members.find(({ relation }) => relation === '户主' || relation === '本人') ?? form.members[0];
  const fields: Readonly<Record<string, string | undefined>> = {
    application_number: number,
    applied_on: form.appliedOn ?? today,
    scheme: form.scheme,
    town: form.town,
    village: form.village,
    head_name: head?.name,
    household_size: form.householdSize?.toString(),
    income: (form.incomeFen / 100).toFixed(2),
    income_period: form.incomePeriod,
    name: member?.name,
    relation: member?.relation,
    id_number: member?.idNumber,
    recipient: member?.recipient === false ? 'no' : 'yes',
    former_name: member?.formerNames.join('、'),
    authorised_on: member?.authorisedOn,
    authorised_until: member?.authorisedUntil,
  };
  return { line: at + 1, reachable: true, field: (name) => fields[name] ?? '' };
}

/** An obligor as a household of one, of the place that they owe support in; their consent is what authorises the check. */
export function readObligor(
  { name, relation, idNumber }: NewObligor,
  { subject, of }: { subject: HouseholdId; of: Profile },
): { kind: 'obligor'; profile: Profile; members: Member[] } | { kind: 'refused' } {
  const judged = judgeMemberIdentity(idNumber);
  if (judged.kind !== 'comparable') return { kind: 'refused' };
  const { county, scheme, town, village } = of;
  return {
    kind: 'obligor',
    profile: {
      ...{ householdId: subject, county, scheme, headName: name, town, village, category: '' },
      ...{ headcount: 1, monthlyAmountFen: 0, incomeFen: 0, incomePeriod: 'year', status: 'active' },
    },
    members: [
      {
        ...{ ordinal: 1, identity: 'comparable', idNumber: judged.number, name, formerNames: [] },
        ...{ relation, recipient: false, authorisedUntil: 'open-ended' },
      },
    ],
  };
}
