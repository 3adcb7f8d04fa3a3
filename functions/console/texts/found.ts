/** What was found, short enough for a row of a list: `17,280.00 / 14,400.00 · 1.2×`, 小型汽车 2. */
import type { ListedCase, ListedFinding } from '../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { titleOfRule } from '../../../shared/domain/catalogue/catalogue.ts';
import { measuredAgainst } from '../../../shared/domain/catalogue/say-amounts.ts';
import { formatYuan } from '../../../shared/domain/kernel/money.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { listNames } from './words.ts';

/** Of a line that an earlier version wrote only the rules are known. */
export function findingsOf({ rules, found }: Pick<ListedCase, 'rules' | 'found'>): readonly ListedFinding[] {
  return found ?? rules.map((rule) => ({ rule, amountFen: null, limitFen: null, things: [] }));
}

/** Every finding with what it comes to. */
export function sayFound(it: Pick<ListedCase, 'rules' | 'found'>): Bilingual {
  return listNames(
    findingsOf(it).map((each) => {
      const [title, figure] = [titleOfRule(each.rule), figureOf(each)];
      return figure === undefined ? title : say(`${title.zh}（${figure.zh}）`, `${title.en} (${figure.en})`);
    }),
  );
}

/** The amount beside what it is compared with, else what kinds of things there are. */
export function figureOf({ rule, amountFen, limitFen, things }: ListedFinding): Bilingual | undefined {
  if (amountFen === null || limitFen === null) {
    const counted = things.map(({ sort, count }) => say(`${sort.zh} ${count}`, `${sort.en}: ${count}`));
    return counted.length === 0 ? undefined : listNames(counted);
  }
  const [amount, against] = [formatYuan(amountFen), formatYuan(limitFen)];
  if (measuredAgainst(rule) === 'due')
    return say(`实发 ${amount} / 应发 ${against}`, `paid ${amount} / due ${against}`);
  const times = timesOf(amountFen, limitFen);
  const figure = `${amount} / ${against}${times === undefined ? '' : ` · ${times}×`}`;
  return say(figure, figure);
}

/** How many times the limit, one digit behind the point below ten; undefined where nothing is allowed at all. */
export function timesOf(amountFen: number, limitFen: number): string | undefined {
  return limitFen > 0 ? (amountFen / limitFen).toFixed(amountFen < 10 * limitFen ? 1 : 0) : undefined;
}
