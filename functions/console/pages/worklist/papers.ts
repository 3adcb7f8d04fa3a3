/** The papers of a list by village, so that one way there serves all of them. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { IssuedDocument } from '../../../../shared/contracts/documents.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { words } from '../../texts/words.ts';
import { html } from '../../views/html.ts';
import { note, withQuery } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import { sheetOf } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { addressOf, readWorklistQuery } from './filters.ts';

/** So many households are printed at once: their papers stay a page of a few hundred kilobytes. */
export const householdsAtOnce = 15;

/** A household that is to be visited, with the papers that were issued for it. */
export interface CasePapers {
  line: ListedCase;
  papers: readonly IssuedDocument[];
}

export interface VillagePapers {
  town: string;
  village: string;
  cases: readonly CasePapers[];
  /** Which part of the village, from 1, where it is too large to be printed at once. */
  part: number;
}

/** The villages of a list for which papers were issued, in order, a large one in parts. */
export function byVillage(cases: readonly CasePapers[]): VillagePapers[] {
  const issued = cases.filter(({ papers }) => papers.length > 0);
  const villages = [...Map.groupBy(issued, ({ line }) => `${line.town} ${line.village}`)];
  villages.sort(([a], [b]) => a.localeCompare(b, 'zh'));
  return villages.flatMap(([, those]) => {
    const { town = '', village = '' } = those[0]?.line ?? {};
    const parts = Math.ceil(those.length / householdsAtOnce);
    return Array.from({ length: parts }, (_, n) => ({
      ...{ town, village, part: n + 1 },
      cases: those.slice(n * householdsAtOnce, (n + 1) * householdsAtOnce),
    }));
  });
}

export interface PapersView {
  list: string;
  villages: readonly VillagePapers[];
  /** For so many households papers were issued just now. */
  done: number;
}

export function papersPage(visit: StaffVisit, { list, villages, done }: PapersView): Page {
  const { t } = visit;
  const sheet = sheetOf<VillagePapers>(visit, {
    name: 'villages',
    title: say('按村打印文书', 'Print by village'),
    rows: villages,
    empty: say(
      '尚未为待入户的家庭出具文书，请先在待办中批量出具',
      'nothing was issued for a household that is to be visited: issue papers in the worklist first',
    ),
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
      {
        title: say('文书份数', 'papers'),
        type: 'count',
        of: ({ cases }) => cases.flatMap(({ papers }) => papers).length,
      },
    ],
  });
  return {
    title: say('按村打印文书', 'Print by village'),
    crumbs: html`<a href="${addressOf(readWorklistQuery(list))}">${t(words.worklist)}</a>`,
    sheets: [sheet],
    body: html`${done > 0 && note('good', html`<p>${t(say(`已为 ${done} 户出具文书。`, `Papers were issued for ${done} households.`))}</p>`)}
      <div class="panel narrow">
        <p class="aside">
          ${t(say('打开一个村即可打印该村已出具的入户调查表和核对报告。', 'Open a village to print the survey forms and comparison reports that were issued for it.'))}
        </p>
        ${sheet.shown}
      </div>`,
  };
}
