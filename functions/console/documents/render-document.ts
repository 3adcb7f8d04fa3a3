/** A document as a page of its own, to be printed on A4. */
import type { DocumentKind } from '../../../shared/contracts/case-steps.ts';
import { say, sayWord } from '../../../shared/domain/kernel/say.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { IssuedDocument } from '../../../shared/contracts/documents.ts';
import { lookUp } from '../../../shared/contracts/stored.ts';
import { documentTitles } from '../../../shared/domain/cases/words.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { changeForm } from './change-form.ts';
import { householdTable, membersTable } from './common.ts';
import { foundList } from './found.ts';
import { comparisonReport } from './comparison-report.ts';
import { decision, notice } from './letters.ts';
import { labelWith, paperOf, type Paper } from './paper.ts';
import { serviceRecord } from './service-record.ts';
import { surveyForm } from './survey-form.ts';

const bodies: Readonly<Record<DocumentKind, (paper: Paper) => Html>> = {
  'survey-form': surveyForm,
  'comparison-report': comparisonReport,
  notice,
  'service-record': serviceRecord,
  'change-form': changeForm,
  decision,
};

/** A document that another version issued, as far as its facts are known here. */
function unknownPaper(paper: Paper): Html {
  return html`<p>${paper.label(notPrintable)}</p>
    ${householdTable(paper)} ${membersTable(paper)} ${foundList(paper)}`;
}

const notPrintable = say(
  '此文书由另一版本的系统出具，本版本只能显示其中的事实，不能排印原文。',
  'Another version of Hedui issued this document; this one shows its facts and cannot print it.',
);

export interface PrintOptions {
  /** English small beside the Chinese. */
  gloss: boolean;
  styleAddress: string;
  scriptAddress: string;
  /** Above the sheet on the screen, never on paper: back, print. */
  toolbar: Part;
}

export function renderDocument(document: IssuedDocument, options: PrintOptions): Html {
  return renderSheet(printedSheet(document, options.gloss), options);
}

/** Documents of many households, each on a sheet of its own. */
export function renderDocuments(
  documents: readonly IssuedDocument[],
  title: Bilingual,
  options: PrintOptions,
): Html {
  return renderSheets(
    documents.map((each) => printedSheet(each, options.gloss)),
    title.zh,
    options,
  );
}

function printedSheet(document: IssuedDocument, gloss: boolean): PrintedSheet {
  const { kind, number } = document;
  const body = (lookUp(bodies, kind) ?? unknownPaper)(paperOf(document, gloss));
  return { kind, number, title: sayWord(documentTitles, kind), body };
}

/** What is printed: a title, a number, and the rest. */
export interface PrintedSheet {
  kind: string;
  number: string;
  title: Bilingual;
  body: Html;
}

export function renderSheet(sheet: PrintedSheet, options: PrintOptions): Html {
  return renderSheets([sheet], `${sheet.title.zh} ${sheet.number}`, options);
}

function renderSheets(
  sheets: readonly PrintedSheet[],
  title: string,
  { gloss, styleAddress, scriptAddress, toolbar }: PrintOptions,
): Html {
  const label = labelWith(gloss);
  return html`<!DOCTYPE html>
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${styleAddress}" />
        <script src="${scriptAddress}" defer></script>
      </head>
      <body>
        <nav class="toolbar" aria-label="打印">${toolbar}</nav>
        <main>
          ${sheets.map(
            (sheet) =>
              html`<article class="sheet ${sheet.kind}">
                <header>
                  <h1>${label(sheet.title)}</h1>
                  <p class="reference">${sheet.number}</p>
                </header>
                ${sheet.body}
              </article>`,
          )}
        </main>
      </body>
    </html>`;
}
