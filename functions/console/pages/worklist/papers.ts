/** The papers of a list by village, so that one way there serves all of them. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { words } from '../../texts/words.ts';
import { html } from '../../views/html.ts';
import { withQuery } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import { sheetOf } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { addressOf, readWorklistQuery } from './filters.ts';

/** So many households are printed at once: their papers stay a page of a few hundred kilobytes. */
export const householdsAtOnce = 15;

export interface VillagePapers {
  town: string;
  village: string;
  cases: readonly ListedCase[];
  /** Which part of the village, from 1, where it is too large to be printed at once. */
  part: number;
}

/** The villages of a list in order, a large one in parts. */
export function byVillage(cases: readonly ListedCase[]): VillagePapers[] {
  const villages = [...Map.groupBy(cases, ({ town, village }) => `${town} ${village}`)];
  villages.sort(([a], [b]) => a.localeCompare(b, 'zh'));
  return villages.flatMap(([, those]) => {
    const { town = '', village = '' } = those[0] ?? {};
    const parts = Math.ceil(those.length / householdsAtOnce);
    return Array.from({ length: parts }, (_, n) => ({
      ...{ town, village, part: n + 1 },
      cases: those.slice(n * householdsAtOnce, (n + 1) * householdsAtOnce),
    }));
  });
}

export function papersPage(visit: StaffVisit, list: string, villages: readonly VillagePapers[]): Page {
  const { t } = visit;
  const sheet = sheetOf<VillagePapers>(visit, {
    name: 'villages',
    title: say('按村打印文书', 'Print by village'),
    rows: villages,
    empty: say('没有待入户的家庭', 'no household is to be visited'),
    columns: [
      { title: say('乡镇', 'town'), type: 'text', of: ({ town }) => town },
      {
        title: say('村社区', 'village'),
        type: 'text',
        of: ({ village }) => village,
        show: ({ town, village, part }) =>
          html`<a href="${withQuery('/cases/papers/print', { list, town, village, part: String(part) })}"
            >${village}${part > 1 && ` (${part})`}</a
          >`,
      },
      { title: say('户数', 'households'), type: 'count', of: ({ cases }) => cases.length },
    ],
  });
  return {
    title: say('按村打印文书', 'Print by village'),
    crumbs: html`<a href="${addressOf(readWorklistQuery(list))}">${t(words.worklist)}</a>`,
    sheets: [sheet],
    body: html`<div class="panel narrow">
      <p class="aside">
        ${t(say('打开一个村即可打印该村已出具的入户调查表和核对报告。', 'Open a village to print the survey forms and comparison reports that were issued for it.'))}
      </p>
      ${sheet.shown}
    </div>`,
  };
}
