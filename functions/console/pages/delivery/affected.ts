/** The cases that a release was said to touch, line by line, as the worklist can be narrowed to them. */
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { Subject } from '../../../../shared/contracts/deliveries.ts';
import type { EffectLine, ReleaseEffect } from '../../../../shared/contracts/release-preview.ts';
import { sayFoundKinds, titleOfEffect } from '../../../../shared/domain/deliveries/describe-effect.ts';
import { effectFor } from '../../../../shared/domain/deliveries/release-effect.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { kinds } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { panel, withQuery } from '../../views/parts.ts';
import type { StaffVisit } from '../../visit.ts';

/** More are on the worklist itself. */
const linesShown = 20;

/** Undefined for whoever may list no case, and where no case of their county is touched. */
export function affectedPanel(
  { staff, t }: StaffVisit,
  { kind: of }: Pick<Subject, 'kind'>,
  effect: ReleaseEffect | undefined,
): Part {
  if (effect === undefined || !may(staff, 'list-cases')) return undefined;
  const { lines } = effectFor(effect, staff.county).own;
  if (lines.length === 0) return undefined;
  const links = lines.slice(0, linesShown).map((line): Html => {
    const name = say(
      `${titleOfEffect(line).zh} ${line.cases} 件：${titleOfRule(line.rule).zh}，${line.town}，${sayFoundKinds(line, kinds).zh}`,
      `${line.cases} ${titleOfEffect(line).en}: ${titleOfRule(line.rule).en}, ${line.town}, ${sayFoundKinds(line, kinds).en}`,
    );
    return html`<li><a href="${worklistOf(line, of)}">${t(name)}</a></li>`;
  });
  return panel(
    t(say('受影响的个案', 'Cases that it touches')),
    html`<p class="hint">
        ${t(say('放行前测算的影响；链接打开当前的个案列表，重新评估完成后即可看到。', 'As the preview had it. Each line opens the worklist of now; cases appear in it when they have been assessed again.'))}
      </p>
      <ul>
        ${links}
      </ul>
      ${
        lines.length > linesShown &&
        html`<p class="hint">
          ${t(say(`前 ${linesShown} 行，共 ${lines.length} 行。`, `The first ${linesShown} of ${lines.length} lines.`))}
        </p>`
      }`,
    'affected',
  );
}

/** As far as the worklist has filters: a case no longer names the rule whose finding is gone; a closed one is listed by its state. */
function worklistOf({ effect, rule, finding, kind, town }: EffectLine, of: Subject['kind']): string {
  return withQuery('/cases', {
    kind,
    rule: finding === 'gone' ? undefined : rule,
    town,
    state: effect === 'withdrawn' ? (of === 'roster' ? 'ended' : 'withdrawn') : undefined,
  });
}
