/** What a household's file is opened for: a case of the household, or a reason that is stated. It goes on record. */
import * as z from 'zod';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';

/** Reasons to look somebody up without a case. A word of a closed list: free text would bring names into the record. */
export const statedReasons = {
  'household-asks': say('家庭来访、来电咨询', 'the household asks'),
  'roster-check': say('核对花名册、授权书', 'checking the roster or an authorisation'),
  'payment-check': say('核对发放', 'checking payments'),
  'delivery-check': say('核对交付数据', 'checking delivered data'),
  'tip-check': say('核实举报、来信来访', 'checking a tip or a letter'),
  'sample-check': say('抽查、复核', 'a sample or a second look'),
  'superior-asks': say('上级、审计或监察要求', 'asked for by a superior, audit or supervision'),
  'audit-check': say('查看审计记录', 'following the audit log'),
} as const satisfies Record<string, Bilingual>;
export type StatedReason = keyof typeof statedReasons;

const statedReason = z.enum(Object.keys(statedReasons) as [StatedReason, ...StatedReason[]]);

/** `case-3`, or one of the stated reasons, as it is in addresses and in the audit log. */
export const purpose = z.union([
  z
    .string()
    .regex(/^case-[1-9]\d{0,5}$/)
    .transform((text) => text as `case-${number}`),
  statedReason,
]);
export type Purpose = z.infer<typeof purpose>;

export function purposeOfCase(number: number): Purpose {
  return `case-${number}`;
}

/** A case has to be one of the household, or anybody could name any. */
export function isPurposeOf(given: Purpose, { cases }: Pick<HouseholdFile, 'cases'>): boolean {
  return given in statedReasons || cases.some(({ number }) => purposeOfCase(number) === given);
}

/** In words; of a later version as it is. */
export function describePurpose(given: string): Bilingual {
  if (given in statedReasons) return statedReasons[given as StatedReason];
  const number = /^case-(\d+)$/.exec(given)?.[1];
  return number === undefined ? say(given, given) : say(`办理个案 ${number}`, `case ${number}`);
}
