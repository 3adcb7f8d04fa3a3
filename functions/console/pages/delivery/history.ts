/** All recorded files of one provider, page by page. */
import type { FilePage } from '../../../../shared/app/deliveries/list-files.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { parseSubjectName } from '../../../../shared/store/keys.ts';
import { html } from '../../views/html.ts';
import { historyAddress } from '../../texts/addresses.ts';
import { panel } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { filesSheet, nameOf, titles } from '../deliveries.ts';

/** @param of name of whose files these are */
export function historyPage(visit: StaffVisit, of: string, { files, next }: FilePage): Page {
  const { t } = visit;
  const name = of === '' ? '' : nameOf(parseSubjectName(of), visit);
  const sheet = filesSheet(visit, 'history', titles.history, files);
  const older = next && historyAddress(of, { at: next.at, id: next.fileId });
  return {
    title: titles.history,
    sheets: [sheet],
    body: html`<p>
        <a href="/deliveries">${t(say('返回近期交付', 'Back to recent deliveries'))}</a>
      </p>
      ${panel(
        t(say(`${titles.history.zh}：${name}`, `${titles.history.en}: ${name}`)),
        html`${sheet.shown}${
          older && html`<p><a href="${older}">${t(say('更早的交付', 'Older deliveries'))}</a></p>`
        }`,
      )}`,
  };
}
