import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../../functions/console/documents/render-document.ts';
import { documentStyle } from '../../../../functions/console/assets/document-style.ts';
import { documentKind, type DocumentKind } from '../../../../shared/contracts/case-steps.ts';
import type { IssuedDocument } from '../../../../shared/contracts/documents.ts';
import { documentNumber } from '../../../../shared/domain/cases/document-number.ts';
import { maskIdNumber } from '../../../../shared/domain/kernel/mask.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aHardCase, aSoftCase, CaseLife, heard, steps, surveyed } from '../../../builders/case-life.ts';
import { aBankHolding, aMember } from '../../../builders/household-file.ts';

const issue = (life: CaseLife, document: DocumentKind): IssuedDocument =>
  life.take('county', { step: 'issue-document', document }).case.documents.at(-1)!;

const print = (document: IssuedDocument, gloss = false): string =>
  String(renderDocument(document, { gloss, styleAddress: '/a.css', scriptAddress: '/a.js', toolbar: '' }));

describe('a document issued in a case', () => {
  it('is numbered by county, kind, year, household, case and sequence', () => {
    const life = surveyed(aHardCase());
    expect(issue(life, 'survey-form').number).toBe('110101低保调〔2026〕0001-1-1号');
    expect(issue(life, 'comparison-report').number).toBe('110101低保核〔2026〕0001-1-2号');
    const place = { on: '2027-01-04', householdId: '329901-A-7', caseNumber: 3, sequence: 12 } as const;
    expect(documentNumber({ ...place, kind: 'decision' })).toBe('329901低保决〔2027〕A-7-3-12号');
  });

  it('keeps the facts of its day, whatever becomes of the case', () => {
    const life = heard(aHardCase());
    const before = print(issue(life, 'notice'));
    life.on('2026-10-14').take('county', { step: 'return-for-more', reason: '补充' });
    life.assess({ profile: { ...life.file.profile, headName: '李四', monthlyAmountFen: 1 } });
    expect(life.case.notice).toBeNull();
    expect(print(life.case.documents[0]!)).toBe(before);
  });

  it('has the number under which the notice was given', () => {
    expect(issue(heard(aHardCase()), 'notice').number).toBe('告字〔2026〕1号');
  });

  it.each<[DocumentKind, CaseLife]>([
    ['notice', surveyed(aHardCase())],
    ['service-record', surveyed(aHardCase())],
    ['change-form', surveyed(aHardCase())],
    ['decision', heard(aHardCase())],
  ])('%s is not issued before there is anything to tell', (document, life) => {
    expect(life.try('county', { step: 'issue-document', document })).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'document-not-ready' }],
    });
    expect(life.case.documents).toEqual([]);
  });

  it('is not issued by an auditor, nor of a case that nobody has taken up', () => {
    const refused = (life: CaseLife, who: 'auditor' | 'county') =>
      life.try(who, { step: 'issue-document', document: 'survey-form' });
    expect(refused(surveyed(aHardCase()), 'auditor')).toMatchObject({ problems: [{ code: 'role-missing' }] });
    expect(refused(aHardCase(), 'county')).toMatchObject({ problems: [{ code: 'state-wrong' }] });
  });
});

