/** What a finding on income rests on, by month and kind: as it was frozen, whatever is delivered since. */
import type { Evidence, Finding } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarMonth, Fen } from '../../contracts/primitives.ts';
import { readerOf } from '../catalogue/catalogue.ts';
import { facetsOf, type Income } from '../catalogue/facets.ts';
import { sortTitles } from '../catalogue/rules/describe-income.ts';
import { measuredAgainst } from '../catalogue/say-amounts.ts';
import { formatYuan } from '../kernel/money.ts';
import { say, sayList } from '../kernel/say.ts';

/** The finding of a case that compares income with what is declared, where it has an amount. */
export function findIncomeFinding(findings: readonly Finding[]): (Finding & { amountFen: Fen }) | undefined {
  return findings.find(
    (finding): finding is Finding & { amountFen: Fen } =>
      measuredAgainst(finding.rule) === 'declared' && finding.amountFen !== null,
  );
}

/** `2026-10：工资性收入 900.00，转移净收入 300.00`, a part for each month. */
export function sayByMonth({ evidence }: Pick<Finding, 'evidence'>): Bilingual {
  const counted = evidence.flatMap((row) => {
    const income = incomeOf(row);
    return income === undefined || row.countedFen === undefined
      ? []
      : [{ month: income.month, sort: income.sort, fen: row.countedFen }];
  });
  const months = [...Map.groupBy(counted, ({ month }) => month)].sort(([a], [b]) => (a < b ? -1 : 1));
  return sayList(months.map(([month, rows]) => sayMonth(month, rows)));
}

function sayMonth(month: CalendarMonth, rows: readonly { sort: Income['sort']; fen: Fen }[]): Bilingual {
  const parts = [...Map.groupBy(rows, ({ sort }) => sort)].map(([sort, same]) => {
    const yuan = formatYuan(same.reduce((sum, { fen }) => sum + fen, 0));
    return say(`${sortTitles[sort].zh} ${yuan}`, `${sortTitles[sort].en} ${yuan}`);
  });
  return say(
    `${month}：${parts.map(({ zh }) => zh).join('，')}`,
    `${month}: ${parts.map(({ en }) => en).join(', ')}`,
  );
}

/** What one frozen row says of income; undefined where this version cannot read it. */
function incomeOf({
  asset,
  certainty,
  memberOrdinal,
  memberName = '',
  ...place
}: Evidence): Income | undefined {
  const reader = readerOf(asset);
  if (reader === undefined) return undefined;
  const trust = certainty === 'verified' ? 'verified' : 'probable';
  const holding = { ...place, asset, identityToken: '', checkDigitRight: true, name: memberName };
  const combined = reader.combine(
    [
      {
        ...{ holding, asset, memberOrdinal, memberName, note: say('', '') },
        ...{ certainty: trust, trust, state: reader.stateOf(asset) },
      },
    ],
    { yuanPerUnit: new Map() },
  );
  return facetsOf(combined, 'income')[0];
}
