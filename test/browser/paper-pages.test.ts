/** Papers as they come out of the printer: what belongs together appears on one page, however much there is to say. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../functions/console/documents/render-document.ts';
import { style } from '../../functions/console/assets/style.ts';
import { worklistPage } from '../../functions/console/pages/worklist/index.ts';
import { renderPage } from '../../functions/console/views/shell.ts';
import { documentStyle } from '../../functions/console/assets/document-style.ts';
import type { CaseStepInput, DocumentKind, Supporter } from '../../shared/contracts/case-steps.ts';
import { listCase } from '../../shared/domain/cases/list-case.ts';
import { remediesOf } from '../../shared/domain/policy/document-policy.ts';
import { defaultPolicy } from '../../shared/domain/policy/default-policy.ts';
import { aHardCase, CaseLife, heard, steps } from '../builders/case-life.ts';
import { aVisit } from '../builders/shown.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from '../builders/household-file.ts';
import { useBrowser } from './support/browser.ts';
import { countOn, pagesWith, readPdfPages } from './support/pdf-pages.ts';

const openPage = useBrowser();

const supporter: Supporter = {
  ...{ headcount: 3, incomeFen: 6_000_00, incomePeriod: 'month', scheme: 'urban' },
  ...{ livesTogether: false, recipient: false, over60UnableToWork: false },
};
const reduce = (reason: string): CaseStepInput => ({
  ...{ step: 'propose', decision: 'reduce', scope: { kind: 'household' }, effectiveMonth: '2026-11' },
  ...{ monthlyAmountFen: 300_00, reason, deviation: '其子女的赡养费已经减半给付' },
  calculation: {
    ...{ headcount: 6, livingTogether: 6, incomeFen: 9_000_00, incomePeriod: 'year' },
    supporters: [supporter, { ...supporter, county: '110101' }, { ...supporter, recipient: true }],
  },
});

const contact = { office: '民政局社会救助科', address: '东街镇中路1号', telephone: '010-5550000' };
const policy = {
  ...defaultPolicy,
  documents: {
    ...defaultPolicy.documents,
    ...{ contacts: { '110101': contact }, offices: { '110101': '样例县民政局' } },
  },
};

/** A household of six with several findings, of whom much was written. */
function muchWritten(characters: number): CaseLife {
  const text = '经入户了解，存款系多年卖粮和外出务工所得，其中一部分为亲戚寄存。'
    .repeat(60)
    .slice(0, characters);
  const life = new CaseLife(
    aHousehold({
      profile: { headcount: 6 },
      members: [1, 2, 3, 4, 5, 6].map((ordinal) => aMember({ ordinal, name: `测家人${ordinal}` })),
      holdings: [aBankHolding({ balanceFen: 90_000_00, balanceDate: '2026-09-30' }), aVehicleHolding()],
    }),
    '2026-10-12',
    policy,
  );
  return life
    .take('county', steps.screen)
    .take('county', steps.dispatch)
    .take('handler', steps.begin)
    .take('handler', { ...steps.survey, found: `调查：${text}` })
    .take('leader', reduce(`事由：${text.slice(0, characters / 4)}`))
    .take('county', steps.check)
    .take('county', {
      ...steps.notice,
      reasons: text.slice(0, characters / 4) || '存款等金融资产超过限额',
      remedies: `作出决定后，${remediesOf(defaultPolicy.documents)}`,
    })
    .take('handler', steps.serve)
    .take('handler', steps.agrees)
    .take('county', steps.hear)
    .take('approver', steps.decide);
}

async function printed(kind: DocumentKind, life: CaseLife, name: string): Promise<string[]> {
  const issued = life.take('county', { step: 'issue-document', document: kind }).case.documents.at(-1)!;
  const options = { gloss: false, styleAddress: '/style.css', scriptAddress: '/script.js', toolbar: '' };
  const shown = String(renderDocument(issued, options))
    .replace('<link rel="stylesheet" href="/style.css" />', `<style>${documentStyle}</style>`)
    .replace('<script src="/script.js" defer></script>', '');
  return printedPages(shown, name);
}

