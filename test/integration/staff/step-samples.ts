/** A well-formed step of each kind, as far as its own shape goes. */
import type { CaseStepInput, StepName } from '../../../shared/contracts/case-steps.ts';

const today = '2026-10-31';
const words = '经核实';

export const samples = {
  screen: { step: 'screen' },
  dispatch: { step: 'dispatch', town: '东乡' },
  assign: { step: 'assign', assignee: null },
  'begin-investigation': { step: 'begin-investigation', investigators: ['town-handler', 'town-leader'] },
  'record-absence': { step: 'record-absence', visitedOn: today, found: words, againOn: today },
  'record-survey': {
    step: 'record-survey',
    visitedOn: today,
    found: words,
    signature: { kind: 'signed', memberOrdinal: 1 },
  },
  propose: {
    step: 'propose',
    decision: 'terminate',
    scope: { kind: 'household' },
    effectiveMonth: '2026-11',
    monthlyAmountFen: 0,
    reason: words,
  },
  'take-back-dispatch': { step: 'take-back-dispatch', reason: words },
  'take-back-proposal': { step: 'take-back-proposal', reason: words },
  'take-back-request': { step: 'take-back-request', subject: 'financial-assets', reason: words },
  check: { step: 'check' },
  'return-for-more': { step: 'return-for-more', reason: words },
  'issue-notice': { step: 'issue-notice', reference: '告字〔2026〕1号', reasons: words, remedies: words },
  'record-service': { step: 'record-service', servedOn: today, manner: 'in-person' },
  'record-reply': { step: 'record-reply', reply: 'agrees', receivedOn: today },
  object: { step: 'object', receivedOn: today, objection: words, evidence: words },
  hear: { step: 'hear', considered: words },
  decide: { step: 'decide', collectiveDecision: '纪要〔2026〕1号' },
  execute: { step: 'execute', paymentList: '2026-11' },
  archive: { step: 'archive' },
  clear: { step: 'clear', rule: 'financial-assets', reason: 'medical-money', until: '2027-03-31' },
  confirm: { step: 'confirm', subject: 'financial-assets' },
  refuse: { step: 'refuse', subject: 'financial-assets', reason: words },
  withdraw: { step: 'withdraw', reason: words },
  'mark-ended': { step: 'mark-ended', cause: 'moved', on: today, reason: words },
  comment: { step: 'comment', text: words },
  attach: {
    step: 'attach',
    attachment: {
      kind: 'photo',
      key: 'attachments/elsewhere',
      fileName: 'a.png',
      mediaType: 'image/png',
      bytes: 1,
      sha256: '0'.repeat(64),
    },
  },
  'extend-deadline': { step: 'extend-deadline', workingDays: 3, grantedBy: 'county-approver', reason: words },
  'issue-document': { step: 'issue-document', document: 'survey-form' },
  reopen: { step: 'reopen', reason: words },
} as const satisfies { [Name in StepName]: CaseStepInput & { step: Name } };
