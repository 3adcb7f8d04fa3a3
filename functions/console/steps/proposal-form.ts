/** The form of a proposal: the longest, with the calculation that it rests on. */
import { say } from '../../../shared/domain/say.ts';
import { memberOptions, type FormDesk } from './desk.ts';
import type { StepField } from './form.ts';
import { decisions, optionsOf, periods } from './options.ts';
import { reasonField } from './step-form.ts';

export function proposalFields({ file, day, open }: FormDesk): StepField[] {
  const { profile } = file;
  const scopes = [
    { value: 'household', label: say('全家', 'the household') },
    ...memberOptions(file).map(({ value, label }) => ({ value: `member-${value}`, label })),
  ];
  return [
    {
      kind: 'select',
      name: 'decision',
      label: say('建议', 'decision'),
      required: true,
      options: optionsOf(decisions),
    },
    { kind: 'select', name: 'scope', label: say('对象', 'for'), required: true, options: scopes },
    {
      kind: 'month',
      name: 'effectiveMonth',
      label: say('生效月份', 'from the month'),
      required: true,
      preset: day.slice(0, 7),
    },
    {
      kind: 'yuan',
      name: 'monthlyAmountFen',
      label: say('此后每月保障金额（元）', 'monthly amount from then on (yuan)'),
      required: true,
      hint: say(
        `现每月 ${(open.amountAtStakeFen / 100).toFixed(2)} 元；停发、终止填 0`,
        `now ${(open.amountAtStakeFen / 100).toFixed(2)} a month; 0 to stop`,
      ),
    },
    {
      kind: 'number',
      name: 'calculation.headcount',
      label: say('测算：保障人数', 'calculation: people'),
      preset: String(profile.headcount),
    },
    {
      kind: 'yuan',
      name: 'calculation.incomeFen',
      label: say('测算：核实的家庭收入（元）', 'calculation: income found (yuan)'),
      hint: say('不填则不测算', 'leave empty for no calculation'),
    },
    {
      kind: 'select',
      name: 'calculation.incomePeriod',
      label: say('测算：收入周期', 'calculation: income is'),
      preset: profile.incomePeriod,
      options: optionsOf(periods),
    },
    {
      kind: 'area',
      name: 'deviation',
      label: say('与测算不同的理由', 'why it differs from the calculation'),
    },
    reasonField,
  ];
}

/** A calculation is made where an income is given. */
export function shapeProposal({
  scope,
  calculation,
  ...read
}: Record<string, unknown>): Record<string, unknown> {
  const [kind, ordinal] = (typeof scope === 'string' ? scope : '').split('-');
  const input = calculation as { incomeFen?: unknown } | undefined;
  return {
    ...read,
    scope: kind === 'member' ? { kind, ordinal: Number(ordinal) } : { kind: 'household' },
    ...(input?.incomeFen !== undefined && { calculation: { ...input, supporters: [] } }),
  };
}
