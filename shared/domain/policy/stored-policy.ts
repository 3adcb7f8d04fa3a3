/**
 * Reading a policy that is stored. Another version of this program may have checked and written it, so it is never refused:
 * what it lacks is filled in, and what this version does not know is put aside, kept, and judged by nobody.
 */
import * as z from 'zod';
import type { RuleName } from '../../contracts/findings.ts';
import { defaultPolicy } from './default-policy.ts';
import { policy as policySchema, type Policy } from './document.ts';
import { longestMonths } from './retention-policy.ts';
import { unreadRules } from './unread-rules.ts';

/** The lists of a policy. An entry that cannot be read is put aside by itself. */
const lists = [
  'rules',
  'standards',
  'currencyRates',
  'retiredProviders',
  'providers',
  'words',
  'overlays',
] as const;
const sections = ['sources', 'clearances', 'cases', 'documents', 'amounts', 'retention'] as const;

/**
 * A whole policy: rules that it does not name are in shadow until two persons name them. Entries that are there stay as
 * they are.
 */
export function completePolicy(policy: Policy): Policy {
  const named = new Set<RuleName>([...policy.rules.map(({ rule }) => rule), ...unreadRules(policy)]);
  const missing = defaultPolicy.rules.filter(({ rule }) => !named.has(rule));
  return {
    ...policy,
    rules: [...policy.rules, ...missing.map(inShadow)],
  };
}

/** A rule that is off by default stays off until a policy states what it needs. */
function inShadow(entry: Policy['rules'][number]): Policy['rules'][number] {
  return entry.mode === 'off' ? entry : { ...entry, mode: 'shadow' };
}

/** Reads a stored policy; undefined where it is no policy at all. */
export function readStoredPolicy(json: unknown): Policy | undefined {
  const whole = policySchema.safeParse(json);
  if (whole.success) return completePolicy(whole.data);
  const stored = z.record(z.string(), z.unknown()).safeParse(json);
  if (!stored.success || !Array.isArray(stored.data['rules'])) return undefined;
  const aside: Record<string, unknown[]> = { ...asideBefore(stored.data['unread']) };
  const readable: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(stored.data)) {
    if (name === 'unread') continue;
    const list = lists.find((each) => each === name);
    const section = sections.find((each) => each === name);
    if (list !== undefined) readable[name] = readList(list, value, aside);
    else if (section !== undefined) readable[name] = readSection(section, value, aside);
    else (aside[name] ??= []).push(value);
  }
  const unread = Object.keys(aside).length === 0 ? {} : { unread: aside };
  const read = policySchema.safeParse({ ...defaultPolicy, ...readable, ...unread });
  return read.success ? completePolicy(read.data) : undefined;
}

function asideBefore(value: unknown): Record<string, unknown[]> {
  return z.record(z.string(), z.array(z.unknown())).catch({}).parse(value);
}

function readList(name: (typeof lists)[number], value: unknown, aside: Record<string, unknown[]>): unknown[] {
  const { shape } = policySchema;
  const list = shape[name];
  const entry = (list instanceof z.ZodOptional ? list.unwrap() : list).element;
  const entries = Array.isArray(value) ? (value as unknown[]) : [];
  return entries.filter((each) => {
    if (entry.safeParse(each).success) return true;
    (aside[name] ??= []).push(each);
    return false;
  });
}

/** A method of calculation that is read in part would give wrong amounts: what is due is unknown instead. */
const unknownAmounts = { ...defaultPolicy.amounts, methods: [] };

/** A term that is read in part would forget what is to be kept: nothing is forgotten instead, as long as anybody lives. */
const longest = { months: longestMonths, restsOn: defaultPolicy.retention.people.restsOn };
const forgetsNothing = { people: longest, cases: longest, audit: longest, heldFiles: longest };

/** Sections that are read whole or not at all, and what holds where they cannot be. */
const whole: Partial<Record<(typeof sections)[number], unknown>> = {
  amounts: unknownAmounts,
  retention: forgetsNothing,
};

/** Of a section each part that can be read stays; the others are the default's. */
function readSection(
  name: (typeof sections)[number],
  value: unknown,
  aside: Record<string, unknown[]>,
): unknown {
  const defaults = defaultPolicy[name];
  const schema = policySchema.shape[name];
  if (schema.safeParse(value).success) return value;
  if (name in whole) {
    (aside[name] ??= []).push(value);
    return whole[name];
  }
  const known = withoutUnknown(schema, value);
  if (schema.safeParse(known).success) {
    (aside[name] ??= []).push(value);
    return known;
  }
  const given = z.record(z.string(), z.unknown()).catch({}).parse(known);
  return Object.entries(given).reduce<Record<string, unknown>>(
    (read, [part, said]) => {
      const tried = { ...read, [part]: said };
      if (schema.safeParse(tried).success) return tried;
      (aside[`${name}.${part}`] ??= []).push(said);
      return read;
    },
    { ...defaults },
  );
}

/** A value without the fields that its schema does not know: what is known of a section stays in force. */
function withoutUnknown(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return withoutUnknown(schema.unwrap(), value);
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((each) => withoutUnknown(schema.element, each));
  const fields = z.record(z.string(), z.unknown()).safeParse(value);
  if (!fields.success) return value;
  if (schema instanceof z.ZodObject) return mapFields(fields.data, (name) => schema.shape[name] as never);
  if (!(schema instanceof z.ZodRecord)) return value;
  const { keyType, valueType } = schema;
  return mapFields(fields.data, (name) => (z.safeParse(keyType, name).success ? valueType : undefined));
}

function mapFields(
  fields: Readonly<Record<string, unknown>>,
  schemaOf: (name: string) => z.core.$ZodType | undefined,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const schema = schemaOf(name);
      return schema === undefined ? [] : [[name, withoutUnknown(schema, value)]];
    }),
  );
}
