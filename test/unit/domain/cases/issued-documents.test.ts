/** What an issued document keeps of the day: household, office, findings and the rows that they rest on. */
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../../shared/contracts/case-steps.ts';
import type { IssuedDocument } from '../../../../shared/contracts/documents.ts';
import { canIssue } from '../../../../shared/domain/cases/issue-document.ts';
import { remediesOf } from '../../../../shared/domain/policy/document-policy.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aHardCase, aSoftCase, CaseLife, heard, steps, surveyed } from '../../../builders/case-life.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';

const issue = (life: CaseLife, document: DocumentKind): IssuedDocument =>
  life.take('county', { step: 'issue-document', document }).case.documents.at(-1)!;

/** Screened, under another policy. */
function under(changes: Partial<Policy>): CaseLife {
  const { file, day } = aSoftCase();
  const life = new CaseLife({ ...file, cases: [] }, day, { ...defaultPolicy, ...changes });
  return life.take('county', steps.screen);
}

describe('an issued document', () => {
  it('keeps the household as it is on that day, with numbers masked', () => {
    const life = new CaseLife(
      aHousehold({
        members: [aMember(), aMember({ ordinal: 2, name: '李小梅', recipient: false })],
        holdings: [aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' })],
      }),
    ).take('county', steps.screen);
    expect(issue(life, 'comparison-report').household).toEqual({
      householdId: '110101-0001',
      headName: '张三丰',
      scheme: 'urban',
      category: 'B',
      town: '东街镇',
      village: '槐树村',
      headcount: 3,
      monthlyAmountFen: 600_00,
      incomeFen: 450_00,
      incomePeriod: 'month',
      members: [
        {
          ordinal: 1,
          name: '张三丰',
          maskedIdNumber: '110101**********10',
          relation: '户主',
          recipient: true,
        },
        {
          ordinal: 2,
          name: '李小梅',
          maskedIdNumber: '110101**********10',
          relation: '子女',
          recipient: false,
        },
      ],
    });
  });

  it('says who issued it, what it rests on, and what the case was made from', () => {
    const life = surveyed(aHardCase());
    const document = issue(life, 'survey-form');
    expect(document).toMatchObject({
      kind: 'survey-form',
      on: '2026-10-12',
      by: { id: 'county-handler-1', name: '职员 county-handler-1' },
      office: defaultPolicy.documents.otherOffices,
      basis: defaultPolicy.documents.basis['survey-form'],
      remedies: remediesOf(defaultPolicy.documents),
      replyWorkingDays: 5,
      yearlyStandardFen: 4_200_00,
      caseNumber: 1,
      comparison: {
        day: '2026-10-12',
        policyVersion: life.case.policyVersion,
        indexVersion: 'index-1',
        deliveriesRead: life.case.deliveriesRead,
      },
      record: { survey: { found: '存款系卖粮所得' }, proposal: null },
    });
  });

  it('other than a notice has a number of its own, also once a notice was given', () => {
    expect(issue(heard(aHardCase()), 'survey-form').number).toBe('110101低保调〔2026〕0001-1-1号');
  });

  it('is signed by the office of the county where policy names one', () => {
    const documents = { ...defaultPolicy.documents, offices: { '110101': '某县民政局' } };
    expect(issue(under({ documents }), 'survey-form').office).toBe('某县民政局');
  });

  it('tells no standard where policy has none for the scheme', () => {
    const standards = defaultPolicy.standards.filter(({ scheme }) => scheme === 'rural');
    expect(issue(under({ standards }), 'survey-form').yearlyStandardFen).toBeNull();
  });

  it('shows each finding with its title, and its rows with the name of their member', () => {
    const [finding] = issue(surveyed(aHardCase()), 'comparison-report').findings;
    expect(finding).toMatchObject({
      rule: 'financial-assets',
      title: { zh: '金融资产', en: 'financial assets' },
      kind: 'suspension',
      amountFen: 20_000_00,
      limitFen: 12_600_00,
      evidence: [
        {
          source: 'bank',
          provider: 'rural-bank',
          asOf: '2026-10-31',
          certainty: 'verified',
          memberName: '张三丰',
          countedFen: 20_000_00,
        },
      ],
      evidenceOmitted: 0,
    });
    expect(issue(surveyed(aSoftCase()), 'survey-form').findings[0]?.evidence[0]?.countedFen).toBeNull();
  });

  it('prints twelve rows of a finding and counts the rest', () => {
    const life = surveyed(aHardCase());
    const many = life.case.findings.map((finding) => ({
      ...finding,
      evidence: Array.from({ length: 14 }, () => finding.evidence[0]!),
      evidenceOmitted: 50,
    }));
    life.keep({ ...life.case, findings: many });
    const [finding] = issue(life, 'comparison-report').findings;
    expect(finding?.evidence).toHaveLength(12);
    expect(finding?.evidenceOmitted).toBe(52);
  });

  it('keeps the name of a member who has left the household', () => {
    const life = surveyed(aHardCase());
    life.file = { ...life.file, members: [] };
    expect(issue(life, 'survey-form').findings[0]?.evidence[0]?.memberName).toBe('张三丰');
  });
});

describe('what can be issued', () => {
  const issuable = (life: CaseLife) =>
    (
      ['survey-form', 'comparison-report', 'notice', 'service-record', 'change-form', 'decision'] as const
    ).filter((kind) => canIssue(kind, life.case));

  it('grows with what is on record', () => {
    const always = ['survey-form', 'comparison-report'];
    expect(issuable(aHardCase())).toEqual(always);
    const life = surveyed(aHardCase()).take('leader', steps.terminate);
    expect(issuable(life)).toEqual([...always, 'change-form']);
    life.take('county', steps.check).take('county', steps.notice);
    expect(issuable(life)).toEqual([...always, 'notice', 'service-record', 'change-form']);
    expect(issuable(heard(aHardCase()).take('approver', steps.decide))).toContain('decision');
  });
});
