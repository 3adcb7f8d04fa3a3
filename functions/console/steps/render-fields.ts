/** Fields as markup, with what was entered and what is wrong with it. */
import { say } from '../../../shared/domain/kernel/say.ts';
import type { StaffVisit } from '../visit.ts';
import { checkbox, choices, filesField, select, textArea, textField, type Field } from '../views/fields.ts';
import { html, type Html } from '../views/html.ts';
import type { Entered, StepField } from './form.ts';

/** What is sent at once must stay below what the gateway takes. */
const tooLarge = say(
  '所选文件合计超过 4 MB，请分几次上传，或缩小后上传',
  'together these are larger than 4 MB: send fewer at once, or make them smaller',
);

export type FieldErrors = ReadonlyMap<string, string>;

interface Filled {
  entered: Entered;
  errors: FieldErrors;
  /** Of the ids, so that several forms may be on one page. */
  prefix: string;
}

export function renderFields(
  fields: readonly StepField[],
  visit: Pick<StaffVisit, 't'>,
  filled: Filled,
): Html {
  const groups = Map.groupBy(fields, ({ fold, under, name }) => (fold ?? under)?.en ?? name);
  const isMixed = fields.some(({ required }) => required) && fields.some(({ required }) => !required);
  return html`${isMixed && html`<p class="hint">${visit.t(say('带 * 的必填', 'Fields marked * are required'))}</p>`}${[
    ...groups.values(),
  ].map((group) => {
    const [{ fold, under } = {} as Pick<StepField, 'fold' | 'under'>] = group;
    const shown = group.map((field) => renderField(field, visit, filled));
    if (fold !== undefined) return folded(visit.t(fold), shown, isFilled(group, filled));
    return under === undefined ? shown : headed(visit.t(under), shown);
  })}`;
}

function headed(title: string, fields: readonly Html[]): Html {
  return html`<fieldset class="part">
    <legend>${title}</legend>
    ${fields}
  </fieldset>`;
}

/** Open where something was entered or is wrong. */
function isFilled(group: readonly StepField[], { entered, errors }: Filled): boolean {
  return group.some(({ name, preset = '' }) => errors.has(name) || (entered[name]?.[0] ?? preset) !== preset);
}

function folded(title: string, fields: readonly Html[], open: boolean): Html {
  return html`<details class="fold" ${open && html` open`}>
    <summary>${title}</summary>
    ${fields}
  </details>`;
}

function renderField(
  field: StepField,
  { t }: Pick<StaffVisit, 't'>,
  { entered, errors, prefix }: Filled,
): Html {
  const values = entered[field.name] ?? [];
  const common: Field = {
    name: field.name,
    prefix,
    label: t(field.label),
    hint: field.hint && t(field.hint),
    error: errors.get(field.name),
    required: field.required ?? false,
    value: values[0],
  };
  switch (field.kind) {
    case 'checkbox':
      return checkbox({ ...common, checked: values[0] === 'yes' });
    case 'files':
      return filesField({ ...common, accept: field.accept, tooLarge: t(tooLarge) });
    case 'area':
      return textArea(common);
    case 'checkboxes':
    case 'radio':
      return choices({
        ...common,
        type: field.kind === 'radio' ? 'radio' : 'checkbox',
        choices: field.options.map(({ value, label }) => ({ value, label: t(label) })),
        chosen: values,
      });
    case 'select':
      return select({
        ...common,
        choices: field.options.map(({ value, label }) => ({ value, label: t(label) })),
        ...(field.none !== undefined && { none: t(field.none) }),
      });
    case 'date':
    case 'month':
      return textField({ ...common, type: field.kind });
    case 'yuan':
    case 'decimal':
      return textField({ ...common, inputmode: 'decimal' });
    case 'number':
      return textField({ ...common, inputmode: 'numeric' });
    case 'text':
      return textField(common);
  }
}
