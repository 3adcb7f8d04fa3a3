/** How an amount came about, line by line: on a case, in a preview and where standards change. */
import type { AmountLine } from '../../../shared/contracts/household-case.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { words } from '../texts/words.ts';
import type { Html } from '../views/html.ts';
import { table, yuan } from '../views/parts.ts';
import type { StaffVisit } from '../visit.ts';

export function calculationTable(lines: readonly AmountLine[], { t }: Pick<StaffVisit, 't'>): Html {
  return table(
    lines,
    [
      { title: t(say('项目', 'line')), cell: (line) => t(line.text) },
      { title: t(words.yuan), kind: 'num', cell: (line) => yuan(line.fen) },
    ],
    { caption: t(say('测算过程', 'the calculation')), quiet: true, empty: '' },
  );
}
