/** Overlays (覆盖条款): what a policy says otherwise for a county, or from a day on, in one line. */
import * as z from 'zod';
import { bilingual, type CalendarDate } from '../../contracts/primitives.ts';
import { covers, type Dated, dated, inOrder } from '../kernel/dated.ts';

/** What may be overlaid: everything that has no dates of its own. */
const overlaidSections = ['cases', 'clearances', 'documents', 'retention', 'sources'] as const;
export type OverlaidSection = (typeof overlaidSections)[number];

export type Partially<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { [Key in keyof Value]?: Partially<Value[Key]> | undefined }
    : Value;

/** A schema of which any part may be left out; texts and lists are given whole. */
export function partially<Value>(schema: z.ZodType<Value>): z.ZodType<Partially<Value>> {
  return part(schema) as z.ZodType<Partially<Value>>;
}

function part(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault) return part(schema.unwrap());
  if (schema instanceof z.ZodRecord) return z.partialRecord(schema.keyType, part(schema.valueType));
  if (!(schema instanceof z.ZodObject) || schema === bilingual) return schema;
  const fields = Object.entries<z.core.$ZodType>(schema.shape);
  return z.strictObject(Object.fromEntries(fields.map(([name, field]) => [name, z.optional(part(field))])));
}

/** An overlay, given the schemas of the sections that it may say otherwise. */
export function overlaySchema<Cases, Clearances, Documents, Retention, Sources>(sections: {
  cases: z.ZodType<Cases>;
  clearances: z.ZodType<Clearances>;
  documents: z.ZodType<Documents>;
  retention: z.ZodType<Retention>;
  sources: z.ZodType<Sources>;
}) {
  return z.strictObject({
    ...dated,
    cases: partially(sections.cases).optional(),
    clearances: partially(sections.clearances).optional(),
    documents: partially(sections.documents).optional(),
    retention: partially(sections.retention).optional(),
    sources: partially(sections.sources).optional(),
  });
}

type Tree = Readonly<Record<string, unknown>>;
export type Overlay = Dated & { readonly [Section in OverlaidSection]?: unknown };

/**
 * The sections as they are in a county on a day. General overlays come before the county's own, of these the one that
 * began first before the later ones; each says otherwise only what it names, and what it changes rests on its citation.
 */
export function applyOverlays<Sections extends Record<OverlaidSection, Tree>>(
  sections: Sections,
  overlays: readonly Overlay[],
  { county, day }: { county: string; day: CalendarDate },
): Sections {
  const inForce = inOrder(overlays.filter((each) => covers(each, county, day))).toReversed();
  return inForce.reduce<Sections>((before, overlay) => {
    const changed = overlaidSections.flatMap((section) => {
      const said = overlay[section];
      return isTree(said) ? [[section, merge(before[section], said, overlay.restsOn)] as const] : [];
    });
    return { ...before, ...Object.fromEntries(changed) };
  }, sections);
}

function merge(before: Tree, said: Tree, restsOn: unknown): Tree {
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  const merged = given.map(([name, value]) => {
    const known = before[name];
    return [name, isTree(value) && isTree(known) ? merge(known, value, restsOn) : value] as const;
  });
  const cites = 'restsOn' in before && given.some(([, value]) => !isTree(value));
  return { ...before, ...(cites && { restsOn }), ...Object.fromEntries(merged) };
}

/** One thing that an overlay says otherwise: `cases.replyPeriod.workingDays`. */
export interface OverlaidThing extends Dated {
  path: string;
  /** Position of the overlay in the list. */
  at: number;
}

/** Everything that overlays say otherwise, for telling where two of them contradict each other. */
export function listOverlaid(overlays: readonly Overlay[]): OverlaidThing[] {
  return overlays.flatMap((overlay, at) => {
    const { county, effectiveFrom, effectiveTo, restsOn } = overlay;
    const about = { county, effectiveFrom, effectiveTo, restsOn, at };
    return overlaidSections.flatMap((section) =>
      pathsOf(section, overlay[section]).map((path) => ({ ...about, path })),
    );
  });
}

function pathsOf(path: string, said: unknown): string[] {
  if (said === undefined) return [];
  if (!isTree(said) || bilingual.safeParse(said).success) return path.endsWith('.restsOn') ? [] : [path];
  return Object.entries(said).flatMap(([name, value]) => pathsOf(`${path}.${name}`, value));
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
