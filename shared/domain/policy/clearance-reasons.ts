/** The reasons for a clearance that staff are offered unless policy has its own: exceptions that no column can show. */
import type { Bilingual } from '../../contracts/primitives.ts';
import type { FacetKind } from '../catalogue/facets.ts';
import { say } from '../kernel/say.ts';

export const offeredReasons = {
  'disabled-members-vehicle': say('残疾人代步车', 'a vehicle that a disabled member needs'),
  inheritance: say('继承所得，尚未分割或仅为登记', 'inherited, not yet divided or in name only'),
  homestead: say('农村宅基地住房', 'a house on the homestead'),
  'sold-not-transferred': say('已出售未过户', 'sold, the register not yet changed'),
  'medical-money': say('医疗款或受赠的救治款', 'money for medical treatment'),
  'needed-to-live': say('维持基本生活所必需', 'needed to live'),
  'needed-to-work': say('维持生产经营所必需', 'needed to work'),
  'compensation-in-trust': say('代管、代收款项', 'money held for somebody else'),
  'name-lent': say('被他人冒用或借用姓名登记', 'registered in the name by or for somebody else'),
  'subsidies-to-card': say(
    '两项补贴、高龄、惠农一卡通',
    'subsidies for disability, age or farming, paid to one card',
  ),
  'funeral-grant': say('丧葬抚恤', 'paid for a funeral, or to survivors'),
  'injury-compensation': say('工伤、事故赔偿', 'compensation for an injury at work or an accident'),
  'land-compensation': say(
    '征地、拆迁、危改补偿',
    'compensation for land, or for a house pulled down or rebuilt',
  ),
  charity: say('慈善众筹', 'raised by charity'),
  'student-aid': say('助学金或贷款', 'a grant or loan for school'),
  'collective-funds': say('村组集体资金', 'funds of the village'),
  'joint-with-others': say('与非成员联名', 'held together with somebody outside the household'),
  'account-borrowed': say('亲属借用账户', 'the account is used by a relative'),
  'for-a-minor': say('未成年人专款', 'set aside for a minor'),
  'closed-not-deregistered': say('停业未注销', 'closed down, and not yet deregistered'),
  'registered-by-others': say(
    '挂名、冒名（已申请撤销）',
    "registered in the member's name by others, and to be cancelled on application",
  ),
  'not-this-person': say('核实非本人', 'found to be another person'),
  'double-resolved': say('重复享受已处理', 'the double has been resolved'),
  other: say('其他', 'another reason'),
};

/** A reason that says nothing by itself. */
export const anyOther = 'other' satisfies keyof typeof offeredReasons;

type Code = keyof typeof offeredReasons;

/**
 * The reasons that can explain one facet or another, or what is about people; a reason that is named nowhere here may explain
 * anything.
 */
const explaining: Readonly<Record<FacetKind | 'people', readonly Code[]>> = {
  money: [
    'inheritance',
    'medical-money',
    'needed-to-live',
    'needed-to-work',
    'compensation-in-trust',
    'name-lent',
    'subsidies-to-card',
    'funeral-grant',
    'injury-compensation',
    'land-compensation',
    'charity',
    'student-aid',
    'collective-funds',
    'joint-with-others',
    'account-borrowed',
    'for-a-minor',
  ],
  home: [
    'homestead',
    'inheritance',
    'sold-not-transferred',
    'needed-to-live',
    'name-lent',
    'joint-with-others',
  ],
  vehicle: [
    'disabled-members-vehicle',
    'inheritance',
    'sold-not-transferred',
    'needed-to-live',
    'needed-to-work',
    'name-lent',
  ],
  stake: [
    'inheritance',
    'needed-to-work',
    'name-lent',
    'joint-with-others',
    'closed-not-deregistered',
    'registered-by-others',
  ],
  income: [
    'compensation-in-trust',
    'subsidies-to-card',
    'funeral-grant',
    'injury-compensation',
    'student-aid',
    'account-borrowed',
  ],
  aid: ['double-resolved'],
  event: [],
  class: [],
  people: ['double-resolved'],
};
const ofSome: ReadonlySet<string> = new Set(Object.values(explaining).flat());

/**
 * The reasons of a policy that can explain what a rule reads, by code: those of a county are always among them.
 *
 * @param facets what the rule reads of things
 */
export function reasonsFor(
  facets: readonly FacetKind[] | 'every',
  reasons: Readonly<Record<string, Bilingual>>,
): Record<string, Bilingual> {
  if (facets === 'every') return { ...reasons };
  // What reads no things is about people.
  const read = facets.length === 0 ? (['people'] as const) : facets;
  const fitting: ReadonlySet<string> = new Set(read.flatMap((kind) => explaining[kind]));
  return Object.fromEntries(
    Object.entries(reasons).filter(([code]) => !ofSome.has(code) || fitting.has(code)),
  );
}
