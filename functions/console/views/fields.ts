/** Form fields: label, hint, error, and the value that was entered. */
import { html, type Html, type Part } from './html.ts';

export interface Field {
  name: string;
  /** Of the ids, where several forms appear on one page. */
  prefix?: string;
  label: string;
  hint?: string | undefined;
  required?: boolean;
  value?: string | undefined;
  error?: string | undefined;
}

export interface Choice {
  value: string;
  label: string;
}

export function textField(
  field: Field & { type?: string; inputmode?: string; placeholder?: string; min?: string; max?: string },
): Html {
  const { name, type = 'text', value, inputmode, placeholder, min, max } = field;
  return around(
    field,
    (aria) =>
      html`<input
        id="${fieldId(field)}"
        name="${name}"
        type="${type}"
        value="${value ?? ''}"
        ${
          inputmode !== undefined && html` inputmode="${inputmode}"`
        }${placeholder !== undefined && html` placeholder="${placeholder}"`}${min !== undefined && html` min="${min}"`}${max !== undefined && html` max="${max}"`}${aria}
      />`,
  );
}

/** Photos or scans; with scripts they are shown small, and made smaller where they are too large to send. */
/** @param field `tooLarge`: what is said where all of it together is more than can be sent at once */
export function filesField(field: Omit<Field, 'value'> & { accept: string; tooLarge: string }): Html {
  return around(
    field,
    (aria) =>
      html`<input
          id="${fieldId(field)}"
          name="${field.name}"
          type="file"
          accept="${field.accept}"
          multiple
          data-pictures
          data-too-large="${field.tooLarge}"
          ${aria}
        />
        <div class="pictures"></div>`,
  );
}

export function textArea(field: Field): Html {
  return around(
    field,
    (aria) =>
      html`<textarea id="${fieldId(field)}" name="${field.name}" rows="3" ${aria}>
${field.value ?? ''}</textarea>`,
  );
}

export function select(field: Field & { choices: readonly Choice[]; none?: string }): Html {
  const { name, value, choices, none } = field;
  return around(
    field,
    (aria) =>
      html`<select id="${fieldId(field)}" name="${name}" ${aria}>
        ${none !== undefined && html`<option value="">${none}</option>`}${choices.map(
          (choice) =>
            html`<option value="${choice.value}" ${choice.value === value && html` selected`}>
              ${choice.label}
            </option>`,
        )}
      </select>`,
  );
}

/** Several of a few, or one of a few. */
export function choices(
  field: Omit<Field, 'value'> & {
    type: 'checkbox' | 'radio';
    choices: readonly Choice[];
    chosen: readonly string[];
  },
): Html {
  const { name, label, hint, error, type, chosen } = field;
  return html`<fieldset
    class="field${error !== undefined && ' wrong'}${field.required === true && ' needed'}"
    ${described(field)}
  >
    <legend>${label}</legend>
    ${
      hint !== undefined && html`<span class="hint" id="h-${fieldId(field)}">${hint}</span>`
    }${errorOf(field)}${field.choices.map(
      (choice, n) =>
        html`<label class="choice" for="${fieldId(field)}-${n}"
          ><input
            type="${type}"
            id="${fieldId(field)}-${n}"
            name="${name}"
            value="${choice.value}"
            ${chosen.includes(choice.value) && html` checked`}
          />${choice.label}</label
        >`,
    )}
  </fieldset>`;
}

export function checkbox(field: Omit<Field, 'value'> & { checked: boolean }): Html {
  const { name, label, error, checked, hint } = field;
  return html`<div class="field${error !== undefined && ' wrong'}">
    <label class="choice" for="${fieldId(field)}"
      ><input
        type="checkbox"
        id="${fieldId(field)}"
        name="${name}"
        value="yes"
        ${checked && html` checked`}${described(field)}
      />${label}</label
    >${hint !== undefined && html`<span class="hint" id="h-${fieldId(field)}">${hint}</span>`}${errorOf(field)}
  </div>`;
}

export function hidden(name: string, value: string | number): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

function around(field: Field, control: (aria: Html) => Part): Html {
  const { label, hint, error, required } = field;
  return html`<div class="field${error !== undefined && ' wrong'}${required === true && ' needed'}">
    <label for="${fieldId(field)}">${label}</label>${
      hint !== undefined && html`<span class="hint" id="h-${fieldId(field)}">${hint}</span>`
    }${errorOf(field)}${control(html`${required === true && html` required`}${described(field)}`)}
  </div>`;
}

function errorOf(field: Pick<Field, 'name' | 'prefix' | 'error'>): Part {
  const { error } = field;
  return error !== undefined && html`<span class="error" id="e-${fieldId(field)}">${error}</span>`;
}

function described(field: Pick<Field, 'name' | 'prefix' | 'hint' | 'error'>): Html {
  const { hint, error } = field;
  const ids = [hint !== undefined && 'h', error !== undefined && 'e'].filter((id) => id !== false);
  const described = ids.map((id) => `${id}-${fieldId(field)}`).join(' ');
  return html`${ids.length > 0 && html` aria-describedby="${described}"`}${error !== undefined && html` aria-invalid="true"`}`;
}

/** Of its control. */
export function fieldId({ prefix = 'f', name }: Pick<Field, 'prefix' | 'name'>): string {
  return `${prefix}-${name.replaceAll('.', '-')}`;
}
