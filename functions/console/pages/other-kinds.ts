/** What else a household may apply for, where the guarantee has ended, is to end, or is refused. */
import type { OtherKind } from '../../../shared/domain/payments/other-kinds.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { html, type Part } from '../views/html.ts';
import { panel, tag } from '../views/parts.ts';
import type { StaffVisit } from '../visit.ts';

const mayTitles = {
  apply: say('可以申请', 'may be applied for'),
  'not-apply': say('不符合', 'not within reach'),
  unknown: say('不能判断', 'not known'),
};

export function otherKindsPanel(kinds: readonly OtherKind[], { t }: StaffVisit): Part {
  if (kinds.length === 0) return undefined;
  return panel(
    t(say('还可以申请的救助', 'What else the household may apply for')),
    html`<ul>
      ${kinds.map(
        ({ may, text }) =>
          html`<li>${tag(t(mayTitles[may]), may === 'unknown' ? 'look' : 'plain')} ${t(text)}</li>`,
      )}
    </ul>`,
  );
}
