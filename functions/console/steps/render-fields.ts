/** Fields as markup, with what was entered and what is wrong with it. */
import type { StaffVisit } from '../visit.ts';
import { checkbox, choices, filesField, select, textArea, textField, type Field } from '../views/fields.ts';
import { html, type Html } from '../views/html.ts';
import type { Entered, StepField } from './form.ts';

export type FieldErrors = ReadonlyMap<string, string>;

/** @param prefix of the ids, so that several forms may stand on one page */
export function renderFields(
  fields: readonly StepField[],
  { say }: Pick<StaffVisit, 'say'>,
  { entered, errors, prefix }: { entered: Entered; errors: FieldErrors; prefix: string },
): Html {
  return html`${fields.map((field) => {
    const values = entered[field.name] ?? [];
    const common: Field = {
      name: field.name,
      prefix,
      label: say(field.label),
      hint: field.hint && say(field.hint),
      error: errors.get(field.name),
      required: field.required ?? false,
      value: values[0],
    };
    switch (field.kind) {
      case 'checkbox':
        return checkbox({ ...common, checked: values[0] === 'yes' });
      case 'files':
        return filesField({ ...common, accept: field.accept });
      case 'area':
        return textArea(common);
      case 'checkboxes':
      case 'radio':
        return choices({
          ...common,
          type: field.kind === 'radio' ? 'radio' : 'checkbox',
          choices: field.options.map(({ value, label }) => ({ value, label: say(label) })),
          chosen: values,
        });
      case 'select':
        return select({
          ...common,
          choices: field.options.map(({ value, label }) => ({ value, label: say(label) })),
          ...(field.none !== undefined && { none: say(field.none) }),
        });
      case 'date':
      case 'month':
        return textField({ ...common, type: field.kind });
      case 'yuan':
        return textField({ ...common, inputmode: 'decimal' });
      case 'number':
        return textField({ ...common, inputmode: 'numeric' });
      case 'text':
        return textField(common);
    }
  })}`;
}
