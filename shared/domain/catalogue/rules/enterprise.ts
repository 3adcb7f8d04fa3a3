/** A business that a member owns, has a part in, or acts for. */
import * as z from 'zod';
import type { Bilingual, CalendarDate } from '../../../contracts/primitives.ts';
import { addMonths, monthOf, monthsLater } from '../../kernel/calendar.ts';
import { computeCreditCheck } from '../../kernel/credit-code.ts';
import { countOf, say, sayAll, sayList } from '../../kernel/say.ts';
import { facetsOf, type Income, type Stake } from '../facets.ts';
import { type HeldAsset, isCountable } from '../held.ts';
import { defineRule, failWithoutAmount, listRows, type View } from '../rule.ts';
import type { RuleSample } from '../sample.ts';
import { findCleared } from './clearances.ts';
import { listDeadMembers } from './dead-members.ts';

export const enterpriseRule = defineRule({
  name: 'enterprise',
  title: say('经营主体', 'business'),
  phrase: say('名下有经营主体', 'the holder of a business'),
  failsWhen: say(
    '成员持有经营主体：公司的股东或法定代表人、个体工商户、合伙人等。已确认为本人、有出资、近期（默认 12 个月）有年报或申报过成员收入的公司，拟停发，否则复核。监事、合作社普通成员、集体经济组织成员仅作佐证。',
    'A member holds a business: as shareholder or legal representative of a company, sole trader, partner and the like. Suspension for a company, verified, with a share of their own, that has reported or declared income of a member lately (by default within 12 months); else review. Supervisors, plain members of a cooperative and villagers in a collective are evidence alone.',
  ),
  facets: ['stake'],
  about: 'assets',
  restsOn: say(
    '《社会救助法》第四十一条、《办法》第十七条（市场主体登记信息）；《企业信息公示暂行条例》第八条（年度报告）；月数：产品设定',
    'Act art. 41, Measures art. 17 (market entities); Interim Regulation on Enterprise Information art. 8 (annual reports); months: product choice',
  ),
  parameters: {
    /** A business operates that reported, or declared what it pays a member, so many months ago at most. */
    operatingMonths: { schema: z.int().positive(), title: say('在营看几个月', 'months that show operation') },
  },
  defaults: () => ({ operatingMonths: 12 }),
  mightCount: (asset) => stakeOf(asset)?.role === 'counts',
  judge(view, { operatingMonths }) {
    const all = view.assets.flatMap((asset) => {
      const stake = stakeOf(asset);
      return stake === undefined || asset.certainty === 'doubtful' ? [] : [{ asset, stake }];
    });
    const inForce = all.filter(({ asset }) => isCountable(asset));
    const counting = inForce.filter(({ stake }) => stake.role === 'counts');
    const keys = findCleared(view);
    const found = counting.filter(({ asset }) => !keys.has(asset.key));
    const seen = describeStakes(found, {
      evidence: inForce.length - counting.length,
      ended: all.filter(({ asset }) => asset.state === 'out').length,
      cleared: counting.length - found.length,
    });
    if (found.length === 0) return { kind: 'passed', explanation: seen };
    const doubts = found.map((each) => findDoubts(each, view, operatingMonths));
    return failWithoutAmount(
      doubts.some((each) => each.length === 0) ? 'suspension' : 'review',
      sayAll([seen, describeKind(doubts)]),
      listRows(found.map(({ asset }) => asset)),
    );
  },
});

/** A thing with what it says of a business. */
interface Held {
  asset: HeldAsset;
  stake: Stake;
}

function stakeOf(asset: HeldAsset): Stake | undefined {
  return facetsOf(asset, 'stake')[0];
}

/** What speaks against a suspension for this business. */
function findDoubts({ asset, stake }: Held, view: View, operatingMonths: number): Bilingual[] {
  const dead = listDeadMembers(view);
  const doubts: [boolean, Bilingual][] = [
    [asset.certainty !== 'verified', say('未能确认为本人', 'not verified as theirs')],
    [
      stake.business !== 'company',
      say(
        '为个体工商户、合伙企业等，须核实实际经营和收入',
        'no company: what it does and earns has to be found out',
      ),
    ],
    [stake.share === 'none', say('查不到本人出资', 'without a share of their own')],
    [
      !hasReported(stake, view.day, operatingMonths) && !hasPaid(stake, view, operatingMonths),
      say(
        `近 ${operatingMonths} 个月没有年报（或已列入经营异常），也没有申报过本户成员的收入，可能已不经营`,
        `within ${operatingMonths} months no annual report (or listed as irregular), and no income of members declared`,
      ),
    ],
    [
      asset.rows.some(({ memberOrdinal }) => dead.has(memberOrdinal)),
      say('持有人有死亡记录', 'its holder has a death on record'),
    ],
  ];
  return doubts.filter(([is]) => is).map(([, text]) => text);
}

