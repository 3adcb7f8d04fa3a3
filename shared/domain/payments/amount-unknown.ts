/** Why an amount cannot be calculated, in words for staff. */
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';

export const amountUnknowns = {
  'standard-unknown': say('政策中没有适用的保障标准', 'policy names no standard for this scheme and day'),
  'method-unknown': say(
    '政策没有写明该类低保的补助方式',
    'policy names no method of calculation for this scheme and day',
  ),
  'more-recipients-than-people': say(
    '保障人数多于共同生活人数，请核对',
    'more people are guaranteed than live together; check both numbers',
  ),
  'amount-beyond-sense': say(
    '收入或者赡养费超过每年一千万元，请核对单位（元）',
    'an income, or support, is over ten million yuan a year; check that it is in yuan',
  ),
  'no-step-for-income': say(
    '人均收入不在政策所列任何一档内',
    'no step of the policy covers this income a head',
  ),
  'alone-or-not': say(
    '全家收入超过保障标准，只有部分成员享受，花名册没有写明是否单人保',
    'the household is over the standard and only some of it are guaranteed; the roster does not say whether they are guaranteed alone',
  ),
} satisfies Record<string, Bilingual>;

export type AmountUnknown = keyof typeof amountUnknowns;
