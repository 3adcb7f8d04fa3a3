/** A household is found by its number; names are no keys, so that none ever stands in one. What for goes on record. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { statedReasons } from '../../../shared/domain/staff/purposes.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { householdAddress } from '../texts/addresses.ts';
import { words } from '../texts/words.ts';
import { select, textField } from '../views/fields.ts';
import { html, type Html } from '../views/html.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';

/** What was entered, and what is wrong with it. */
export interface Sought {
  number?: string | undefined;
  purpose?: string | undefined;
  numberError?: Bilingual;
  purposeError?: Bilingual;
}

export function findHouseholdPage(visit: StaffVisit, sought: Sought = {}): Page {
  const { t } = visit;
  const { number, numberError } = sought;
  return {
    title: words.households,
    body: html`<div class="panel">
      <form method="get" action="/households" class="narrow">
        ${textField({
          name: 'number',
          label: t(say('家庭编号', 'household number')),
          hint: t(
            say(
              '花名册上的编号，如 LX-0001 或 329901-LX-0001。姓名不能检索：有个案的家庭可从“待办”打开。',
              'As in the roster, with or without the county in front. Names cannot be searched: a household with a case is opened from the worklist.',
            ),
          ),
          value: number,
          error: numberError && t(numberError),
        })}
        ${purposeField(visit, sought)}
        <button>${t(say('查看档案', 'Open the file'))}</button>
      </form>
    </div>`,
  };
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
