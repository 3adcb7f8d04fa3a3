/** The work on cases under the default policy. 《办法》 is 最低生活保障审核确认办法, in force since 2021-07-01. */
import { say } from '../kernel/say.ts';
import {
  defaultCheckStart,
  defaultInvestigators,
  type CasePolicy,
  type ClearancePolicy,
} from './case-policy.ts';
import { defaultOtherKinds } from './other-kinds-policy.ts';
import { offeredReasons } from './clearance-reasons.ts';

const choice = say('产品设定', 'product choice');

export const defaultClearances: ClearancePolicy = {
  growthShare: 0.2,
  longestMonths: 12,
  reasons: offeredReasons,
  restsOn: say(
    '《办法》第十三条、第十四条（不计入和可豁免的）；理由、增长界限和期限：产品设定，期限参照第三十一条的年度核查',
    'Measures arts. 13, 14 (what is not counted, what may be exempted); reasons, growth and months: ' +
      'product choice, months after the yearly review of art. 31',
  ),
};

export const defaultCases: CasePolicy = {
  deadlines: {
    raised: {
      workingDays: 3,
      reviews: { verified: 5, probable: 10, doubtful: 20 },
      entitlements: 5,
      restsOn: say(
        '《办法》第十七条（县级 3 个工作日内启动核对），比照用于拟停发；复核按把握、应享未享：产品设定',
        'Measures art. 17 (the county starts within 3 working days), read for suspensions; reviews by how sure they are, and entitlements: product choice',
      ),
    },
    screened: { workingDays: 3, restsOn: choice },
    dispatched: { workingDays: 3, restsOn: choice },
    investigating: { workingDays: 10, restsOn: choice },
    proposed: { workingDays: 5, restsOn: choice },
    checked: {
      workingDays: 3,
      restsOn: say(
        '《办法》第二十一条、第二十二条（3 个工作日内书面告知），比照用于告知',
        'Measures arts. 21, 22 (notified in writing within 3 working days), read for notices',
      ),
    },
    noticed: {
      workingDays: 10,
      restsOn: say(
        '产品设定：3 日送达，加反馈期，加 2 日听取意见',
        'product choice: 3 days to serve, the reply period, 2 to weigh it',
      ),
    },
    heard: {
      workingDays: 10,
      restsOn: say(
        '《办法》第二十条、第二十一条（县级 10 个工作日内决定）',
        'Measures arts. 20, 21 (the county decides within 10 working days)',
      ),
    },
    decided: {
      workingDays: 20,
      restsOn: say('产品设定：下一次按月发放', 'product choice: the next monthly payment'),
    },
    executed: { workingDays: 10, restsOn: choice },
  },
  replyPeriod: { workingDays: 5, restsOn: choice },
  checkStart: defaultCheckStart,
  investigators: defaultInvestigators,
  collectiveDecision: { neededFor: ['suspend', 'terminate'], restsOn: choice },
  financeCutOff: { dayOfMonth: 20, restsOn: choice },
  gradualExit: {
    longestMonths: 6,
    restsOn: say(
      '《办法》第三十三条；2022-10-20 通知：一般不超过六个月',
      'Measures art. 33; notice of 2022-10-20: normally at most six months',
    ),
  },
  support: {
    share: 0.2,
    plainlyLowShare: 0.5,
    restsOn: say(
      '区县 2013 年做法：超出本人所在地标准部分的五分之一；明显偏低的界限：产品设定',
      'district practice 2013: a fifth of what is above the standard; what is plainly low: product choice',
    ),
  },
  otherKinds: defaultOtherKinds,
  singlePerson: {
    multiple: 3,
    restsOn: say(
      '区县 2013 年做法：3 倍；《办法》第八条对边缘家庭为 1.5 倍',
      'district practice 2013: 3 times; Measures art. 8 has 1.5 times for margin households',
    ),
  },
};
