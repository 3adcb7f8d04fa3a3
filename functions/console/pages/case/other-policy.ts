/** What today's policy would say of a case that another version of it judged. */
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { describeResult, type Difference } from '../../../../shared/domain/assessment/compare-assessments.ts';
import { say as text } from '../../../../shared/domain/kernel/say.ts';
import { html, type Html } from '../../views/html.ts';
import type { StaffVisit } from '../../visit.ts';

/** Only where something differs: the case itself goes by the policy that it was judged by. */
export function otherwiseOf(
  differences: readonly Difference[] | 'policy-not-kept',
  { say }: StaffVisit,
): Html | undefined {
  if (differences === 'policy-not-kept')
    return html`<p>
      ${say(text('判断此个案的政策版本已不再保存，无法与现行政策比较。', 'The policy that judged this case is kept no more, so it cannot be set against today’s.'))}
    </p>`;
  if (differences.length === 0) return undefined;
  return html`<p>
      ${say(text('此个案按其判断时的政策办理。', 'The case goes by the policy that judged it.'))}
    </p>
    <ul>
      ${differences.map(
        ({ rule, before, after }) =>
          html`<li>
            ${say(titleOfRule(rule))}${say(text('：', ': '))}${say(describeResult(before))} →
            ${say(describeResult(after))}
          </li>`,
      )}
    </ul>`;
}
