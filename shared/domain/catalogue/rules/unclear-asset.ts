/** An asset of a member of which something cannot be told, and which may count. */
import type { z } from 'zod';
import type { Bilingual } from '../../../contracts/primitives.ts';
import type { HeldAsset, UnclearPoint } from '../../assessment/held-asset.ts';
import { say, sayAll, sayList } from '../../kernel/say.ts';
import { findCleared } from './clearances.ts';
import { defineEntry, failWithoutAmount, listRows, type Rule } from './rule.ts';

export const unclearAssetEntry = defineEntry('unclear-asset', {});

export const unclearAsset: Rule<z.infer<typeof unclearAssetEntry>> = {
  name: 'unclear-asset',
  title: say('情况不明的财产', 'unclear asset'),
  phrase: say('有情况不明的财产', 'the holder of an asset that is unclear'),
  sources: ['bank', 'vehicle', 'property'],
  about: 'assets',
  mightCount: () => false,
  judge(view) {
    const keys = findCleared(view);
    const all = view.assets.filter(
      (asset) => asset.certainty !== 'doubtful' && asset.unclear.length > 0 && view.mightCount(asset),
    );
    const unclear = all.filter((asset) => !keys.has(asset.key));
    if (unclear.length === 0) return { kind: 'passed', explanation: describeNone(all.length) };
    const why = say(
      '先复核、不拟停发：须向提供单位或家庭核实。',
      'Review, not suspension: ask the provider or the household.',
    );
    return failWithoutAmount('review', sayAll([describeUnclear(unclear), why]), listRows(unclear));
  },
};

const nouns: Readonly<Record<HeldAsset['source'], Bilingual>> = {
  bank: say('账户', 'account'),
  vehicle: say('机动车', 'vehicle'),
  property: say('不动产', 'title'),
  unknown: say('其他数据源的记录', 'row of another source'),
};

const points: Readonly<Record<UnclearPoint, Bilingual>> = {
  state: say('状态不明', 'whose state cannot be told'),
  currency: say('为外币且无折算率', 'in a currency without a rate'),
  'several-balances': say(
    '同日有多笔不同余额（已合计）',
    'with several balances on one day (they are summed)',
  ),
  use: say('用途不明', 'whose use cannot be told'),
  share: say('份额不明', 'whose share cannot be told'),
};

/** `2 × account whose state cannot be told; 1 × title …`, in a fixed order. */
function describeUnclear(assets: readonly HeldAsset[]): Bilingual {
  const parts = Object.entries(nouns).flatMap(([source, noun]) =>
    Object.entries(points).flatMap(([point, text]) => {
      const count = assets.filter(
        (asset) => asset.source === source && asset.unclear.some((each) => each === point),
      ).length;
      return count === 0 ? [] : [say(`${count} 项${noun.zh}${text.zh}`, `${count} × ${noun.en} ${text.en}`)];
    }),
  );
  const { zh, en } = sayList(parts);
  return say(`${zh}。`, `${en}.`);
}

function describeNone(cleared: number): Bilingual {
  return say(
    `没有情况不明的财产${cleared > 0 ? `（${cleared} 项已有排除说明）` : ''}。`,
    `No asset is unclear${cleared > 0 ? ` (${cleared} covered by a clearance)` : ''}.`,
  );
}