/** The report of a year is due by the end of June of the next. */
function hasReported({ reportedYear, isIrregular }: Stake, day: CalendarDate, months: number): boolean {
  return (
    !isIrregular && reportedYear !== undefined && monthsLater(`${reportedYear + 1}-06-30`, months) >= day
  );
}

/** Whether it has declared to the tax authority what it pays a member: amounts and not work alone. */
function hasPaid({ payer }: Stake, { assets, day }: View, months: number): boolean {
  const since = addMonths(monthOf(day), -months);
  return assets
    .filter(({ certainty }) => certainty !== 'doubtful')
    .flatMap((asset) => facetsOf(asset, 'income'))
    .some((income) => income.payer === payer && isAmount(income) && income.month >= since);
}

function isAmount({ net }: Income): boolean {
  return typeof net === 'object';
}

const kinds: readonly (readonly [Stake['business'], Bilingual])[] = [
  ['company', say('公司', 'company')],
  ['sole-trader', say('个体工商户、个人独资企业', 'sole trader')],
  ['partnership', say('合伙企业', 'partnership')],
  ['cooperative', say('农民专业合作社', 'cooperative')],
  ['collective', say('农村集体经济组织', 'village collective')],
];

function describeStakes(
  found: readonly Held[],
  leftOut: { evidence: number; ended: number; cleared: number },
): Bilingual {
  const counts = kinds.flatMap(([business, { zh, en }]) => {
    const count = found.filter(({ stake }) => stake.business === business).length;
    return count === 0 ? [] : [say(`${zh} ${count} 家`, `${en} ${count}`)];
  });
  const reasons: readonly (readonly [number, Bilingual])[] = [
    [leftOut.evidence, say('家仅任职或为普通成员', 'held by an office or plain membership alone')],
    [leftOut.ended, say('家已注销', 'deregistered')],
    [leftOut.cleared, say('家此前已核实排除', 'covered by a clearance')],
  ];
  const named = reasons.filter(([count]) => count > 0);
  const ofKinds = sayList(counts);
  const notCounted = sayList(named.map(([count, { zh, en }]) => say(`${count} ${zh}`, `${count} ${en}`)));
  return say(
    (found.length > 0 ? `存续的经营主体 ${found.length} 家（${ofKinds.zh}）` : '没有查到存续的经营主体') +
      `${named.length > 0 ? `；未计入：${notCounted.zh}` : ''}。`,
    `${countOf(found.length, 'business', 'businesses')} in force${found.length > 0 ? ` (${ofKinds.en})` : ''}` +
      `${named.length > 0 ? `; not counted: ${notCounted.en}` : ''}.`,
  );
}

/** One business that leaves no doubt is enough for a suspension. */
function describeKind(doubts: readonly (readonly Bilingual[])[]): Bilingual {
  if (doubts.some((each) => each.length === 0)) {
    return say(
      '拟停发：至少一家公司已确认为本人出资、近期有年报或者申报过本户成员的收入；停发前请核实经营和收入。',
      'Suspension: at least one company is verified, partly theirs, and has reported or declared income of members lately. Check operation and income before payment stops.',
    );
  }
  const { zh, en } = sayList([...new Map(doubts.flat().map((doubt) => [doubt.zh, doubt])).values()]);
  return say(`先复核、不拟停发：${zh}。`, `Review, not suspension: ${en}.`);
}

/** An owner of a company that reported last year. */
export const sample: RuleSample = {
  source: 'enterprise',
  provider: 'province-regulator',
  providerName: '省市场监督管理局',
  households: 40,
  kind: 'suspension',
  draw: (draw) => {
    const first17 = `91329901MB${draw.int(1_000_000, 9_999_999)}`;
    return [
      {
        credit_code: first17 + computeCreditCheck(first17),
        business_name: '试验县某建材有限公司',
        business_type: '有限责任公司（自然人投资或控股）',
        role: draw.pick(['股东', '法定代表人、股东']),
        share: draw.pick(['30%', '51%', '100%']),
        registration_status: '存续（在营、开业、在册）',
        annual_report_year: '2025',
      },
    ];
  },
};
