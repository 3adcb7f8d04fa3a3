/** What a household owns, earns and what has changed, in one screen: whose, which source, as of when; what is not known says so. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import {
  type Overview,
  type OverviewBlock,
  sayCompared,
} from '../../../shared/domain/assessment/overview.ts';
import type { EarnedMonth } from '../../../shared/domain/assessment/overview-earned.ts';
import type { OverviewLine, OverviewSubject } from '../../../shared/domain/assessment/overview-lines.ts';
import { sayRange, sortTitles } from '../../../shared/domain/catalogue/rules/describe-income.ts';
import { sum } from '../../../shared/domain/catalogue/rules/income-found.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { note, panel, table, tag } from '../views/parts.ts';
import type { StaffVisit } from '../visit.ts';

const titles: Readonly<Record<OverviewSubject, Bilingual>> = {
  owned: say('财产', 'Owned'),
  earned: say('收入', 'Earned'),
  changed: say('变动', 'Changed'),
};

const nothingFound: Readonly<Record<OverviewSubject, Bilingual>> = {
  owned: say('没有查到财产', 'nothing found'),
  earned: say('没有查到收入', 'no income found'),
  changed: say('没有查到变化', 'no change found'),
};

const ofOthers = say('已比对的成员：', 'of the members compared: ');

/** So many lines of a block; the rest are counted, and stand in the list of holdings below. */
const mostLines = 7;

export function overviewOfHousehold(overview: Overview, visit: StaffVisit): Part {
  const { t } = visit;
  if (overview.kind === 'not-compared') return note('look', t(overview.why));
  const { blocks, notCompared } = overview;
  return html`${
      notCompared.length > 0 &&
      note(
        'look',
        html`<p>
          <strong
            >${t(say('以下成员未比对，其情况不明：', 'Not compared, so that nothing is known of them:'))}</strong
          >
          ${notCompared.map(t).join(t(say('；', '; ')))}
        </p>`,
      )
    }
    <div class="grid overview">
      ${blocks.map((block) => panel(t(titles[block.subject]), bodyOf(block, notCompared.length > 0, visit)))}
    </div>`;
}

/** @param isPartial some members are not compared: what is not found is not found of the others alone */
function bodyOf(block: OverviewBlock, isPartial: boolean, visit: StaffVisit): Html {
  const { subject, sums, lines, compared, gaps } = block;
  const { t } = visit;
  const more = lines.length - mostLines;
  // What nobody has delivered was not looked for, so that nothing found would be too much said.
  const isSilent = lines.length === 0 && compared.length > 0;
  return html`${sums.length > 0 && html`<p><strong>${sums.map(t).join(t(say('；', '; ')))}</strong></p>`}
  ${isSilent && html`<p class="empty">${isPartial && t(ofOthers)}${t(nothingFound[subject])}</p>`}
  ${
    lines.length > 0 &&
    html`<ul class="plain">
      ${lines.slice(0, mostLines).map((line) => lineOf(line, visit))}
    </ul>`
  }
  ${more > 0 && html`<p class="aside">${t(say(`另有 ${more} 项，见下方财产记录。`, `${more} more: see the holdings below.`))}</p>`}
  ${monthsOf(block.months, visit)}
  ${gaps.map((gap) => html`<p>${tag(t(say('未知', 'not known')), 'look')} ${t(gap)}</p>`)}
  ${compared.length > 0 && html`<p class="aside">${t(say('已比对：', 'Compared: '))}${t(sayCompared(compared))}</p>`}`;
}

function lineOf(
  { titles: sources, text, whose, providers, asOf, doubts, flag }: OverviewLine,
  visit: StaffVisit,
): Html {
  const { t, providerName } = visit;
  const days =
    asOf.from === asOf.to ? asOf.to : t(say(`${asOf.from} 至 ${asOf.to}`, `${asOf.from} to ${asOf.to}`));
  const separator = t(say('、', ', '));
  return html`<li>
    <b>${whose.join('、')}</b> ${t(text)} ${flag !== undefined && tag(t(flag), 'look')}
    ${doubts.map((doubt) => tag(t(doubt), 'look'))} <br /><span class="aside"
      >${sources.map(t).join(separator)} · ${providers.map(providerName).join(separator)} · ${days}</span
    >
  </li>`;
}

/** Month by month, folded: the sum of a month is that of its kinds. */
function monthsOf(months: readonly EarnedMonth[], { t }: StaffVisit): Part {
  if (months.length === 0) return undefined;
  const sorts = [...new Set(months.flatMap(({ bySort }) => bySort.map(({ sort }) => sort)))];
  const rangeOf = ({ bySort }: EarnedMonth, wanted: string): string => {
    const same = bySort.find(({ sort }) => sort === wanted);
    return same === undefined ? '—' : t(sayRange(same.counts));
  };
  return html`<details>
    <summary>
      ${t(say('按月列出（按政策计入的金额，元）', 'month by month (yuan, as policy counts them)'))}
    </summary>
    ${table(
      months,
      [
        {
          title: t(say('月份', 'month')),
          kind: 'date',
          cell: ({ month, isLater }) =>
            isLater ? t(say(`${month}（未计入）`, `${month} (not counted)`)) : month,
        },
        ...sorts.map((sort) => ({
          title: t(sortTitles[sort]),
          kind: 'num' as const,
          cell: (each: EarnedMonth) => rangeOf(each, sort),
        })),
        {
          title: t(say('合计', 'together')),
          kind: 'num',
          cell: ({ bySort }) => t(sayRange(sum(bySort.map(({ counts }) => counts)))),
        },
      ],
      { caption: t(say('各月收入', 'income by month')), quiet: true, empty: '' },
    )}
  </details>`;
}
