import { expect, test } from 'vitest';
import { renderDocument } from '../../functions/console/documents/render-document.ts';
import { documentStyle } from '../../functions/console/assets/document-style.ts';
import { documentKind, type DocumentKind } from '../../shared/contracts/case-steps.ts';
import { aHardCase, heard, steps } from '../builders/case-life.ts';
import { findBarriers } from './support/accessibility.ts';
import { phone, useBrowser } from './support/browser.ts';

const openPage = useBrowser();

const life = heard(aHardCase()).take('approver', steps.decide);

function print(document: DocumentKind, gloss: boolean): string {
  const issued = life.take('county', { step: 'issue-document', document }).case.documents.at(-1)!;
  const options = { gloss, styleAddress: '/style.css', scriptAddress: '/script.js', toolbar: '' };
  return String(renderDocument(issued, options))
    .replace('<link rel="stylesheet" href="/style.css" />', `<style>${documentStyle}</style>`)
    .replace('<script src="/script.js" defer></script>', '');
}

test.each(documentKind.options)(
  '%s fits its sheet of A4 and a phone, and can be read aloud',
  async (kind) => {
    const page = await openPage(phone);
    await page.setContent(print(kind, true));
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.setContent(print(kind, false));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(kind === 'survey-form' ? 2 : 1);
  },
);
