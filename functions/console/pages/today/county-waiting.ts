/** What waits for somebody in the county, a list for each; what does not is named in one line. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { say as text } from '../../../../shared/domain/kernel/say.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { html, type Html } from '../../views/html.ts';
import { panel } from '../../views/parts.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import type { CountyMorning } from './county-morning.ts';
import { clearancesSheet } from './county-sheets.ts';
import { caseLines, linesSheet } from './lines.ts';

export interface WaitingList {
  title: Bilingual;
  count: number;
  sheet: Sheet;
  /** What the page shows of it. */
  shown: Html;
}

export function waitingLists(visit: StaffVisit, morning: CountyMorning): WaitingList[] {
  const { open, replyEnded, clearances } = morning;
  const inState = (...states: ListedCase['state'][]): ListedCase[] =>
    states.flatMap((state) => open.filter((each) => each.state === state));
  const cases = (
    name: string,
    title: Bilingual,
    rows: readonly ListedCase[],
    filter: Record<string, string>,
  ): WaitingList => {
    const sheet = linesSheet(visit, { name, title, rows });
    return { title, count: rows.length, sheet, shown: html`${caseLines(rows, visit, filter)}${sheet.links}` };
  };
  const replies = repliesSheet(visit, replyEnded);
  const ending = clearancesSheet(visit, morning);
  return [
    cases(
      'to-propose',
      text('应享未享，等待提出意见', 'Perhaps due more, waiting for a proposal'),
      inState('raised', 'screened').filter(isEntitlement),
      { kind: 'entitlement' },
    ),
    cases(
      'to-check',
      text('等待县级核查', 'Waiting for the check'),
      inState('proposed').filter((each) => !isEntitlement(each)),
      { state: 'proposed' },
    ),
    {
      title: repliesTitle,
      count: replyEnded.length,
      sheet: replies,
      shown: html`${repliesOf(replyEnded, visit)}${replies.links}`,
    },
    cases('to-notify', text('等待告知或决定', 'Waiting for a notice, or a decision'), inState('checked'), {
      state: 'checked',
    }),
    cases('to-decide', text('已听取意见，等待决定', 'Heard, waiting for the decision'), inState('heard'), {
      state: 'heard',
    }),
    cases(
      'to-raise',
      text('应享未享，等待决定', 'Perhaps due more, waiting for the decision'),
      inState('proposed').filter(isEntitlement),
      { kind: 'entitlement', state: 'proposed' },
    ),
    cases(
      'second-person',
      text('等待第二人复核', 'Waiting for a second person'),
      open.filter(({ awaitsSecond }) => awaitsSecond),
      { second: 'yes' },
    ),
    {
      title: text('即将到期的排除', 'Clearances that end soon'),
      count: clearances.length,
      sheet: ending,
      shown: ending.shown,
    },
  ];
}

/** A proposal to give more is decided without a check in between. */
function isEntitlement({ kind }: ListedCase): boolean {
  return kind === 'entitlement';
}

export function showWaiting(lists: readonly WaitingList[], { say, both }: StaffVisit): Html {
  const [busy, idle] = [lists.filter(({ count }) => count > 0), lists.filter(({ count }) => count === 0)];
  return html`<div class="grid">${busy.map(({ title, shown }) => panel(both(title), shown))}</div>
    ${
      idle.length > 0 &&
      html`<p class="aside idle">
        ${say(text('目前没有：', 'Nothing in: '))}${idle.map(({ title }) => say(title)).join(say(text('、', ', ')))}
      </p>`
    }`;
}

const repliesTitle = text('反馈期已满', 'Reply periods that ended');

function repliesSheet(visit: StaffVisit, replyEnded: CountyMorning['replyEnded']): Sheet {
  return sheetOf<CountyMorning['replyEnded'][number]>(visit, {
    name: 'reply-ended',
    title: repliesTitle,
    rows: replyEnded,
    columns: [
      { title: text('乡镇', 'town'), type: 'text', of: ({ case: { town } }) => town },
      { title: text('户主', 'head'), type: 'text', of: ({ case: { headName } }) => headName },
      { title: text('家庭编号', 'household'), type: 'text', of: ({ case: { householdId } }) => householdId },
      { title: text('期满', 'over since'), type: 'date', of: ({ until }) => until },
    ],
  });
}

function repliesOf(replyEnded: CountyMorning['replyEnded'], { say }: StaffVisit): Html {
  return html`<ul class="plain">
    ${replyEnded.map(
      ({ case: each, until }) =>
        html`<li class="rows">
          <span
            ><a href="${caseAddress(each)}">${each.headName}</a>
            <span class="aside">${each.town} ${each.village}</span></span
          ><span class="aside">${say(text(`${until} 期满`, `over since ${until}`))}</span>
        </li>`,
    )}
  </ul>`;
}