/** The pages of the PDF; written to be looked at where somebody asks for pictures. */
async function printedPages(shown: string, name: string): Promise<string[]> {
  const page = await openPage();
  await page.setContent(shown);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const directory = process.env['PICTURES'];
  if (directory !== undefined) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `${name}.pdf`), pdf);
  }
  await page.context().close();
  return readPdfPages(pdf);
}

/** What is signed or sealed, by paper: all of it on the same page. */
const together: Partial<Record<DocumentKind, readonly string[]>> = {
  'survey-form': ['调查人：', '家庭成员：', '见证人（拒签时）：', '调查人员不少于两名'],
  'change-form': ['县级核查意见', '集体研究', '审批意见', '（印章）2026年10月12日'],
  'comparison-report': ['本报告只反映', '（印章）2026年10月12日'],
  'service-record': ['受送达人签名', '送达人签名（两名）', '（印章）2026年10月12日'],
  notice: ['申请行政复议', '有疑问的，请咨询', '（印章）2026年10月12日'],
  decision: ['申请行政复议', '有疑问的，请咨询', '（印章）2026年10月12日'],
};

describe('signatures and seals stay together on a page', { timeout: 120_000 }, () => {
  test.each(Object.entries(together) as [DocumentKind, string[]][])('%s', async (kind, texts) => {
    for (let characters = 0; characters < 2_000; characters += 130) {
      const pages = await printed(kind, muchWritten(characters), `${kind}-${characters}`);
      // The last page that holds the last of them: much that is written may go over several.
      const page = pagesWith(texts.at(-1)!, pages).at(-1);
      const missing = texts.filter((text) => !pagesWith(text, pages).includes(page ?? 0));
      expect({ characters, missing }).toEqual({ characters, missing: [] });
    }
  });
});

describe('what a household is handed', { timeout: 60_000 }, () => {
  test.each(['notice', 'decision'] as const)(
    '%s names county and telephone, and remedies once',
    async (kind) => {
      const pages = await printed(kind, muchWritten(200), kind);
      for (const text of ['样例县民政局（印章）', '电话：010-5550000', '六十日内', '六个月内', '金额测算'])
        expect([text, countOn(text, pages)]).toEqual([text, 1]);
      // What the machine raises, and its reasons for staff, stay inside.
      for (const text of ['拟停发', '暂停', '复核', '政策版本', '限额为'])
        expect(countOn(text, pages)).toBe(0);
    },
  );

  test('leaves room for the telephones of the offices where a county has stated none', async () => {
    const life = heard(aHardCase());
    const pages = await printed('notice', life, 'notice-without-contact');
    expect(pagesWith('请咨询：东街镇人民政府（街道办事处），电话', pages)).toEqual([1]);
  });
});

describe('the worklist on paper', { timeout: 60_000 }, () => {
  test('is a table with its heads on every page, and nothing that only a screen can do', async () => {
    const open = listCase(aHardCase().case);
    const cases = Array.from({ length: 50 }, (_, n) => ({
      ...open,
      headName: `测户主${String(n).padStart(2, '0')}`,
      assignee: n === 0 ? { id: 'county-handler', name: '尚知行' } : null,
    }));
    const visit = aVisit('/cases');
    const choices = { towns: ['东街镇'], colleagues: [], rules: [] };
    const page = worklistPage(visit, { query: {}, all: cases, saved: [], choices });
    const shown = String(renderPage(visit, page)).replace('</head>', `<style>${style}</style></head>`);
    const pages = await printedPages(shown, 'worklist');
    expect(pages.length).toBeGreaterThan(1);
    expect(pagesWith('经办人', pages)).toEqual(pages.map((_, index) => index + 1));
    for (const { headName } of cases) expect([headName, countOn(headName, pages)]).toEqual([headName, 1]);
    for (const text of ['继续', '选择', '下载', '筛选', '指派给我'])
      expect([text, countOn(text, pages)]).toEqual([text, 0]);
  });
});