describe('a printed document', () => {
  const decided = () => heard(aHardCase()).take('approver', steps.decide);

  it.each(documentKind.options)('%s shows no identity number, and no other text than escaped', (kind) => {
    const life = heard(
      aHardCase({
        members: [aMember({ name: '张<script>alert(1)</script>' })],
        holdings: [aBankHolding({ balanceFen: 20_000_00, status: '"><img src=x>' })],
      }),
    ).take('approver', steps.decide);
    const page = print(issue(life, kind), true);
    expect(page).not.toContain('110101198001010010');
    expect(page).not.toMatch(/<script>|<img/);
    expect(page).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('notice tells reasons, the reply period and remedies', () => {
    const page = print(issue(decided(), 'notice'));
    for (const text of ['存款等金融资产超过限额', '可申请行政复议', '终止', '2026年11月', '600.00 元'])
      expect(page).toContain(text);
    expect(page).toMatch(/5\s+个工作日/);
  });

  it.each(documentKind.options)('%s says nothing of the machine’s word for a hard case', (kind) => {
    const page = print(issue(decided(), kind), true);
    expect(page).not.toMatch(/拟停发|suspension/i);
  });

  it('notice and decision tell what was found, where, as of when, and for how much, in plain words', () => {
    for (const kind of ['notice', 'decision'] as const) {
      const page = print(issue(decided(), kind)).replace(/\s+/g, '');
      expect(page).toContain(
        '核对发现你户存款等金融资产超过限额。合计20,000.00元，按政策你户的限额为12,600.00元。',
      );
      expect(page).toMatch(/2026年\d+月\d+日[^<]+的记录：张三丰，账户尾号1234，2026-09-30余额20,000.00/);
    }
  });

  it('tells how many live together and how many of them are guaranteed', () => {
    const life = aHardCase({ members: [aMember(), aMember({ ordinal: 2, recipient: false })] });
    const page = print(issue(heard(life), 'change-form')).replace(/\s+/g, '');
    expect(page).toContain('共同生活人口</th><td>3人</td>');
    expect(page).toContain('保障人口</th><td>1人</td>');
  });

  it('shows the calculation of an amount line by line, in the notice too', () => {
    const calculation = {
      headcount: 1,
      livingTogether: 3,
      incomeFen: 600_00,
      incomePeriod: 'month' as const,
      supporters: [],
    };
    const life = surveyed(aHardCase())
      .take('leader', {
        ...steps.terminate,
        decision: 'reduce',
        monthlyAmountFen: 150_00,
        calculation,
      })
      .take('county', steps.check)
      .take('county', steps.notice);
    for (const kind of ['notice', 'change-form'] as const) {
      const page = print(issue(life, kind)).replace(/\s+/g, '');
      expect(page).toContain('减：家庭年收入');
      expect(page).toContain('每月应保障金额（÷12）');
    }
  });

  it('decision lists the steps that led to it', () => {
    const page = print(issue(decided(), 'decision'));
    for (const text of ['2026年10月12日入户调查', '告字〔2026〕1号', '直接送达', '无异议', '纪要〔2026〕1号'])
      expect(page).toContain(text);
  });

  it('decision names the authority, the court and the times to turn to them, as policy of the county says', () => {
    const remedies =
      '可自收到本决定之日起六十日内向县级人民政府申请行政复议，或者六个月内向有管辖权的人民法院起诉';
    expect(print(issue(decided(), 'decision'))).toContain(remedies);
    const documents = {
      ...defaultPolicy.documents,
      reviewAuthority: '槐县人民政府',
      court: '槐县人民法院',
      contact: '槐县民政局社会救助科 0000-0000000',
    };
    const { file, day } = aHardCase();
    const life = heard(new CaseLife({ ...file, cases: [] }, day, { ...defaultPolicy, documents }));
    const page = print(issue(life.take('approver', steps.decide), 'decision'));
    expect(page).toContain('六十日内向槐县人民政府申请行政复议，或者六个月内向槐县人民法院起诉');
    expect(page).toContain('咨询：槐县民政局社会救助科');
  });

  it('that ends the guarantee says what else may be applied for, and what is not known', () => {
    const page = print(issue(decided(), 'decision')).replace(/\s+/g, '');
    expect(page).toContain('还可以申请的救助');
    expect(page).toContain(
      '低保边缘家庭：人均年收入1,800.00元，在低保标准的1.5倍以内；财产符合规定的可以申请。',
    );
    expect(page).toContain('刚性支出困难家庭：政策没有写明当地上年度人均可支配收入');
    expect(page).toContain('单人保：');
    expect(page).toContain('不需要你户提供');
    const kept = surveyed(aSoftCase())
      .take('leader', steps.continue)
      .take('county', steps.check)
      .take('approver', { step: 'decide' });
    expect(print(issue(kept, 'decision'))).not.toContain('还可以申请的救助');
    expect(print(issue(decided(), 'notice'))).not.toContain('还可以申请的救助');
  });

  it('notice and decision name whom the household may ask: office, address and telephone, as far as policy does', () => {
    const contacts = {
      '110101': { office: '槐县民政局社会救助股', address: '槐县人民路 1 号', telephone: '0000-0000000' },
    };
    const asked = (documents: Partial<Policy['documents']>, kind: 'notice' | 'decision') => {
      const { file, day } = aHardCase();
      const policy = { ...defaultPolicy, documents: { ...defaultPolicy.documents, ...documents } };
      const life = heard(new CaseLife({ ...file, cases: [] }, day, policy));
      return print(issue(kind === 'notice' ? life : life.take('approver', steps.decide), kind));
    };
    for (const kind of ['notice', 'decision'] as const) {
      expect(asked({ contacts, contact: '别处' }, kind)).toContain(
        '请咨询：槐县民政局社会救助股，地址：槐县人民路 1 号，电话：0000-0000000',
      );
      expect(asked({ contacts: { '110101': { office: '救助股' } } }, kind)).toContain('请咨询：救助股</p>');
      expect(asked({ contacts: { '329901': { office: '救助股' } } }, kind)).toMatch(
        /请咨询：东街镇人民政府（街道办事处），电话<span class="line"><\/span>；县级人民政府民政部门，电话/,
      );
    }
  });

  it.each(documentKind.options)(
    '%s never says what the machine would raise, in whatever version it was issued',
    (kind) => {
      const document = issue(decided(), kind);
      const asBefore = {
        ...document,
        findings: document.findings.map(({ phrase: _phrase, ...finding }) => finding),
      };
      expect(document.findings[0]?.explanation.zh).toContain('拟停发');
      for (const each of [document, asBefore]) {
        expect(print(each, true)).not.toContain('拟停发');
        expect(print(each, true)).not.toMatch(/Suspension:/);
      }
      if (kind !== 'service-record') expect(print(asBefore, true)).toContain('超过限额');
    },
  );

  it('survey form keeps its signatures on one page', () => {
    expect(print(issue(decided(), 'survey-form'))).toMatch(
      /<section class="together">[\s\S]*调查人[\s\S]*见证人（拒签时）[\s\S]*<\/section>/,
    );
    expect(documentStyle).toContain('.together{break-inside:avoid}');
    expect(documentStyle).toMatch(/\.seal\{[^}]*break-before:avoid/);
  });

  it('record of service ticks the manner that is on record', () => {
    const page = print(issue(decided(), 'service-record'));
    expect(page.match(/√/g)).toHaveLength(1);
    expect(page).toMatch(/√<\/span>&nbsp;直接送达/);
  });

  it('has English beside the Chinese only where it is asked for', () => {
    const document = issue(decided(), 'decision');
    expect(print(document)).not.toContain('lang="en"');
    expect(print(document, true)).toContain('<small lang="en">Decision on the guarantee</small>');
  });
});

describe('a masked identity number', () => {
  it.each([
    ['329901198001010010', '329901**********10'],
    ['H123456', '*******'],
    ['', ''],
  ])('%s is %s', (number, masked) => {
    expect(maskIdNumber(number)).toBe(masked);
  });
});
