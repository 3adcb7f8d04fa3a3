/**
 * Forms of steps as data: one list of fields is rendered, read back into the step it represents, and knows where an error
 * belongs. A field is named after the path of what it fills in: `signature.witness`.
 */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { parseAmountFen } from '../../../shared/domain/kernel/money.ts';

interface Common {
  name: string;
  label: Bilingual;
  hint?: Bilingual;
  required?: boolean;
  /** Its initial value; several where several may be chosen. */
  preset?: string | readonly string[] | undefined;
  /** Under this heading, together with neighbouring fields of the same heading. */
  under?: Bilingual;
  /** Collapsed under this title, together with neighbouring fields of the same title. */
  fold?: Bilingual;
  /** Read only when another field says this. */
  onlyIf?: { name: string; value: string };
}

export interface Option {
  value: string;
  label: Bilingual;
}

export type StepField = Common &
  (
    | { kind: 'text' | 'area' | 'date' | 'month' | 'yuan' | 'number' | 'decimal' | 'checkbox' }
    /** Files are read beside the fields, by the route that keeps them. */
    | { kind: 'files'; accept: string }
    | { kind: 'select' | 'radio' | 'checkboxes'; options: readonly Option[]; none?: Bilingual }
  );

/** What was entered, by field. */
export type Entered = Readonly<Record<string, readonly string[]>>;

/** Reads a form into the shape its fields name. What was left empty is left out; what cannot be read stays text. */
export function readFields(fields: readonly StepField[], entered: Entered): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const field of fields) {
    const { onlyIf } = field;
    if (onlyIf !== undefined && entered[onlyIf.name]?.[0] !== onlyIf.value) continue;
    const value = readField(field, entered[field.name] ?? []);
    if (value !== undefined) place(read, field.name.split('.'), value);
  }
  return read;
}

function readField(field: StepField, values: readonly string[]): unknown {
  const text = (values[0] ?? '').trim();
  switch (field.kind) {
    case 'files':
      return undefined;
    case 'checkbox':
      return text === 'yes';
    case 'checkboxes':
      return values.length === 0 && field.required !== true ? undefined : [...values];
    case 'yuan':
      return text === '' ? undefined : (parseAmountFen(text) ?? text);
    case 'number':
      return /^\d{1,9}$/.test(text) ? Number(text) : text || undefined;
    case 'decimal':
      return /^\d{1,7}(\.\d{1,2})?$/.test(text) ? Number(text) : text || undefined;
    default:
      return text === '' ? undefined : text;
  }
}

/** Names of fields are the console's own, so that no path leads anywhere else. */
function place(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) target[first] = value;
  else place((target[first] ??= {}) as Record<string, unknown>, rest, value);
}

/** What a field holds before anybody has entered anything. */
export function presets(fields: readonly StepField[]): Entered {
  return Object.fromEntries(
    fields.flatMap(({ name, preset }) => (preset === undefined ? [] : [[name, [preset].flat()]])),
  );
}
