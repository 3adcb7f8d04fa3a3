/** Schemas as the components of an OpenAPI document: a schema that has a name is written once, and referred to elsewhere. */
import * as z from 'zod';
import { internals } from './responses.ts';

type JsonSchema = Record<string, unknown>;

export class SchemaComponents {
  readonly #names = z.registry<{ id: string }>();
  readonly #components = new Map<string, JsonSchema>();

  /** @param named exports of modules; what is no schema, or has a name already, is passed over */
  constructor(...named: readonly object[]) {
    for (const module of named)
      for (const [name, schema] of Object.entries(module))
        if (schema instanceof z.ZodType && !this.#names.has(schema))
          this.#names.add(schema, { id: name.charAt(0).toUpperCase() + name.slice(1) });
  }

  /** A reference to a schema's component; one without a name gets the one that is given. */
  refer(schema: z.ZodType, io: 'input' | 'output', name: string): JsonSchema {
    const part = this.describe(schema, io);
    if (part['$ref'] !== undefined) return part;
    this.#components.set(name, part);
    return { $ref: `#/components/schemas/${name}` };
  }

  /** A schema in place, its named parts as references. */
  describe(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    // Within another one, a schema with a name of its own becomes a reference as well.
    const { $defs = {}, properties } = z.toJSONSchema(z.object({ it: schema }), {
      io,
      metadata: this.#names,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => leaveOutInternals(jsonSchema),
    });
    const renamed = new Map(
      Object.entries($defs as Record<string, JsonSchema>).map(([name, { id: _, ...definition }]) => [
        name,
        this.#keep(name, definition),
      ]),
    );
    return toComponents(properties?.['it'] as JsonSchema, renamed);
  }

  /** What is sent may differ from what is answered, by defaults and by what is let through: then it has a name of its own. */
  #keep(name: string, definition: JsonSchema): string {
    const text = JSON.stringify(toComponents(definition, new Map()));
    const known = this.#components.get(name);
    const isAnother = known !== undefined && JSON.stringify(known) !== text;
    const kept = isAnother ? `${name}Input` : name;
    this.#components.set(kept, JSON.parse(text) as JsonSchema);
    return kept;
  }

  /** Every component by name. */
  all(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#components].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function toComponents(schema: JsonSchema, renamed: ReadonlyMap<string, string>): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema).replaceAll(
      /"#\/\$defs\/(\w+)"/g,
      (_, name: string) => `"#/components/schemas/${renamed.get(name) ?? name}"`,
    ),
  ) as JsonSchema;
}

/** What no answer has is described to nobody. */
function leaveOutInternals(schema: z.core.JSONSchema.BaseSchema): void {
  const { properties, required } = schema;
  if (properties === undefined) return;
  schema.properties = Object.fromEntries(Object.entries(properties).filter(([name]) => !internals.has(name)));
  if (required !== undefined) schema.required = required.filter((name) => !internals.has(name));
}
