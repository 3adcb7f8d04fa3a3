/** What a policy says otherwise, in the words of its schema: for whoever has to agree on it, without reading JSON. */
import * as z from 'zod';
import { bilingual, type Bilingual } from '../../contracts/primitives.ts';
import { isKnownSource, ruleOf, titleOfRule, titleOfSource } from '../catalogue/catalogue.ts';
import { formatYuan } from '../kernel/money.ts';
import { say, sayList } from '../kernel/say.ts';
import { schemeTitles } from '../kernel/titles.ts';
import { naming, type PolicyDifference } from './compare-policies.ts';
import { policy as document } from './document.ts';

export interface DescribedDifference {
  /** `核对规则`. */
  section: Bilingual;
  /** Which entry, and which setting of it: `金融资产：限额月数`. */
  what: Bilingual;
  /** Undefined: there is none. */
  now: Bilingual | undefined;
  then: Bilingual | undefined;
}

export function describeDifference({
  section,
  entry,
  field,
  county,
  now,
  then,
}: PolicyDifference): DescribedDifference {
  const schema = document.shape[section];
  const rule = section === 'rules' ? entry : undefined;
  const isList = elementOf(schema) !== undefined;
  const of = isList ? field : entry;
  const about = isList
    ? nameEntry(entry.replace(county ?? ' ', '').trim())
    : titleOf(fieldOf(schema, entry), entry);
  const place = { schema: of === undefined ? elementOf(schema) : fieldOf(schema, of), name: of, rule };
  const shown = (text: string | undefined): Bilingual | undefined =>
    text === undefined ? undefined : describe(withoutNames(read(text), of), place);
  return {
    section: titleOf(schema, section),
    what: joined([
      ...(about.zh === '' ? [] : [about]),
      ...(county === undefined ? [] : [say(`仅 ${county}`, `in ${county} alone`)]),
      ...(isList && field !== undefined ? [titleOfField({ schema, name: field, rule })] : []),
    ]),
    now: shown(now),
    then: shown(then),
  };
}

type Node = z.core.$ZodType | undefined;

interface Place {
  schema: Node;
  name: string | undefined;
  rule: string | undefined;
}

const words: Readonly<Record<string, Bilingual>> = {
  ...schemeTitles,
  month: say('按月', 'a month'),
  year: say('按年', 'a year'),
  none: say('未规定', 'not stated'),
  live: say('生效', 'live'),
  shadow: say('试运行', 'shadow'),
  off: say('关闭', 'off'),
};

/** Sections hold what their entries say; a whole entry is told field by field. */
function describe(value: unknown, place: Place): Bilingual {
  const parameter = parameterOf(place);
  if (Array.isArray(value)) return joined(value.map((each) => describe(each, place)));
  if (parameter?.show !== undefined) return parameter.show(value);
  const text = bilingual.safeParse(value);
  if (text.success) return text.data;
  if (typeof value === 'object' && value !== null)
    return sayList(
      Object.entries(value).map(([name, each]) => {
        const inner = { schema: fieldOf(place.schema, name), name, rule: place.rule };
        const title = titleOfField({ ...inner, schema: place.schema });
        const { zh, en } = describe(each, inner);
        return say(`${title.zh}：${zh}`, `${title.en}: ${en}`);
      }),
    );
  if (typeof value === 'number' && place.name?.endsWith('Fen') === true)
    return say(`${formatYuan(value)} 元`, `${formatYuan(value)} yuan`);
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  return nameEntry(String(value));
}

/** Of a whole entry what names it is said already. */
function withoutNames(value: unknown, field: string | undefined): unknown {
  if (field !== undefined || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !naming.includes(name)));
}

/** A word or several that name something: sources and rules under the names that people know them by. */
function nameEntry(entry: string): Bilingual {
  const named = entry.split(' ').map((word): Bilingual => {
    if (ruleOf(word) !== undefined) return titleOfRule(word);
    return isKnownSource(word) ? titleOfSource(word) : (words[word] ?? say(word, word));
  });
  return say(named.map(({ zh }) => zh).join(' '), named.map(({ en }) => en).join(' '));
}

function titleOfField(place: Place): Bilingual {
  const title = parameterOf(place)?.title ?? titleOf(fieldOf(place.schema, place.name), place.name ?? '');
  // Amounts are shown in yuan.
  return say(title.zh.replace('（分）', ''), title.en.replace(', in fen', '').replace(/^fen\b/, 'yuan'));
}

function parameterOf({ rule, name }: Place) {
  return rule === undefined || name === undefined ? undefined : ruleOf(rule)?.parameters[name];
}

/** What a schema says that it is; the first part, where it goes on. */
function titleOf(schema: Node, name: string): Bilingual {
  const { zh, en } = (schema === undefined ? {} : (z.globalRegistry.get(schema) ?? {})) as Partial<Bilingual>;
  const first = (text: string): string => text.split(/[：；，:;,]/)[0] ?? text;
  return zh === undefined || en === undefined ? nameEntry(name) : say(first(zh), first(en));
}

function fieldOf(schema: Node, name: string | undefined): Node {
  const inner = unwrap(elementOf(schema) ?? schema);
  if (name === undefined || inner === undefined) return undefined;
  if (inner instanceof z.ZodObject) return (inner.shape as Readonly<Record<string, Node>>)[name];
  if (inner instanceof z.ZodRecord) return inner.valueType;
  if (inner instanceof z.ZodUnion)
    return inner.options.map((each) => fieldOf(each, name)).find((each) => each !== undefined);
  return undefined;
}

function elementOf(schema: Node): Node {
  const inner = unwrap(schema);
  return inner instanceof z.ZodArray ? inner.element : undefined;
}

function unwrap(schema: Node): Node {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema;
}

/** Differences are kept as JSON without quotes around texts. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function joined(parts: readonly Bilingual[]): Bilingual {
  return say(parts.map(({ zh }) => zh).join('、'), parts.map(({ en }) => en).join(', '));
}
