/** An asset of a member that is unclear in some point and might count. */
import type { Bilingual } from '../../../contracts/primitives.ts';
import { type HeldAsset, isUnclear, unclear, type UnclearPoint } from '../held.ts';
import { say, sayAll, sayList } from '../../kernel/say.ts';
import { findCleared } from './clearances.ts';
import { defineRule, failWithoutAmount, listRows } from '../rule.ts';

export const unclearAsset = defineRule({
  name: 'unclear-asset',
  title: say('情况不明的财产', 'unclear asset'),
  phrase: say('有情况有待核实的财产', 'the holder of an asset that is unclear'),
  failsWhen: say(
    '成员财产的状态、用途、份额或币种等不明，或记录未能读取，而其他规则可能因此不通过。金额已知的，只在全部不明金额计入后会超过限额时提示；未能读取的记录一律提示。复核。',
    "The state, use, share, currency or another point of a member's asset is unclear, or a row cannot be read, and another rule might fail by it. Money of a known amount only where the household would be over the limit with all its unclear money; rows that cannot be read always. Review.",
  ),
  facets: 'every',
  about: 'assets',
  restsOn: say('产品设定', 'product choice'),
  parameters: {},
  defaults: () => ({}),
  mightCount: () => false,
  judge(view) {
    const keys = findCleared(view);
    const all = view.assets.filter(
      (asset) => asset.certainty !== 'doubtful' && asset.unclear.length > 0 && view.mightCount(asset),
    );
    const found = all.filter((asset) => !keys.has(asset.key));
    if (found.length === 0) return { kind: 'passed', explanation: describeNone(all.length) };
    const why = say(
      '先复核、不拟停发：请向提供单位核实，或者请家庭提供证明材料。',
      'Review, not suspension: ask the provider, or the household for proof.',
    );
    return failWithoutAmount('review', sayAll([describeUnclear(found), why]), listRows(found));
  },
});

/** `2 × account whose state is unclear; 1 × title …`, in the order of the catalogue and of the points. */
function describeUnclear(assets: readonly HeldAsset[]): Bilingual {
  const inOrder = [...assets].sort((a, b) => a.rank - b.rank);
  const kinds = Map.groupBy(inOrder, ({ called }) => called.zh);
  const parts = [...kinds.values()].flatMap((alike) =>
    listPoints(alike).map((point) => {
      const [{ called }] = alike as [HeldAsset];
      const count = alike.filter((asset) => isUnclear(asset, point)).length;
      return say(`${called.zh}${point.text.zh} ${count} 项`, `${count} × ${called.en} ${point.text.en}`);
    }),
  );
  const { zh, en } = sayList(parts);
  return say(`${zh}。`, `${en}.`);
}

const commonOrder: readonly string[] = Object.values(unclear).map(({ point }) => point);

/** The points that any of the things has: those of every source in their order, then a source's own. */
function listPoints(assets: readonly HeldAsset[]): UnclearPoint[] {
  const byName = new Map(assets.flatMap((asset) => asset.unclear.map((each) => [each.point, each] as const)));
  const place = ({ point }: UnclearPoint) =>
    commonOrder.includes(point) ? commonOrder.indexOf(point) : commonOrder.length;
  return [...byName.values()].sort((a, b) => place(a) - place(b) || (a.point < b.point ? -1 : 1));
}

function describeNone(cleared: number): Bilingual {
  return say(
    `没有情况不明的财产${cleared > 0 ? `（${cleared} 项此前已核实排除）` : ''}。`,
    `No asset is unclear${cleared > 0 ? ` (${cleared} covered by a clearance)` : ''}.`,
  );
}
