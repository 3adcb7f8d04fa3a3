/** What sections, entries and settings of a policy are called, by its schema, and values as people read them. */
import * as z from 'zod';
import { bilingual, type Bilingual } from '../../contracts/primitives.ts';
import { isKnownSource, ruleOf, titleOfRule, titleOfSource } from '../../domain/catalogue/catalogue.ts';
import { formatYuan } from '../../domain/kernel/money.ts';
import { say, sayList } from '../../domain/kernel/say.ts';
import { certaintyTitles, schemeTitles } from '../../domain/kernel/titles.ts';
import { stateTitles } from '../../domain/cases/states.ts';
import { documentTitles } from '../../domain/cases/words.ts';

export type Node = z.core.$ZodType | undefined;

/** Where in a policy a value stands. */
export interface Place {
  schema: Node;
  name: string | undefined;
  rule: string | undefined;
}

const words: Readonly<Record<string, Bilingual>> = {
  ...schemeTitles,
  ...certaintyTitles,
  ...stateTitles,
  ...documentTitles,
  mode: say('状态', 'mode'),
  month: say('按月', 'a month'),
  year: say('按年', 'a year'),
  none: say('未规定', 'not stated'),
  live: say('生效', 'live'),
  shadow: say('试运行', 'shadow'),
  off: say('关闭', 'off'),
};

/** A parameter of a rule as policy gives it: its title and its value. */
export function describeParameter(rule: string, name: string, value: unknown): [Bilingual, Bilingual] {
  const place = { rule, name, schema: ruleOf(rule)?.parameters[name]?.schema };
  const isNone = value === undefined || (Array.isArray(value) && value.length === 0);
  return [titleOfField(place), isNone ? say('无', 'none') : describeValue(value, place)];
}

/** A whole entry is told field by field. Texts stay as they are written: only words of the schema have other words. */
export function describeValue(value: unknown, place: Place): Bilingual {
  const parameter = parameterOf(place);
  if (Array.isArray(value)) {
    const each = { ...place, schema: elementOf(place.schema) ?? place.schema };
    return joined(value.map((item) => describeValue(item, each)));
  }
  if (parameter?.show !== undefined) return parameter.show(value);
  const text = bilingual.safeParse(value);
  if (text.success) return text.data;
  if (typeof value === 'object' && value !== null)
    return sayList(
      Object.entries(value).map(([name, each]) => {
        const inner = { schema: fieldOf(place.schema, name), name, rule: place.rule };
        const title = titleOfField({ ...inner, schema: place.schema });
        const { zh, en } = describeValue(each, inner);
        return say(`${title.zh}：${zh}`, `${title.en}: ${en}`);
      }),
    );
  if (typeof value === 'number' && place.name?.endsWith('Fen') === true)
    return say(`${formatYuan(value)} 元`, `${formatYuan(value)} yuan`);
  if (typeof value === 'number' && place.name?.endsWith('Share') === true) {
    const percent = `${(value * 100).toLocaleString('en', { maximumFractionDigits: 4 })} %`;
    return say(percent, percent);
  }
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  const written = String(value);
  return isWord(written, place.schema) ? nameWord(written) : say(written, written);
}

/** Whether a text is one of those that a schema lists, or names a source, rather than somebody's own. */
function isWord(text: string, schema: Node): boolean {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return inner.options.some((each) => isWord(text, each));
  if (inner instanceof z.ZodEnum) return inner.options.includes(text);
  return isKnownSource(text) || (inner instanceof z.ZodLiteral && inner.values.has(text));
}

/** A word of the schema, a rule or a source under the name that people know it by; any other as it is written. */
export function nameWord(word: string): Bilingual {
  if (ruleOf(word) !== undefined) return titleOfRule(word);
  return isKnownSource(word) ? titleOfSource(word) : (words[word] ?? say(word, word));
}

/** An entry by what names it, one after the other: the rule, scheme or source, and what is anybody's word. */
export function nameEntry(names: string): Bilingual {
  const [first = '', ...rest] = names.split(' ');
  const { zh, en } = nameWord(first);
  return say([zh, ...rest].join(' '), [en, ...rest].join(' '));
}

export function titleOfField(place: Place): Bilingual {
  const { schema, name = '' } = place;
  // The keys of a record are what its values are about.
  if (unwrap(schema) instanceof z.ZodRecord) return nameWord(name);
  const title = parameterOf(place)?.title ?? titleOf(fieldOf(schema, name), name);
  // Amounts are shown in yuan.
  return say(
    title.zh.replace('（分）', '').replace('，分）', '）'),
    title.en.replace(', in fen', '').replace(/\bfen\b/, 'yuan'),
  );
}

function parameterOf({ rule, name }: Place) {
  return rule === undefined || name === undefined ? undefined : ruleOf(rule)?.parameters[name];
}

/** What a schema says that it is; the first part, where it goes on. */
export function titleOf(schema: Node, name: string): Bilingual {
  const { zh, en } = (schema === undefined ? {} : (z.globalRegistry.get(schema) ?? {})) as Partial<Bilingual>;
  const first = (text: string): string => text.split(/[：；，:;,]/)[0] ?? text;
  return zh === undefined || en === undefined ? nameWord(name) : say(first(zh), first(en));
}

export function fieldOf(schema: Node, name: string | undefined): Node {
  const inner = unwrap(elementOf(schema) ?? schema);
  if (name === undefined || inner === undefined) return undefined;
  if (inner instanceof z.ZodObject) return (inner.shape as Readonly<Record<string, Node>>)[name];
  if (inner instanceof z.ZodRecord) return inner.valueType;
  if (inner instanceof z.ZodUnion)
    return inner.options.map((each) => fieldOf(each, name)).find((each) => each !== undefined);
  return undefined;
}

export function elementOf(schema: Node): Node {
  const inner = unwrap(schema);
  return inner instanceof z.ZodArray ? inner.element : undefined;
}

function unwrap(schema: Node): Node {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema;
}

export function joined(parts: readonly Bilingual[]): Bilingual {
  return say(parts.map(({ zh }) => zh).join('、'), parts.map(({ en }) => en).join(', '));
}
