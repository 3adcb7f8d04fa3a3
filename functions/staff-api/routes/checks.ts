/** Checks of who applies, of obligors who have consented, and of households; the reports are read as they were issued. */
import * as z from 'zod';
import { checkReport } from '../../../shared/contracts/check-report.ts';
import { check, listedCheck, type Check } from '../../../shared/contracts/checks.ts';
import { member, type Member } from '../../../shared/contracts/household-file.ts';
import { householdId } from '../../../shared/contracts/primitives.ts';
import { checkAgain, newCheck } from '../../../shared/domain/checks/requests.ts';
import { maskIdNumber } from '../../../shared/domain/kernel/mask.ts';
import type { AskedCheck } from '../../../shared/web/scoped-checks.ts';
import type { Problem } from '../../../shared/web/problems.ts';
import { reply, type Reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

const path = z.object({ household: householdId });
const asked = z.object({ household: householdId });
const listedReport = checkReport.pick({
  number: true,
  sequence: true,
  issuedOn: true,
  validUntil: true,
  digest: true,
});

function replyAsked(outcome: AskedCheck | Problem): Reply<z.infer<typeof asked>> | Problem {
  return outcome.kind === 'problem' ? outcome : reply({ household: outcome.subject });
}

export const checkRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/checks',
    summary: {
      zh: '核对：待办的和已出报告的',
      en: 'Checks that wait, what has to be started first before others, and the last that have a report',
    },
    capability: 'see-checks',
    answer: z.object({ waiting: z.array(listedCheck), reported: z.array(listedCheck) }),
    handle: async ({ scoped: { checks } }) =>
      reply({ waiting: await checks.listWaiting(), reported: await checks.listReported() }),
  }),
  defineRoute({
    method: 'POST',
    pattern: '/api/checks',
    summary: {
      zh: '申请核对：申请家庭、经同意的赡养人、在保家庭',
      en: 'Asks for a check of a household that applies, of an obligor with consent, or of a household on the roster',
    },
    capability: 'ask-checks',
    body: newCheck,
    answer: asked,
    isRepeatable: true,
    creates: true,
    handle: async ({ scoped: { checks }, body }) => {
      switch (body.kind) {
        case 'application':
          return replyAsked(await checks.askForApplication(body));
        case 'obligor':
          return replyAsked(await checks.askForObligor(body));
        case 'household':
          return replyAsked(await checks.askForHousehold(body.household, body.purpose));
      }
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/checks/{household}',
    summary: { zh: '一项核对及其报告', en: 'A check with its reports; opening it is put on record' },
    capability: 'see-checks',
    path,
    answer: z.object({
      ...check.omit({ members: true }).shape,
      members: z.array(member.omit({ identityToken: true, furtherTokens: true })),
      issued: z.array(listedReport),
    }),
    handle: async ({ scoped, path: { household } }) => {
      const opened = await scoped.checks.open(household);
      if (opened.kind === 'problem') return opened;
      return reply({ ...masked(opened.check), issued: opened.reports });
    },
  }),
  defineRoute({
    method: 'POST',
    pattern: '/api/checks/{household}/again',
    summary: {
      zh: '再次核对，写明理由',
      en: 'Asks for a new check, and says why; its report names the one before',
    },
    capability: 'ask-checks',
    path,
    body: checkAgain,
    answer: asked,
    isRepeatable: true,
    handle: async ({ scoped, path: { household }, body }) =>
      replyAsked(await scoped.checks.askAgain(household, body.reason)),
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/checks/{household}/reports/{sequence}',
    summary: { zh: '核对报告', en: 'A check report as it was issued; reading it is put on record' },
    capability: 'see-checks',
    path: path.extend({ sequence: z.coerce.number().int().positive() }),
    answer: checkReport,
    handle: async ({ scoped, path: { household, sequence } }) => {
      const opened = await scoped.checks.readReport(household, sequence);
      return opened.kind === 'problem' ? opened : reply(opened.report);
    },
  }),
];

/** The region and the end are enough to tell members apart. */
function masked({ members, ...rest }: Check) {
  return {
    ...rest,
    members: members.map((each): Member => ({ ...each, idNumber: maskIdNumber(each.idNumber) })),
  };
}
