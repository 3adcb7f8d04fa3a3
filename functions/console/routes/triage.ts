/** Triage: what is usually done with a new case, with all its steps at once; then the next case of the list. */
import { say } from '../../../shared/domain/kernel/say.ts';
import { problem } from '../../../shared/web/problems.ts';
import { triageChoices } from '../pages/case/triage.ts';
import { defineRoute, type Outcome } from '../route.ts';
import { changedSinceOpened, afterTriage, casePath, openDesk, pageOf } from './case-desk.ts';
import { isProblem } from './households.ts';
import { queueQuery } from './queue.ts';

const triage = defineRoute({
  method: 'POST',
  pattern: '/cases/:household/:number/triage',
  capability: 'work-cases',
  path: casePath,
  query: queueQuery,
  handle: async (request, deps): Promise<Outcome> => {
    const { scoped, entered, visit, note } = request;
    const desk = await openDesk(request, deps);
    if (isProblem(desk)) return desk;
    const { open } = desk;
    const chosen = entered['triage']?.[0] ?? '';
    const choice = triageChoices(desk).find(({ value }) => value === chosen);
    if (choice === undefined) {
      const shown = { triage: { chosen, problems: [say('请选择一项', 'choose one')] } };
      return { kind: 'page', status: 422, page: await pageOf(desk, visit, shown, deps) };
    }
    const { householdId, number } = open;
    const seenVersion = Number(entered['version']?.[0]);
    const outcome = await scoped.takeSteps({ householdId, number, seenVersion, steps: choice.steps });
    switch (outcome.kind) {
      case 'taken':
        return {
          kind: 'redirect',
          to: afterTriage(choice.steps.at(-1)?.step ?? 'screen', outcome.case, desk),
        };
      case 'not-found':
        return problem('not-found');
      case 'changed-meanwhile': {
        const message = changedSinceOpened(open, visit);
        const shown = { message, triage: { chosen, problems: [] } };
        return { kind: 'page', status: 412, page: await pageOf(desk, visit, shown, deps) };
      }
      case 'refused': {
        const subject = outcome.problems.map(({ code }) => code).join(' ');
        note({ outcome: 'refused', code: 'step-refused', household: householdId, subject });
        const shown = { triage: { chosen, problems: outcome.problems.map(({ message }) => message) } };
        return { kind: 'page', status: 409, page: await pageOf(desk, visit, shown, deps) };
      }
    }
  },
});

export const triageRoutes = [triage];
