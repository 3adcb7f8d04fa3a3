/** What the rule on deposits says to staff. */
import type { Bilingual, Fen } from '../../../contracts/primitives.ts';
import { isUnclear, lastFour, unclear, type UnclearPoint } from '../held.ts';
import { formatYuan } from '../../kernel/money.ts';
import { countOf, say, sayList } from '../../kernel/say.ts';
import type { Account, CountedAccount } from './count-accounts.ts';

/** Why it is a suspension, or why only a review. */
export function describeKind(doubts: readonly Bilingual[], oldestBalanceDays: number): Bilingual {
  if (doubts.length === 0) {
    return say(
      `拟停发：计入的账户均已确认为本人、情况清楚，余额日期距核对日均不超过 ${oldestBalanceDays} 天。`,
      `Suspension: every counted account is verified and clear, and no balance is older than ${oldestBalanceDays} days.`,
    );
  }
  const { zh, en } = sayList(doubts);
  return say(`先复核、不拟停发：${zh}。`, `Review, not suspension: ${en}.`);
}

/** The name of the money: the one that all of it shares, else that of the rule. */
export function nameMoney(accounts: readonly Account[]): Bilingual {
  const names = new Map(accounts.map(({ money }) => [money.called.zh, money.called]));
  const [only = say('存款', 'deposits')] = names.values();
  return names.size > 1 ? say('金融资产', 'financial assets') : only;
}

/** The money, the limit, and how the limit was computed. */
export function describeSum(sum: {
  called: Bilingual;
  amountFen: Fen;
  limitFen: Fen;
  headcount: number;
  yearlyStandardFen: Fen;
  multiplier: number;
}): Bilingual {
  const { called, headcount, multiplier } = sum;
  const amount = formatYuan(sum.amountFen);
  const limit = formatYuan(sum.limitFen);
  const yearly = formatYuan(sum.yearlyStandardFen);
  const over = sum.amountFen > sum.limitFen;
  return say(
    `${called.zh} ${amount} 元，${over ? '超过' : '未超过'}限额 ${limit} 元（${headcount} 人 × 每人年保障标准 ${yearly} 元${multiplier === 12 ? '' : ` × ${multiplier} ÷ 12`}）。`,
    `${capitalise(called.en)} ${amount} ${over ? 'are over the limit of' : 'are within the limit of'} ${limit} ` +
      `(${countOf(headcount, 'person', 'people')} × ${yearly} a year${multiplier === 12 ? '' : ` × ${multiplier} / 12`}).`,
  );
}

/** How many accounts count, and why the others do not; one with nothing on it counts. */
export function describeAccounts(
  accounts: readonly Account[],
  countable: readonly CountedAccount[],
  cleared: number,
): Bilingual {
  const counted = countable.filter(({ countedFen, money }) => countedFen > 0 || money.fen === 0);
  const isInCurrency = (each: Account) => has(each, unclear.currency) && !has(each, unclear.state);
  const leftOut: [number, Bilingual][] = [
    [accounts.filter(({ asset }) => asset.state === 'out').length, say('已销户', 'closed')],
    [accounts.filter(isDoubtful).length, say('身份存疑', 'of doubtful identity')],
    [accounts.filter((each) => has(each, unclear.state)).length, say('状态不明', 'of unclear state')],
    [accounts.filter(isInCurrency).length, say('外币且无折算率', 'in a currency without a rate')],
    [accounts.filter(isOtherwiseUnclear).length, say('金额等不明', 'of which something else is unclear')],
    [
      countable.length - counted.length,
      say('只有不计入的救助金', 'with nothing but aid that does not count'),
    ],
    [cleared, say('此前已核实排除', 'covered by a clearance')],
  ];
  const reasons = leftOut
    .filter(([count]) => count > 0)
    .map(([count, why]) => say(`${count} 个${why.zh}`, `${count} ${why.en}`));
  const { zh, en } = sayList(reasons);
  const [largest] = counted;
  return say(
    `${counted.length > 0 ? `计入账户 ${counted.length} 个` : '没有可计入的账户'}${nameLargest(largest, '，金额最大的账户尾号 ')}${reasons.length > 0 ? `；未计入：${zh}` : ''}。`,
    `${countOf(counted.length, 'account')} counted${nameLargest(largest, ', the largest ending in ')}` +
      `${reasons.length > 0 ? `; not counted: ${en}` : ''}.`,
  );
}

function nameLargest(largest: CountedAccount | undefined, introduction: string): string {
  if (!largest || largest.countedFen === 0) return '';
  return `${introduction}${lastFour(largest.money.identifier)}`;
}

function isDoubtful({ asset }: Account): boolean {
  return asset.certainty === 'doubtful' && asset.state !== 'out';
}

function has({ asset }: Account, point: UnclearPoint): boolean {
  return asset.certainty !== 'doubtful' && isUnclear(asset, point);
}

/** Of something that only some sources have. */
function isOtherwiseUnclear(account: Account): boolean {
  const { certainty, unclear: points } = account.asset;
  if (certainty === 'doubtful' || has(account, unclear.state) || has(account, unclear.currency)) return false;
  return points.some(({ counted }) => counted !== true);
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How much of the guarantee itself, and of other aid, stayed out of the sum. */
export function describeAidAccount(
  counted: readonly CountedAccount[],
  { aidAccountMonths, withOthers }: { aidAccountMonths: number; withOthers: boolean },
): Bilingual[] {
  const takenFen = counted.reduce((sum, each) => sum + each.money.fen - each.countedFen, 0);
  if (takenFen === 0) return [];
  return [
    say(
      `低保金发放账户中 ${formatYuan(takenFen)} 元不计入（至多 ${aidAccountMonths} 个月保障金${withOthers ? '和其他救助' : ''}）。`,
      `${formatYuan(takenFen)} on the account that receives the guarantee is not counted ` +
        `(up to ${countOf(aidAccountMonths, 'month')} of it${withOthers ? ' and of other aid' : ''}).`,
    ),
  ];
}
