/** What went wrong, in plain words, and where to go from here. */
import { describeProblem, problemKinds } from '../../../shared/contracts/problems.ts';
import type { Problem } from '../../../shared/web/problems.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { words } from '../texts/words.ts';
import { html } from '../views/html.ts';
import type { Page } from '../views/shell.ts';
import type { Visit } from '../visit.ts';

export function problemPage({ t, staff }: Visit, problem: Problem): Page {
  const { detail, zh } = describeProblem(problem.code, problem);
  return {
    title: problemKinds[problem.code].title,
    body: html`<div class="panel">
      <p>${t(say(zh.detail, detail))}</p>
      <p class="actions">
        <a class="button" href="${staff === undefined ? '/auth/sign-in' : '/'}"
          >${t(staff === undefined ? words.signIn : say('回到今天', 'Back to today'))}</a
        >
      </p>
    </div>`,
  };
}
