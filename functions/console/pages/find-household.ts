/**
 * A household is looked up by its number, a name, a village or an identity number. What is entered is sent, so that it stands
 * in no address; that somebody looked, and what a file is opened for, go on record.
 */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { statedReasons, type Purpose } from '../../../shared/domain/staff/purposes.ts';
import type { LookedUp } from '../../../shared/domain/roster/look-up.ts';
import { countOf, say } from '../../../shared/domain/kernel/say.ts';
import { householdAddress } from '../texts/addresses.ts';
import { words } from '../texts/words.ts';
import { hidden, select, textField } from '../views/fields.ts';
import { html, type Html } from '../views/html.ts';
import { note, panel, table } from '../views/parts.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';

/** What was entered, what is wrong with it, and what was found; `not-kept`: names are known from the next roster on. */
export interface Sought {
  entered?: string | undefined;
  purpose?: Purpose | undefined;
  enteredError?: Bilingual;
  purposeError?: Bilingual;
  found?: LookedUp | 'not-kept';
}

export function findHouseholdPage(visit: StaffVisit, sought: Sought = {}): Page {
  const { t } = visit;
  const { entered, enteredError, found } = sought;
  return {
    title: words.households,
    body: html`<div class="panel">
        <form method="post" action="/households/look-up" class="narrow" role="search">
          ${hidden('csrf', visit.csrf)}
          ${textField({
            name: 'entered',
            label: t(
              say(
                '家庭编号、个案号、姓名、村社区或身份证号',
                'household or case number, name, village or identity number',
              ),
            ),
            hint: t(
              say(
                '编号如 LX-0001，个案如 LX-0001/1；姓名和村名可以只输入一部分，也可以用空格分开一起输入（村名 姓名）；身份证号须完整。查询留痕，不记录所输内容。',
                'A number such as LX-0001, a case such as LX-0001/1; of a name or a village a part is enough, and both may be given with a space between; an identity number has to be whole. That you looked goes on record, what you entered does not.',
              ),
            ),
            value: entered,
            error: enteredError && t(enteredError),
          })}
          ${purposeField(visit, sought)}
          <button>${t(say('查询', 'Look up'))}</button>
        </form>
      </div>
      ${found !== undefined && foundPanel(visit, found, sought.purpose)}`,
  };
}

function foundPanel(
  visit: StaffVisit,
  found: NonNullable<Sought['found']>,
  purpose: Purpose | undefined,
): Html {
  const { t } = visit;
  if (found === 'not-kept')
    return note(
      'look',
      t(
        say(
          '导入下一份花名册后才能按姓名查询；现在请输入家庭编号或身份证号。',
          'Names can be looked up once the next roster is imported. Enter a household number or an identity number now.',
        ),
      ),
    );
  const { length } = found.found;
  const title = say(
    found.total > length
      ? `找到 ${found.total} 户，显示前 ${length} 户，请输入得更完整`
      : `找到 ${length} 户`,
    found.total > length
      ? `${found.total} households, the first ${length} of them: enter more of it`
      : countOf(length, 'household'),
  );
  return panel(
    t(title),
    table(
      found.found,
      [
        {
          title: t(say('家庭', 'household')),
          cell: ({ householdId, number }) =>
            html`<a href="${householdAddress(householdId, purpose)}">${number}</a>`,
        },
        { title: t(say('户主', 'head')), cell: ({ headName }) => headName },
        { title: t(say('成员', 'members')), cell: ({ names }) => names.join(t(say('、', ', '))) },
        { title: t(say('乡镇', 'town')), cell: ({ town }) => town },
        { title: t(say('村社区', 'village')), cell: ({ village }) => village },
      ],
      {
        caption: t(words.households),
        quiet: true,
        empty: t(
          say(
            '本县（乡镇）在册家庭中没有；已退出的家庭按编号查询。',
            'None of your households in the roster. One that has left it is found by its number.',
          ),
        ),
      },
    ),
  );
}

/** For who comes by a link that does not say what for. */
export function askPurposePage(visit: StaffVisit, household: string, wrong?: Bilingual): Page {
  const { t } = visit;
  return {
    title: say('查看家庭档案', "Open a household's file"),
    crumbs: html`<a href="/households">${t(words.households)}</a> › ${household}`,
    body: html`<div class="panel">
      <form method="get" action="${householdAddress(household)}" class="narrow">
        ${purposeField(visit, wrong === undefined ? {} : { purposeError: wrong })}
        <button>${t(say('查看档案', 'Open the file'))}</button>
      </form>
    </div>`,
  };
}

function purposeField({ t }: StaffVisit, { purpose, purposeError }: Sought): Html {
  return select({
    name: 'purpose',
    label: t(say('查看目的', 'what for')),
    hint: t(say('与您的姓名一起记入审计。', 'It goes on record together with your name.')),
    none: t(say('请选择', 'choose')),
    value: purpose,
    error: purposeError && t(purposeError),
    choices: Object.entries(statedReasons).map(([value, label]) => ({ value, label: t(label) })),
  });
}
