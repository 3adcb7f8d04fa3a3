/** The rows that a finding rests on, frozen as they were when it was made. */
import type { Asset, Evidence } from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { formatYuan } from '../kernel/money.ts';
import type { EvidenceRow } from '../catalogue/rules/rule.ts';
import { isKnownSource } from '../catalogue/catalogue.ts';
import { say } from '../kernel/say.ts';
import { lastFour } from './held-asset.ts';
import { compareRows } from './match-rows.ts';

/** A finding keeps this many rows and counts the rest, so that a case stays small however much is held. */
const MOST_EVIDENCE_ROWS = 200;

/** Rows that count for most first, ties by source, provider, file and line; at most 200, the rest counted. */
export function freezeEvidence(rows: readonly EvidenceRow[]): {
  evidence: Evidence[];
  evidenceOmitted: number;
} {
  const ranked = [...rows].sort(
    (a, b) => (b.countedFen ?? 0) - (a.countedFen ?? 0) || compareRows(a.row, b.row),
  );
  const evidence = ranked.slice(0, MOST_EVIDENCE_ROWS).map(freeze);
  return { evidence, evidenceOmitted: ranked.length - evidence.length };
}

function freeze({ row, countedFen }: EvidenceRow): Evidence {
  const { asset, provider, asOf, file, line } = row.holding;
  const shown = isKnownSource(asset.source) ? describeAsset(asset) : describeUnknown(asset.source);
  return {
    source: asset.source,
    provider,
    asOf,
    file,
    line,
    certainty: row.certainty,
    note: say(`${row.note.zh}；${shown.zh}`, `${row.note.en}; ${shown.en}`),
    memberOrdinal: row.memberOrdinal,
    asset,
    ...(countedFen === undefined ? {} : { countedFen }),
  };
}

function describeUnknown(source: string): Bilingual {
  return say(
    `数据源“${source}”的记录，本版本不能读取`,
    `a row of the source "${source}", which this version cannot read`,
  );
}

function describeAsset(asset: Asset): Bilingual {
  switch (asset.source) {
    case 'bank': {
      const [account, balance] = [lastFour(asset.accountNumber), formatYuan(asset.balanceFen)];
      const currency = asset.currency === undefined ? '' : ` ${asset.currency}`;
      return say(
        `账户尾号 ${account}，${asset.balanceDate} 余额 ${balance}${currency}，状态“${asset.status}”`,
        `account ending in ${account}, balance ${balance}${currency} on ${asset.balanceDate}, state "${asset.status}"`,
      );
    }
    case 'vehicle':
      return say(
        `机动车，号牌种类“${asset.plateType}”，状态“${asset.status}”`,
        `vehicle, plate type "${asset.plateType}", state "${asset.status}"`,
      );
    case 'property':
      return say(
        `不动产，用途“${asset.purpose}”，份额“${asset.share ?? ''}”，状态“${asset.status}”`,
        `title, use "${asset.purpose}", share "${asset.share ?? ''}", state "${asset.status}"`,
      );
  }
}
