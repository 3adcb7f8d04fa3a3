/** Above a form that was not carried out: what is wrong, each with the way to its field. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { fieldId } from '../views/fields.ts';
import { html, type Html, type Part } from '../views/html.ts';
import type { StaffVisit } from '../visit.ts';
import type { StepField } from './form.ts';
import type { FieldErrors } from './render-fields.ts';

interface Refused {
  errors: FieldErrors;
  /** Those of the form, in their order; what is wrong with none of them comes first. */
  fields: readonly StepField[];
  /** Of the ids of the fields. */
  prefix: string;
  lead?: Bilingual;
}

const nothingDone = say('没有办理，内容都还在：', 'Nothing was done; what you entered is still here:');

export function errorSummary(
  { errors, fields, prefix, lead = nothingDone }: Refused,
  { t }: Pick<StaffVisit, 't'>,
): Part {
  if (errors.size === 0) return undefined;
  const names = new Set(fields.map(({ name }) => name));
  const general = [...errors].filter(([name]) => !names.has(name)).map(([, problem]) => html`${problem}`);
  const ofFields = fields.flatMap((field): Html[] => {
    const problem = errors.get(field.name);
    if (problem === undefined) return [];
    return [
      html`<a href="#${controlOf(field, prefix)}">${t(field.label)}</a>${t(say('：', ': '))}${problem}`,
    ];
  });
  return html`<div class="note stop" role="alert" tabindex="-1" data-problems>
    <p><strong>${t(lead)}</strong></p>
    <ul>
      ${[...general, ...ofFields].map((each) => html`<li>${each}</li>`)}
    </ul>
  </div>`;
}

/** Of several boxes the first. */
function controlOf({ name, kind }: StepField, prefix: string): string {
  const id = fieldId({ name, prefix });
  return kind === 'radio' || kind === 'checkboxes' ? `${id}-0` : id;
}
