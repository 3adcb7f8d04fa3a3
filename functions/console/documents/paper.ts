/** What documents are made of: titles with an English gloss where asked for, ruled tables, lines to sign on. */
import type { IssuedDocument } from '../../../shared/contracts/documents.ts';
import type { Bilingual, CalendarDate, Fen } from '../../../shared/contracts/primitives.ts';
import { formatYuan } from '../../../shared/domain/kernel/money.ts';
import { html, type Html, type Part } from '../views/html.ts';

/** How one document is printed. */
export interface Paper {
  document: IssuedDocument;
  /** A text in Chinese, with English small beside it where the reader asked for it. */
  label: (text: Bilingual) => Html;
}

export function paperOf(document: IssuedDocument, gloss: boolean): Paper {
  return { document, label: labelWith(gloss) };
}

export function labelWith(gloss: boolean): Paper['label'] {
  return ({ zh, en }) => html`${zh}${gloss && zh !== en && html`<small lang="en">${en}</small>`}`;
}

/** 2026年11月24日, as documents date themselves. */
export function longDate(date: CalendarDate): string {
  const [year = '', month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** A date to be written by hand. */
export const blankDate = '　　　　年　　月　　日';

/** 2026年12月. */
export function longMonth(month: string): string {
  const [year = '', number] = month.split('-');
  return `${year}年${Number(number)}月`;
}

export function yuan(fen: Fen): string {
  return `${formatYuan(fen)} 元`;
}

/** A row of a form: what is asked, and the answer or room for it; a pair takes half the width. */
export type FormRow = readonly [Html, Part] | readonly [Html, Part, Html, Part];

export function formTable(rows: readonly FormRow[]): Html {
  return html`<table class="form">
    <tbody>
      ${rows.map(([title, value, secondTitle, secondValue]) =>
        secondTitle === undefined
          ? html`<tr>
              <th scope="row">${title}</th>
              <td colspan="3">${value}</td>
            </tr>`
          : html`<tr>
              <th scope="row">${title}</th>
              <td>${value}</td>
              <th scope="row">${secondTitle}</th>
              <td>${secondValue}</td>
            </tr>`,
      )}
    </tbody>
  </table>`;
}

export function listTable(titles: readonly Html[], rows: readonly (readonly Part[])[]): Html {
  return html`<div class="wide" tabindex="0" role="group">
    <table class="list">
      <thead>
        <tr>
          ${titles.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Room for handwriting, so many lines high. */
export function room(lines: 2 | 3 | 5): Html {
  return html`<span class="room-${lines}"></span>`;
}

/** A box to tick by hand, ticked where it is known. */
export function box(ticked: boolean, text: Part): Html {
  return html`<span class="box"><span class="mark">${ticked ? '√' : ''}</span>&nbsp;${text}</span>`;
}

/** Who signs, and when. */
export function signature(title: Html, name?: string, date?: CalendarDate): Html {
  return html`<p class="sign">
    <span>${title}：<span class="line">${name ?? ''}</span></span>
    <span>${date === undefined ? blankDate : longDate(date)}</span>
  </p>`;
}

/** Office, date, and where the seal goes. */
export function sealed({ document }: Paper, date: CalendarDate = document.on): Html {
  return html`<div class="seal">
    <p>${document.office}（印章）</p>
    <p>${longDate(date)}</p>
  </div>`;
}

/** A paragraph of a letter, or of what somebody wrote: its own lines stay. */
export function paragraphs(text: string): Html {
  return html`${text.split(/\r?\n/).map((line) => html`<p class="body">${line}</p>`)}`;
}
