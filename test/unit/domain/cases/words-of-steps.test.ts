import { describe, expect, it } from 'vitest';
import { stepNames, type CaseStep } from '../../../../shared/contracts/case-steps.ts';
import { stepTitles } from '../../../../shared/domain/cases/states.ts';
import { describeStep } from '../../../../shared/domain/cases/describe-step.ts';

const attachment = {
  kind: 'photo',
  key: 'attachments/329901-H1/1/a',
  fileName: '存折.jpg',
  mediaType: 'image/jpeg',
  bytes: 10,
  sha256: 'a'.repeat(64),
} as const;
const survey = {
  step: 'record-survey',
  visitedOn: '2026-10-12',
  found: '存款系卖粮所得',
  attachments: [] as string[],
} as const;
const proposal = {
  step: 'propose',
  scope: { kind: 'household' },
  effectiveMonth: '2026-11',
  monthlyAmountFen: 350_00,
  reason: '存款等金融资产超过限额',
} as const;

/** What the timeline of a case says of each step, after its title. */
const result: readonly [step: CaseStep, zh: string, en: string][] = [
  [{ step: 'screen', registeredApart: false }, '', ''],
  [{ step: 'screen', registeredApart: false, note: '属实' }, '属实', '属实'],
  [{ step: 'screen', registeredApart: true }, '单独登记备案', 'registered apart'],
  [
    { step: 'screen', registeredApart: true, note: '干部近亲属' },
    '单独登记备案。干部近亲属',
    'registered apart. 干部近亲属',
  ],
  [{ step: 'dispatch', town: '东街镇' }, '东街镇', '东街镇'],
  [{ step: 'dispatch', town: '东街镇', note: '加急' }, '东街镇。加急', '东街镇. 加急'],
  [{ step: 'assign', assignee: 'town-handler-1' }, 'town-handler-1', 'town-handler-1'],
  [{ step: 'assign', assignee: null }, '交回', 'given back'],
  [{ step: 'begin-investigation', investigators: ['a', 'b'] }, 'a、b', 'a, b'],
  [
    { ...survey, signature: { kind: 'signed', memberOrdinal: 2 } },
    '2026-10-12，成员 2 签字。存款系卖粮所得',
    '2026-10-12, signed by member 2. 存款系卖粮所得',
  ],
  [
    { ...survey, signature: { kind: 'refused', witness: '王村长', circumstances: '不愿签字' } },
    '2026-10-12，拒签，有见证。存款系卖粮所得',
    '2026-10-12, signature refused, witnessed. 存款系卖粮所得',
  ],
  [
    { ...proposal, decision: 'reduce' },
    '调减（减发），自 2026-11 起每月 350.00 元。存款等金融资产超过限额',
    'reduce, 350.00 yuan a month from 2026-11. 存款等金融资产超过限额',
  ],
  [
    { ...proposal, decision: 'suspend', scope: { kind: 'member', ordinal: 3 } },
    '暂停发放（成员 3），自 2026-11 起每月 350.00 元。存款等金融资产超过限额',
    'suspend payment (member 3), 350.00 yuan a month from 2026-11. 存款等金融资产超过限额',
  ],
  [{ step: 'check' }, '', ''],
  [{ step: 'check', note: '同意' }, '同意', '同意'],
  [{ step: 'return-for-more', reason: '补充凭证' }, '补充凭证', '补充凭证'],
  [
    { step: 'issue-notice', reference: '告〔2026〕1号', reasons: '超限额', remedies: '可复议' },
    '告〔2026〕1号。超限额',
    '告〔2026〕1号. 超限额',
  ],
  [
    { step: 'record-service', servedOn: '2026-10-13', manner: 'by-mail', note: '单号 7' },
    '2026-10-13 邮寄送达。单号 7',
    '2026-10-13, served by mail. 单号 7',
  ],
  [
    { step: 'record-reply', reply: 'statement', receivedOn: '2026-10-14', text: '款项不属于本户' },
    '2026-10-14 陈述意见。款项不属于本户',
    '2026-10-14, made a statement. 款项不属于本户',
  ],
  [
    { step: 'record-reply', reply: 'no-reply', receivedOn: '2026-10-20' },
    '2026-10-20 逾期未反馈',
    '2026-10-20, did not reply',
  ],
  [
    { step: 'object', receivedOn: '2026-10-14', objection: '不属于本户', evidence: '病历' },
    '2026-10-14 不属于本户 病历',
    '2026-10-14 不属于本户 病历',
  ],
  [{ step: 'hear', considered: '无新情况' }, '无新情况', '无新情况'],
  [{ step: 'decide' }, '', ''],
  [{ step: 'decide', collectiveDecision: '纪要1号', note: '同意' }, '纪要1号; 同意', '纪要1号; 同意'],
  [{ step: 'execute', paymentList: '2026-11', note: '已发' }, '2026-11; 已发', '2026-11; 已发'],
  [{ step: 'archive', note: '齐全' }, '齐全', '齐全'],
  [
    { step: 'clear', rule: 'financial-assets', reason: 'medical-money', until: '2027-06-30', note: '病历' },
    '金融资产；medical-money；有效期至 2027-06-30。病历',
    'financial assets; medical-money; until 2027-06-30. 病历',
  ],
  [{ step: 'confirm', subject: 'end', note: '属实' }, '终结。属实', 'mark as ended. 属实'],
  [{ step: 'confirm', subject: 'motor-vehicle' }, '排除：机动车', 'clear: motor vehicle'],
  [{ step: 'refuse', subject: 'end', reason: '无凭证' }, '终结。无凭证', 'mark as ended. 无凭证'],
  [
    { step: 'take-back-request', subject: 'end', reason: '尚未迁出' },
    '终结。尚未迁出',
    'mark as ended. 尚未迁出',
  ],
  [{ step: 'take-back-dispatch', reason: '选错' }, '选错', '选错'],
  [{ step: 'take-back-proposal', reason: '金额有误' }, '金额有误', '金额有误'],
  [{ step: 'withdraw', reason: '已销户' }, '已销户', '已销户'],
  [
    { step: 'mark-ended', cause: 'moved', on: '2026-10-11', reason: '迁出' },
    '迁出，2026-10-11。迁出',
    'moved away, 2026-10-11. 迁出',
  ],
  [{ step: 'comment', text: '已联系' }, '已联系', '已联系'],
  [
    { step: 'record-absence', visitedOn: '2026-10-11', found: '敲门无人', againOn: '2026-10-13' },
    '2026-10-11。敲门无人；拟于 2026-10-13 再访',
    '2026-10-11. 敲门无人; again on 2026-10-13',
  ],
  [{ step: 'attach', attachment }, '存折.jpg', '存折.jpg'],
  [
    { step: 'issue-document', document: 'notice' },
    '拟调整最低生活保障待遇告知书',
    'Notice of an intended change of the guarantee',
  ],
  [
    { step: 'extend-deadline', workingDays: 3, grantedBy: 'approver', reason: '节假日' },
    '3 个工作日，approver 批准。节假日',
    '3 working days, granted by approver. 节假日',
  ],
  [{ step: 'reopen', reason: '新证据' }, '新证据', '新证据'],
];

describe('the timeline of a case', () => {
  it.each(result.map(([step, zh, en]) => ({ name: step.step, step, zh, en })))(
    'tells of $name: $zh',
    (one) => {
      const { zh, en } = stepTitles[one.step.step];
      expect(describeStep(one.step)).toEqual(
        one.zh === '' ? { zh, en } : { zh: `${zh}：${one.zh}`, en: `${en}: ${one.en}` },
      );
    },
  );

  it('has words for every step', () => {
    expect(new Set(result.map(([{ step }]) => step))).toEqual(new Set(stepNames));
  });
});
