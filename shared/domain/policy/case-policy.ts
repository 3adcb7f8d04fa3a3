/** What policy says of the work on cases: deadlines, reply period, clearances, amounts; each with what it rests on. */
import * as z from 'zod';
import { decisionKind } from '../../contracts/case-steps.ts';
import { openStates, settledStates } from '../../contracts/household-case.ts';
import { bilingual, certainty } from '../../contracts/primitives.ts';
import { offeredReasons } from './clearance-reasons.ts';
import { dated } from '../kernel/dated.ts';
import { positiveNumber, shareNumber } from '../kernel/decimal.ts';
import { say } from '../kernel/say.ts';
import { defaultOtherKinds, otherKindsPolicy } from './other-kinds-policy.ts';

const { restsOn } = dated;

/** The states that a case has to leave by a day. */
export const timedState = z.enum([...openStates, ...settledStates]);

const workingDays = z.int().positive().max(250).meta({ zh: '工作日数', en: 'working days' });

export const clearancePolicy = z.strictObject({
  growthShare: shareNumber.meta({
    zh: '已排除的财产增长超过此比例，排除即终止',
    en: 'a clearance ends once what it explained has grown by more than this share',
  }),
  longestMonths: z.int().positive().max(120).default(12).meta({
    zh: '一次排除（以及一次决定所了结的疑点）最长有效月数',
    en: 'a clearance, and the finding that a decision settles, holds for so many months at most',
  }),
  reasons: z
    .record(z.string().regex(/^[a-z][a-z-]{1,59}$/), bilingual)
    .default(offeredReasons)
    .meta({ zh: '供工作人员选择的排除理由，按代码', en: 'the reasons that staff are offered, by code' }),
  restsOn,
});
export type ClearancePolicy = z.infer<typeof clearancePolicy>;

export const defaultInvestigators = {
  least: 2,
  restsOn: say('《办法》第十六条（两名以上工作人员）', 'Measures art. 16 (two members of staff or more)'),
};

export const defaultCheckStart = {
  workingDays: 3,
  restsOn: say('《办法》第十七条（3 个工作日内启动）', 'Measures art. 17 (started within 3 working days)'),
};

export const casePolicy = z.strictObject({
  deadlines: z
    .record(
      timedState,
      z.strictObject({
        workingDays,
        reviews: z.record(certainty, workingDays).optional().meta({
          zh: '复核的工作日数，按把握；不填则同上',
          en: 'of reviews, by how sure they are; the same where this is left out',
        }),
        entitlements: workingDays.optional().meta({
          zh: '应享未享的工作日数；不填则同上',
          en: 'of entitlements; the same where this is left out',
        }),
        restsOn,
      }),
    )
    .meta({ zh: '个案在各状态的办理期限', en: 'how long a case may stay in a state' }),
  replyPeriod: z
    .strictObject({ workingDays, restsOn })
    .meta({ zh: '反馈期，自送达次日起算', en: 'the time to reply, from the day after service' }),
  checkStart: z.strictObject({ workingDays, restsOn }).default(defaultCheckStart).meta({
    zh: '收到核对申请后启动核对的期限',
    en: 'a check has to be started within, once it is asked for',
  }),
  investigators: z
    .strictObject({
      least: z.int().min(2, 'the Measures ask for two at least').max(10).meta({ zh: '人数', en: 'people' }),
      restsOn,
    })
    .default(defaultInvestigators)
    .meta({
      zh: '至少几人调查并署名（办法第十六条：两人以上）',
      en: 'how many people investigate, and are named (Measures art. 16: two at least)',
    }),
  collectiveDecision: z
    .strictObject({
      neededFor: z.array(decisionKind).meta({ zh: '决定种类', en: 'kinds of decision' }),
      restsOn,
    })
    .meta({ zh: '须有集体研究文号的决定', en: 'decisions that need the reference of a collective decision' }),
  financeCutOff: z
    .strictObject({ dayOfMonth: z.int().min(1).max(28).meta({ zh: '日', en: 'day of the month' }), restsOn })
    .meta({
      zh: '财务按每月此日及以前的决定发放',
      en: 'finance pays by what was decided up to this day of the month',
    }),
  gradualExit: z
    .strictObject({ longestMonths: z.int().positive().max(24).meta({ zh: '月数', en: 'months' }), restsOn })
    .meta({ zh: '渐退期：最长几个月后停发', en: 'gradual exit: at most so many months until payment ends' }),
  support: z
    .strictObject({
      share: shareNumber.meta({ zh: '计入比例', en: 'the share that counts' }),
      plainlyLowShare: shareNumber.default(0.5).meta({
        zh: '给付低于应负担部分的此比例，视为明显偏低',
        en: 'what is given counts as it is, unless it is less than this share of what would be owed',
      }),
      restsOn,
    })
    .meta({
      zh: '赡养费：赡养人家庭超出标准部分按比例计入',
      en: 'support owed: a share of what a supporter has above the standard',
    }),
  singlePerson: z
    .strictObject({ multiple: positiveNumber.meta({ zh: '标准的倍数', en: 'times the standard' }), restsOn })
    .meta({
      zh: '重残、重病人员单独施保的家庭收入上限',
      en: 'who is gravely disabled or ill may be guaranteed alone within this multiple of the standard',
    }),
  otherKinds: otherKindsPolicy.default(defaultOtherKinds).meta({
    zh: '低保以外可以申请的救助',
    en: 'what a household may apply for beside the guarantee',
  }),
});
export type CasePolicy = z.infer<typeof casePolicy>;
