/** Why a step is refused, in words for staff. */
import * as z from 'zod';
import { bilingual, type Bilingual } from '../../contracts/primitives.ts';
import { lookUp } from '../../contracts/stored.ts';
import { say } from '../kernel/say.ts';
import { amountUnknowns } from '../payments/amount-unknown.ts';

const texts = {
  inactive: say('该工作人员已停用', 'this member of staff is no longer active'),
  'out-of-scope': say('不属于本人负责的县区或乡镇', 'the case is not of your county or town'),
  'role-missing': say('您的角色不能办理此步骤', 'your role does not take this step'),
  'related-staff': say('与该家庭有亲属关系，应当回避', 'you are related to the household'),
  'state-wrong': say('个案当前状态不能办理此步骤', 'the case is not in a state for this step'),
  'of-another-version': say(
    '个案的类别或状态由另一版本的系统写入，本版本只能查看',
    'kind or state of the case were written by another version of Hedui; this one can only show it',
  ),
  'staff-unknown': say('指名的工作人员不存在或已停用', 'a person named is unknown or no longer active'),
  'staff-out-of-scope': say(
    '指名的工作人员不属于该县区或乡镇',
    'a person named is not of this county or town',
  ),
  'town-unknown': say(
    '该乡镇既非家庭所在乡镇，也没有工作人员，请核对名称',
    "it is not the household's town, and none of the county in which anybody works; check its name",
  ),
  'staff-related': say('指名的工作人员与该家庭有亲属关系', 'a person named is related to the household'),
  'investigators-missing': say(
    '调查人员须不少于两名（办法第十六条）',
    'two named investigators are missing (办法 16)',
  ),
  'county-visit-missing': say(
    '单独登记备案的家庭须由县级人员入户（办法第二十条）',
    'the household is registered apart: one investigator has to be of the county (办法 20)',
  ),
  'survey-missing': say(
    '缺少由家庭成员签字或见证拒签的入户调查表',
    'the survey signed by a member, or its witnessed refusal, is missing',
  ),
  'survey-unsound': say(
    '调查日期或签字成员有误',
    'the day of the survey or the member who signed cannot be right',
  ),
  'signer-not-met': say('签字的成员不在在场成员中', 'the member who signed is not among those who were met'),
  'absence-unsound': say(
    '上门日期不能早于提出日期，也不能晚于今天；再访日期不能早于今天',
    'the day of the visit cannot lie before the case nor after today, nor the next one before today',
  ),
  'note-missing': say('理由为“其他”的，须在备注中写明', 'of another reason the note says which'),
  'surveyor-unknown': say(
    '入户人员须是已指定的调查人员',
    'who visited has to be among the investigators named',
  ),
  'attachment-unknown': say('所列附件不在个案中', 'an attachment named is not on the case'),
  'proposal-missing': say('缺少乡镇处理意见', "the town leader's proposal is missing"),
  'member-unknown': say('家庭中没有该成员', 'the household has no such member'),
  'month-wrong': say('生效月份有误', 'the month of effect cannot be right'),
  'amount-wrong': say('金额与所提决定不符', 'the amount does not fit the decision'),
  'calculation-missing': say('缺少金额计算', 'the calculation of the amount is missing'),
  'calculation-differs': say(
    '金额与计算结果不一致且未说明理由',
    'the amount is not what is calculated, and no reason is given',
  ),
  ...amountUnknowns,
  'supporter-scheme-missing': say(
    '请填写赡养人按城市还是农村标准计算',
    "say whether the urban or the rural standard is the supporter's own",
  ),
  'not-within-multiple': say(
    '收入超出可单人保的范围',
    'income is above what allows guaranteeing one person alone',
  ),
  'check-missing': say('缺少县级核查', "the county's check is missing"),
  'own-proposal': say('不得核查本人提出的意见', 'you made the proposal'),
  'notice-missing': say(
    '缺少载明理由和救济途径的书面告知',
    'the written notice with reasons and remedies is missing',
  ),
  'notice-not-needed': say(
    '该决定不减少保障，无需告知书',
    'the decision takes nothing away, so no notice is needed',
  ),
  'notice-needed': say('减发、停发、终止须先告知', 'a decision that takes money away needs the notice first'),
  'service-missing': say('缺少告知书送达日期', 'the day on which the notice was served is missing'),
  'service-unsound': say(
    '送达日期不能早于告知书的日期，也不能晚于今天',
    'the day of service cannot lie before the notice, nor after today',
  ),
  'reply-unsound': say(
    '反馈日期不能早于送达日期，也不能晚于今天；陈述意见的须写明内容',
    'the day of the reply cannot lie before the service, nor after today; a statement needs its words',
  ),
  'reply-period-running': say(
    '反馈期尚未届满且未收到反馈',
    'the reply period is not over, and no reply is on record',
  ),
  'calendar-unpublished': say(
    '反馈期跨入尚未公布放假安排的年份',
    'the reply period runs into a year whose working days are not published',
  ),
  'approver-involved': say('决定人参与过调查或提出意见', 'who decides has proposed or investigated'),
  'collective-decision-missing': say(
    '缺少集体研究的文号',
    'the reference of the collective decision is missing',
  ),
  'amount-changed': say(
    '提出意见后月保障金额已变动，请退回重新提出',
    'the monthly guarantee has changed since the proposal; return it',
  ),
  'ground-differs': say(
    '家庭成员、保障类别、标准、人口、疑点或月份与告知和提出意见时不同，须逐项说明理由，或者退回重新提出',
    'people, scheme, standard, headcount, findings or month are not those of the notice and the proposal: give a reason for each, or return it',
  ),
  'household-not-moved': say(
    '该家庭未迁往其他乡镇，调查中的个案不能改派',
    'the household has not moved to another town, so a case under investigation stays where it is',
  ),
  'death-unproven': say(
    '成员死亡只有一个单位的记录：须有另一来源的记录，或者在入户调查中登记该成员已死亡',
    'one office alone has the death on record: a second source, or a visit that records the death, is missing',
  ),
  'opinion-pending': say('有事项等待第二人复核', 'something waits for a second person'),
  'nothing-changes': say('该决定不改变发放', 'the decision changes no payment'),
  'payment-changes': say('须先登记落实', 'the change of payment has to be recorded first'),
  'finding-unknown': say('个案中没有该疑点或财产', 'the case has no such finding or asset'),
  'reason-unknown': say('理由不在可选范围内', 'the reason is not among those offered'),
  'until-wrong': say(
    '排除期限须在今日之后且不超过政策上限',
    'the end has to be after today, and no later than policy allows',
  ),
  'nothing-to-take-back': say('没有可以收回的事项', 'there is nothing to be taken back'),
  'not-kept-before': say(
    '由较早版本的系统记录，没有保存办理前的状态，不能收回；转错乡镇的可以重新转办，处理意见有误的由县级退回补充',
    'an earlier version of Hedui recorded it without how the case stood before, so it cannot be taken back; a case is dispatched again to another town, and the county returns a proposal',
  ),
  'done-by-another': say('只能由办理人本人收回', 'only who did it takes it back'),
  'acted-since': say(
    '之后已有他人办理，不能收回；可以退回补充',
    'somebody else has acted since, so it is not taken back; the case can be returned',
  ),
  'second-person-needed': say('须由另一人复核', 'it takes another person to confirm or refuse it'),
  'nothing-pending': say('没有等待复核的此事项', 'nothing of this kind waits for a second person'),
  'findings-left': say('最新数据仍显示疑点', 'the newest data still show a finding'),
  'ending-unsound': say('终结日期不能晚于今天', 'the day of the ending cannot lie after today'),
  'deadline-missing': say('个案当前没有期限', 'the case has no deadline now'),
  'extension-not-granted': say(
    '延期须由另一名县级审批人员批准',
    'an extension is granted by a county approver, who is another person',
  ),
  'case-full': say('备注和附件已满，请另行归档', 'the case holds as many comments and attachments as it can'),
  'document-not-ready': say('文书所依据的事项尚未登记', 'what the document would tell is not on record yet'),
  'attached-already': say('该附件已上传', 'this attachment is on the case already'),
  'case-open': say('该家庭已有未结个案', 'the household has an open case already'),
} as const;

export type ProblemCode = keyof typeof texts;
export const problemCode = z.enum(Object.keys(texts) as [ProblemCode, ...ProblemCode[]]);
export const stepProblem = z.object({ code: problemCode, message: bilingual });
export type StepProblem = z.infer<typeof stepProblem>;

export function problem(code: ProblemCode): StepProblem {
  return { code, message: texts[code] };
}

/** What a stored code of a problem says, for staff; undefined for words of another version. */
export function describeProblem(code: string): Bilingual | undefined {
  return lookUp(texts, code);
}

/** The problem in a list, or none: `problemsIf(late, 'month-wrong')`. */
export function problemsIf(wrong: boolean, code: ProblemCode): StepProblem[] {
  return wrong ? [problem(code)] : [];
}
