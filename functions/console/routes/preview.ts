/** A proposal looked at before it is made: its calculation line by line. Nothing is changed. */
import { amountInput } from '../../../shared/contracts/case-steps.ts';
import { calendarMonth } from '../../../shared/contracts/primitives.ts';
import { problem as stepProblem } from '../../../shared/domain/cases/problems.ts';
import { calculateDue } from '../../../shared/domain/cases/proposals.ts';
import { inForceFor } from '../../../shared/domain/cases/step-input.ts';
import { monthOf } from '../../../shared/domain/kernel/calendar.ts';
import { dueIn } from '../../../shared/domain/payments/twelve-months.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { calculationTable } from '../pages/calculation.ts';
import { defineRoute, show, type Outcome } from '../route.ts';
import type { FormDesk } from '../steps/desk.ts';
import { readFields, type Entered } from '../steps/form.ts';
import { proposalFields, shapeProposal } from '../steps/proposal-form.ts';
import { html, type Html } from '../views/html.ts';
import { note, yuan } from '../views/parts.ts';
import type { StaffVisit } from '../visit.ts';
import { casePath, openDesk, pageOf } from './case-desk.ts';
import { queueQuery } from './queue.ts';
import { isProblem } from './households.ts';

const preview = defineRoute({
  method: 'POST',
  pattern: '/cases/:household/:number/preview',
  capability: 'work-cases',
  path: casePath,
  query: queueQuery,
  handle: async (request, deps): Promise<Outcome> => {
    const { visit, entered } = request;
    const desk = await openDesk(request, deps);
    if (isProblem(desk)) return desk;
    const shown = await calculate(desk, entered, visit, deps);
    const attempt = { step: 'propose' as const, entered, problems: new Map(), preview: shown };
    return show(await pageOf(desk, visit, { attempt }, deps));
  },
});

async function calculate(
  desk: FormDesk,
  entered: Entered,
  { t, day }: StaffVisit,
  deps: ConsoleDependencies,
): Promise<Html> {
  const { calculation } = shapeProposal(readFields(proposalFields(desk), entered));
  const input = amountInput.safeParse(calculation);
  const show = (zh: string, en: string): Html => note('look', html`<p>${t(say(zh, en))}</p>`);
  if (!input.success)
    return show('请填写测算的人数和收入后再测算。', 'Give the people and the income to calculate with.');
  const { policy } = await deps.policies.current();
  const month = calendarMonth.safeParse(entered['effectiveMonth']?.[0]).data ?? monthOf(day);
  const calculated = calculateDue(
    { file: desk.file, context: inForceFor(desk.file, { policy, day }) },
    input.data,
    month,
  );
  if (calculated.kind === 'unknown') {
    const { zh, en } = stepProblem(calculated.reason).message;
    return show(`${zh}。`, `${en}.`);
  }
  const { lines, months } = calculated;
  const [due, now] = [yuan(dueIn(months, month)), yuan(desk.open.amountAtStakeFen)];
  return note(
    'brand',
    html`<p>
        <strong>${t(say(`测算每月 ${due} 元（现 ${now} 元）`, `${due} a month (now ${now})`))}</strong>
      </p>
      ${calculationTable(lines, { t })}`,
  );
}

export const previewRoutes = [preview];
