/** A form that was sent after its session had ended, with all that was entered: nothing is lost, and nothing was done. */
import { say } from '../../../shared/domain/kernel/say.ts';
import type { Entered } from '../steps/form.ts';
import { hidden } from '../views/fields.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { note } from '../views/parts.ts';
import type { Page } from '../views/shell.ts';
import type { Visit } from '../visit.ts';

export interface RedisplayedForm {
  why: 'session-ended' | 'signed-in-again';
  entered: Entered;
  /** Fields with files, which no page can fill in for somebody. */
  fileFields: readonly string[];
}

/** Says of a form that it came by way of this page, so that it is shown before it is taken. */
const mark = 'given-back';

export function isRedisplayed(entered: Entered): boolean {
  return entered[mark]?.[0] === 'yes';
}

export function redisplayFormPage(visit: Visit, form: RedisplayedForm): Page {
  const { t, path } = visit;
  const isEnded = form.why === 'session-ended';
  return {
    title: isEnded ? say('登录已结束', 'Your session has ended') : say('请核对后提交', 'Look, then send'),
    body: html`<div class="panel">
      ${isEnded ? signInFirst(visit) : signedInAgain(visit)} ${enteredTexts(form.entered, visit)}
      <form
        method="post"
        action="${path}"
        ${form.fileFields.length > 0 && html` enctype="multipart/form-data"`}
      >
        ${fieldsOf(form, visit)}
        ${form.fileFields.map(
          (name) =>
            html`<label
              >${t(say('照片或扫描件须重新选择', 'choose the photos or scans again'))}<input
                type="file"
                name="${name}"
                multiple
            /></label>`,
        )}
        <p class="actions">
          <button>${t(isEnded ? say('已登录，继续', 'Signed in: go on') : say('提交', 'Send'))}</button>
        </p>
      </form>
    </div>`,
  };
}

/** In a tab of its own, since this page alone holds what was entered. */
function signInFirst({ t }: Visit): Html {
  return note(
    'look',
    html`<p>
        <strong
          >${t(say('您的登录已结束，刚才填写的内容没有提交，都还在本页。', 'Your session has ended. What you entered was not sent; all of it is still on this page.'))}</strong
        >
      </p>
      <ol>
        <li>
          <a href="/auth/sign-in?return=%2F" target="_blank" rel="noopener"
            >${t(say('在新页签中重新登录', 'Sign in again in a new tab'))}</a
          >
        </li>
        <li>${t(say('回到本页，按“已登录，继续”', 'Come back to this page and go on'))}</li>
      </ol>`,
  );
}

export function signedInAgain({ t }: Visit): Html {
  return note(
    'look',
    html`<p>
      <strong
        >${t(say('您已重新登录。填写的内容都在，尚未办理；请核对后提交。', 'You are signed in again. What you entered is here and nothing was done yet: look, then send it.'))}</strong
      >
    </p>`,
  );
}

function fieldsOf({ why, entered }: RedisplayedForm, visit: Visit): Html[] {
  const sent = Object.entries(entered).filter(([name]) => name !== 'csrf' && name !== mark);
  const again: readonly [string, readonly string[]][] = [
    why === 'session-ended' ? [mark, ['yes']] : ['csrf', [visit.csrf]],
  ];
  return [...sent, ...again].flatMap(([name, values]) => values.map((value) => hidden(name, value)));
}

/** What people wrote themselves: codes that a form brings with it say nothing to them. */
function enteredTexts(entered: Entered, { t }: Visit): Part {
  const written = Object.values(entered)
    .flat()
    .filter((value) => /[^\x21-\x7e]/.test(value));
  if (written.length === 0) return undefined;
  return html`<h2>${t(say('您填写的文字', 'What you wrote'))}</h2>
    ${written.map((value) => html`<blockquote class="entered">${value}</blockquote>`)}`;
}
