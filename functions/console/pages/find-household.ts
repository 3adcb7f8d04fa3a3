/** A household is found by its number; names are no keys, so that none ever stands in one. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say as text } from '../../../shared/domain/kernel/say.ts';
import { words } from '../texts/words.ts';
import { textField } from '../views/fields.ts';
import { html } from '../views/html.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';

export function findHouseholdPage({ say }: StaffVisit, value?: string, error?: Bilingual): Page {
  return {
    title: words.households,
    body: html`<div class="panel">
      <form method="get" action="/households" class="narrow">
        ${textField({
          name: 'number',
          label: say(text('家庭编号', 'household number')),
          hint: say(
            text(
              '花名册上的编号，如 LX-0001 或 329901-LX-0001。姓名不能检索：有个案的家庭可从“待办”打开。',
              'As in the roster, with or without the county in front. Names cannot be searched: a household with a case is opened from the worklist.',
            ),
          ),
          value,
          error: error && say(error),
        })}
        <button>${say(text('查看档案', 'Open the file'))}</button>
      </form>
    </div>`,
  };
}
