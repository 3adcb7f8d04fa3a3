/** The single numbers, amounts and choices of a policy, each by a name, so that one is changed without its whole document. */
import * as z from 'zod';
import { bilingual, citation, type Bilingual, type Citation } from '../../contracts/primitives.ts';
import { parseAmountFen } from '../../domain/kernel/money.ts';
import { say } from '../../domain/kernel/say.ts';
import { naming } from '../../domain/policy/compare-policies.ts';
import { policy as document, type Policy } from '../../domain/policy/document.ts';
import { elementOf, fieldOf, nameEntry, nameWord, titleOf, titleOfField, type Node } from './terms.ts';

export interface PolicySetting {
  /** Where it stands: `rules/0/multiplier`. */
  path: string;
  /** `核对规则 › 金融资产 › 标准的月数`. */
  title: Bilingual;
  kind: 'number' | 'yuan' | 'text' | 'choice';
  /** As it is entered in a form; empty where policy leaves a number open. */
  value: string;
  /** Whether policy may leave it open. */
  mayBeOpen: boolean;
  /** Of a choice. */
  options: readonly { value: string; label: Bilingual }[];
}

/** What policy says of a number that it leaves open. */
const open = 'none';

type Values = Readonly<Record<string, unknown>>;

/** Standards, names and words of providers have pages of their own; the others are structured, or another version's. */
const apart: readonly string[] = [
  'standards',
  'amounts',
  'providers',
  'retiredProviders',
  'words',
  'overlays',
  'unread',
];
/** What an entry is named by, since when it holds and what it rests on: changed with it, not by themselves. */
const ofEntries: readonly string[] = [...naming, 'effectiveFrom', 'effectiveTo', 'restsOn'];

/** Every setting that is one value. */
export function listSettings(policy: Policy): PolicySetting[] {
  return (Object.keys(document.shape) as (keyof Policy)[])
    .filter((section) => !apart.includes(section))
    .flatMap((section) => {
      const schema = document.shape[section];
      return walk(policy[section], {
        schema,
        path: section,
        titles: [titleOf(schema, section)],
        rule: undefined,
      });
    });
}

interface At {
  schema: Node;
  path: string;
  titles: readonly Bilingual[];
  rule: string | undefined;
}

function walk(value: unknown, at: At): PolicySetting[] {
  if (Array.isArray(value))
    return value.flatMap((each: unknown, n) => (isNamed(each) ? walk(each, entryOf(each, n, at)) : []));
  // Texts in two languages are written together.
  if (!isValues(value) || bilingual.safeParse(value).success) return [];
  return Object.entries(value)
    .filter(([name]) => !ofEntries.includes(name))
    .flatMap(([name, each]) => {
      const inner = {
        schema: fieldOf(at.schema, name),
        path: `${at.path}/${name}`,
        titles: [...at.titles, titleOfField({ schema: at.schema, name, rule: at.rule })],
        rule: at.rule,
      };
      return typeof each === 'object' && each !== null ? walk(each, inner) : leaf(each, inner);
    });
}

function entryOf(entry: Values, n: number, at: At): At {
  const names = naming.flatMap((name) => (typeof entry[name] === 'string' ? [entry[name]] : []));
  const rule = typeof entry['rule'] === 'string' ? entry['rule'] : undefined;
  return {
    schema: elementOf(at.schema),
    path: `${at.path}/${n}`,
    titles: [...at.titles, nameEntry(names.join(' '))],
    rule,
  };
}

function leaf(value: unknown, { schema, path, titles }: At): PolicySetting[] {
  const title = say(titles.map(({ zh }) => zh).join(' › '), titles.map(({ en }) => en).join(' › '));
  const options = optionsOf(schema);
  const mayBeOpen = schema instanceof z.ZodUnion;
  const of = { path, title, options, mayBeOpen };
  if (typeof value !== 'number' && !(mayBeOpen && value === open))
    return typeof value === 'string' ? [{ ...of, kind: options.length > 0 ? 'choice' : 'text', value }] : [];
  const kind = path.split('/').some((part) => part.endsWith('Fen')) ? 'yuan' : 'number';
  if (typeof value !== 'number') return [{ ...of, kind, value: '' }];
  return [{ ...of, kind, value: kind === 'yuan' ? (value / 100).toFixed(2) : String(value) }];
}

function optionsOf(schema: Node): PolicySetting['options'] {
  if (!(schema instanceof z.ZodEnum)) return [];
  return schema.options.map(String).map((value) => ({ value, label: nameWord(value) }));
}

/**
 * The policy with one setting changed, and with what it rests on from now on.
 * @returns undefined where there is no such setting, or a number or an amount is none; whether the value may be is for the
 *   schema of the policy to say
 */
export function withSetting(
  policy: Policy,
  { path, value, restsOn }: { path: string; value: string; restsOn: string },
): unknown {
  const settings = listSettings(policy);
  const setting = settings.find((each) => each.path === path);
  const read = setting && readValue(setting, value.trim());
  if (read === undefined) return undefined;
  const changed = structuredClone(policy) as Record<string, unknown>;
  const names = path.split('/');
  const holders = names
    .slice(0, -1)
    .reduce<Record<string, unknown>[]>(
      (found, name) => [...found, found.at(-1)?.[name] as Record<string, unknown>],
      [changed],
    );
  const depth = holders.findLastIndex((holder) => 'restsOn' in holder);
  const entry = holders[depth];
  if (setting !== undefined && entry !== undefined) {
    const place = `${names.slice(0, depth).join('/')}/`;
    const isAlone = settings.filter((each) => each.path.startsWith(place)).length === 1;
    entry['restsOn'] = isAlone
      ? restsOn
      : citeBeside(citation.parse(entry['restsOn']), setting.title, restsOn);
  }
  const [holder, name] = [holders.at(-1), names.at(-1)];
  if (holder !== undefined && name !== undefined) holder[name] = read;
  return changed;
}

/** Of an entry with several settings each names what it rests on: `办法第十四条；标准的月数：县民政局通知`. */
function citeBeside(before: Citation, title: Bilingual, restsOn: string): Citation {
  const beside = (cited: string, name: string, [between, colon]: [string, string]): string => {
    const others = cited.split(between).filter((each) => !each.startsWith(`${name}${colon}`));
    return [...others, `${name}${colon}${restsOn}`].join(between);
  };
  const [zh, en] = [title.zh, title.en].map((names) => names.split(' › ').at(-1) ?? names) as [
    string,
    string,
  ];
  if (typeof before === 'string') return beside(before, zh, ['；', '：']);
  return say(beside(before.zh, zh, ['；', '：']), beside(before.en, en, ['; ', ': ']));
}

const numeral = /^-?\d+(\.\d+)?$/;

function readValue({ kind, mayBeOpen }: PolicySetting, value: string): string | number | undefined {
  if (value === '') return mayBeOpen ? open : undefined;
  if (kind === 'yuan') return parseAmountFen(value);
  if (kind === 'number') return numeral.test(value) ? Number(value) : undefined;
  return value;
}

/** An entry of a list by whose name it is found; others are changed with their list. */
function isNamed(value: unknown): value is Values {
  return isValues(value) && naming.some((name) => typeof value[name] === 'string');
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
