/** The work on cases under the default policy. 办法 is 最低生活保障审核确认办法, in force since 2021-07-01. */
import type { CasePolicy, ClearancePolicy } from './case-policy.ts';
import { offeredReasons } from './clearance-reasons.ts';

const choice = 'product choice';

export const defaultClearances: ClearancePolicy = {
  growthShare: 0.2,
  longestMonths: 12,
  reasons: offeredReasons,
  restsOn:
    '办法 13, 14 (what is not counted, what may be exempted); reasons, growth and months: product choice, ' +
    'months after the yearly review of 办法 31',
};

export const defaultCases: CasePolicy = {
  deadlines: {
    raised: {
      workingDays: 3,
      restsOn: '办法 17 (the county starts within 3 working days), read for reviews',
    },
    screened: { workingDays: 3, restsOn: choice },
    dispatched: { workingDays: 3, restsOn: choice },
    investigating: { workingDays: 10, restsOn: choice },
    proposed: { workingDays: 5, restsOn: choice },
    checked: {
      workingDays: 3,
      restsOn: '办法 21, 22 (told in writing within 3 working days), read for notices',
    },
    noticed: { workingDays: 10, restsOn: 'product choice: 3 days to serve, the reply period, 2 to weigh it' },
    heard: { workingDays: 10, restsOn: '办法 20, 21 (the county decides within 10 working days)' },
    decided: { workingDays: 20, restsOn: 'product choice: the next monthly payment' },
    executed: { workingDays: 10, restsOn: choice },
  },
  replyPeriod: { workingDays: 5, restsOn: choice },
  collectiveDecision: { neededFor: ['suspend', 'terminate'], restsOn: choice },
  financeCutOff: { dayOfMonth: 20, restsOn: choice },
  gradualExit: { longestMonths: 6, restsOn: '办法 33; notice of 2022-10-20: normally at most six months' },
  support: { share: 0.2, restsOn: 'district practice 2013: a fifth of what is above the standard' },
  singlePerson: {
    multiple: 3,
    restsOn: 'district practice 2013: 3 times; 办法 8 has 1.5 times for margin households',
  },
};
