/** What rosters did to a household, in words and with links: numbers that changed or were given away, people who moved, its end. */
import type { HouseholdFile, HouseholdLink } from '../../../shared/contracts/household-file.ts';
import type { Bilingual, CalendarDate } from '../../../shared/contracts/primitives.ts';
import { sayEnd } from '../../../shared/domain/cases/closing-cause.ts';
import { personAt, sayPerson } from '../../../shared/domain/roster/people.ts';
import { describeLink } from '../../../shared/domain/roster/describe-link.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { householdAddress } from '../texts/addresses.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { note, panel } from '../views/parts.ts';
import type { StaffVisit } from '../visit.ts';

/**
 * Newest first; nothing where nothing happened.
 * @param since what was before that day is left out
 */
export function historyOf(file: HouseholdFile, visit: StaffVisit, since?: CalendarDate): Part {
  const { ended, unreadable = [], status } = file.profile;
  const links = (file.profile.links ?? []).filter(({ on }) => since === undefined || on >= since);
  const { t } = visit;
  const end =
    status === 'ended' &&
    note(
      'look',
      html`<p>
          <strong>${t(sayEnd(ended))}</strong>
          ${ended && ended.on !== unknownDay && html`<span class="aside">${ended.on}</span>`}
        </p>
        <p>${t(sayWhatFollows(ended?.cause))}</p>`,
    );
  const unknown =
    status === 'disputed' && unreadable.length > 0 && note('look', html`<p>${t(sayUnreadable(file))}</p>`);
  if (links.length === 0) return html`${end}${unknown}`;
  const lines = [...links].reverse().map((link) => lineOf(link, file, visit));
  return html`${end}${unknown}${panel(
    t(say('编号与人员沿革', 'Numbers and people over the years')),
    html`<ul class="history">
      ${lines}
    </ul>`,
  )}`;
}

/** Ended before the day was kept. */
const unknownDay = '1970-01-01';

/** What a clerk has to know of a file that has ended, and do with a case that is open. */
function sayWhatFollows(cause: string | undefined): Bilingual {
  switch (cause) {
    case 'number-given-to-others':
      return say(
        '本档案及其中的个案属于原家庭，与现在使用该编号的家庭无关。未办结的个案请在这里核实后终结或继续办理。',
        'This file and its cases are about the people who had the number before, not about those who have it now. A case that is open is ended or gone on with here.',
      );
    case 'moved':
    case 'merged':
      return say(
        '本档案不再更新，成员今后的情况见上述家庭；从那里也能看到本档案的个案。未办结的个案请在这里终结或继续办理。',
        'This file is not kept up to date any more: for its members see the household above, from where the cases of this file are seen too. A case that is open is ended or gone on with here.',
      );
    default:
      return say(
        '本档案不再更新；再次列入花名册时继续使用。未办结的个案请在这里终结或继续办理。',
        'This file is not kept up to date any more, and goes on when a roster has the household again. A case that is open is ended or gone on with here.',
      );
  }
}

function sayUnreadable(file: HouseholdFile): Bilingual {
  const people = (file.profile.unreadable ?? []).map((ordinal) =>
    sayPerson(personAt(file, ordinal) ?? { ordinal }),
  );
  const [zh, en] = [people.map((each) => each.zh).join('、'), people.map((each) => each.en).join(', ')];
  return say(
    `花名册中${zh}的行或身份证号无法识别：该家庭暂不比对，已有疑点保留。`,
    `The roster's row or number of ${en} cannot be read: the household is not compared, and what was found stays.`,
  );
}

function lineOf(link: HouseholdLink, file: HouseholdFile, { t }: StaffVisit): Html {
  const other =
    link.household === undefined
      ? undefined
      : html`<a href="${householdAddress(link.household, 'roster-check')}">${link.household}</a>`;
  const [before, after] = describeLink(link, file);
  return html`<li><span class="aside">${link.on}</span> ${t(before)}${other}${t(after)}</li>`;
}

/** Former members: their records stay theirs. */
export function formerOf({ formerMembers }: HouseholdFile, { t }: StaffVisit): Part {
  if (formerMembers.length === 0) return undefined;
  const names = formerMembers.map(
    ({ ordinal, name, relation, leftOn }) =>
      html`<li>
        ${ordinal}. ${name}（${relation}）<span class="aside"
          >${t(
            leftOn === undefined
              ? say('已不在花名册', 'not in the roster any more')
              : say(`${leftOn} 起不在花名册`, `not in the roster since ${leftOn}`),
          )}</span
        >
      </li>`,
  );
  return html`<h3>${t(say('原家庭成员', 'Former members'))}</h3>
    <ul class="history">
      ${names}
    </ul>`;
}
