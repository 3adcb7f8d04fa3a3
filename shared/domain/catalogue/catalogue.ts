/**
 * The catalogue (目录): the one list of sources and rules. Everything else that knows of them is derived from here.
 *
 * What is stored may name one that another version knows, so each is asked for by name and may be missing here; it is
 * then shown under its own name.
 */
import * as z from 'zod';
import { unreadableReason, type Asset } from '../../contracts/holdings.ts';
import { NamedError } from '../../contracts/named-error.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { reasonText } from '../../contracts/reasons.ts';
import { digestOf } from '../kernel/canonical-json.ts';
import { say } from '../kernel/say.ts';
import { aidDoubled } from './rules/aid-doubled.ts';
import { amountDiffers } from './rules/amount-differs.ts';
import { classChanged } from './rules/class-changed.ts';
import { commercialProperty } from './rules/commercial-property.ts';
import { duplicateRecipient } from './rules/duplicate-recipient.ts';
import { enterpriseRule } from './rules/enterprise.ts';
import { familyChanged } from './rules/family-changed.ts';
import { financialAssets } from './rules/financial-assets.ts';
import { identityQuestion } from './rules/identity-question.ts';
import { memberDeceased } from './rules/member-deceased.ts';
import { incomeDiffers } from './rules/income-differs.ts';
import { motorVehicle } from './rules/motor-vehicle.ts';
import { registerMoved } from './rules/register-moved.ts';
import { type ColumnOf, reasonOf } from './columns.ts';
import type { Rule, RuleEntry } from './rule.ts';
import { kindOfName } from './same-asset.ts';
import { secondHome } from './rules/second-home.ts';
import { unclearAsset } from './rules/unclear-asset.ts';
import { vesselOrMachinery } from './rules/vessel-or-machinery.ts';
import type { Part, Source } from './source.ts';
import { bank } from './sources/bank.ts';
import { death } from './sources/death.ts';
import { enterprise } from './sources/enterprise.ts';
import { householdRegister } from './sources/household-register.ts';
import { disability } from './sources/disability.ts';
import { housingFund } from './sources/housing-fund.ts';
import { insurance } from './sources/insurance.ts';
import { machinery } from './sources/machinery.ts';
import { marriage } from './sources/marriage.ts';
import { otherAid } from './sources/other-aid.ts';
import { payment } from './sources/payment.ts';
import { pension } from './sources/pension.ts';
import { property } from './sources/property.ts';
import { school } from './sources/school.ts';
import { securities } from './sources/securities.ts';
import { socialInsurance } from './sources/social-insurance.ts';
import { tax } from './sources/tax.ts';
import { vehicle } from './sources/vehicle.ts';
import { vessel } from './sources/vessel.ts';

/** The sources, in the order in which they are listed. */
export const sources: readonly Source[] = [
  bank,
  vehicle,
  property,
  securities,
  payment,
  insurance,
  otherAid,
  enterprise,
  householdRegister,
  school,
  disability,
  vessel,
  machinery,
  death,
  marriage,
  tax,
  socialInsurance,
  pension,
  housingFund,
];

/** The rules, in the order in which a policy that says nothing else lists their findings. */
export const rules: readonly Rule[] = [
  financialAssets,
  commercialProperty,
  secondHome,
  motorVehicle,
  memberDeceased,
  registerMoved,
  familyChanged,
  incomeDiffers,
  aidDoubled,
  enterpriseRule,
  vesselOrMachinery,
  unclearAsset,
  identityQuestion,
  duplicateRecipient,
  amountDiffers,
  classChanged,
];

/** Names of the sources: the folders of the inbox. */
export const sourceNames: readonly string[] = sources.map(({ name }) => name);

/** Names of the rules. */
export const ruleNames: readonly string[] = rules.map(({ name }) => name);

const sourcesByName: ReadonlyMap<string, Source> = new Map(sources.map((source) => [source.name, source]));
const rulesByName: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.name, rule]));

export function isKnownSource(name: string): boolean {
  return sourcesByName.has(name);
}

/** The source of that name; undefined where this version has none. */
export function sourceOf(name: string): Source | undefined {
  return sourcesByName.get(name);
}

/** The source that work is asked of; the work is left to a version that knows it. */
export function requireSource(name: string): Source {
  const source = sourceOf(name);
  if (source === undefined) throw new SourceUnknownError(`this version has no source ${name}`);
  return source;
}

/** Another version has asked for it: the message waits, and is sent again once that version runs. */
export class SourceUnknownError extends NamedError {
  readonly name = 'SourceUnknownError';
}

/** The rule of that name; undefined where this version has none. */
export function ruleOf(name: string): Rule | undefined {
  return rulesByName.get(name);
}

/** An entry of a policy's rules, with the parameters of its rule. */
export const ruleEntry = z.discriminatedUnion(
  'rule',
  rules.map(({ entry }) => entry) as unknown as [z.core.$ZodTypeDiscriminable],
) as unknown as z.ZodType<RuleEntry>;

/** What staff call a source: 银行存款. */
export function titleOfSource(name: string): Bilingual {
  return sourceOf(name)?.title ?? say(name, name);
}

/** What staff call a column, by its English name: 账户状态. */
export function titleOfColumn(source: string, name: string): Bilingual {
  const column = columnOf(source, name);
  return column === undefined ? say(name, name) : say(column.zh, column.en.replaceAll('_', ' '));
}

/** The effect of a meaning of a column's words: 计入. */
export function titleOfMeaning({
  source,
  column,
  means,
}: {
  source: string;
  column: string;
  means: string;
}): Bilingual {
  return columnOf(source, column)?.words?.meanings[means]?.says ?? say(means, means);
}

function columnOf(source: string, name: string): ColumnOf | undefined {
  return Object.values(sourceOf(source)?.fields ?? {}).find(({ en }) => en === name);
}

/** What staff call a rule: 金融资产. */
export function titleOfRule(name: string): Bilingual {
  return ruleOf(name)?.title ?? say(name, name);
}

/** When a household fails a rule; undefined for one that this version does not know. */
export function meaningOfRule(name: string): Bilingual | undefined {
  return ruleOf(name)?.failsWhen;
}

/** What a household is that fails a rule: 金融资产超过限额. */
export function phraseOfRule(name: string): Bilingual {
  return ruleOf(name)?.phrase ?? say(`有疑点“${name}”`, `subject to "${name}"`);
}

/** The source that reads a stored row; undefined where this version cannot tell what the row says. */
export function readerOf(row: Asset): Source | undefined {
  const source = sourceOf(row.source);
  return source?.admits(row) ? source : undefined;
}

/**
 * Everything that alone names the thing that a row is about, the surest first; none where this version cannot read the
 * row, or nothing in it identifies the asset. Holds numbers; never log it.
 *
 * @param memberToken whose row it is; without it nothing tells a thing that is a person's own
 */
export function namesOf(row: Asset, provider: string, memberToken?: string): readonly string[] {
  const reader = readerOf(row);
  const names = reader?.names(row, provider) ?? [];
  if (reader?.isPersonal !== true) return names;
  if (memberToken === undefined) return [];
  return names.map((name) => `${kindOfName(name)}|${digestOf({ memberToken, name })}`);
}

/** Where a row lies, and whom it leads to. */
export interface RowPlace {
  provider: string;
  file: string;
  line: number;
  /** Identity token of the person. */
  memberToken?: string | undefined;
}

/**
 * What makes rows one thing, which counts once in a household: the first of its names. A row without a name is a thing of
 * its own. Holds numbers; never log it.
 */
export function assetKeyOf(row: Asset, place: RowPlace): string {
  const [name] = namesOf(row, place.provider, place.memberToken);
  return name ?? keyOfRow(row, place);
}

/** The key of a row that names nothing. */
export function keyOfRow(row: Asset, { provider, file, line }: RowPlace): string {
  return [row.source, 'row', digestOf({ row, provider, file, line })].join('|');
}

/** Nothing is quoted of a row that this version cannot read: it may hold numbers. */
function describeUnknown(row: Asset): Bilingual {
  const { source } = row;
  const reason = unreadableReason(row);
  if (reason !== undefined) return describeUnread(source, reason);
  return say(
    `数据源“${source}”的记录，本版本不能读取`,
    `a row of the source "${source}", which this version cannot read`,
  );
}

/** Of a row that nobody could read: why. */
function describeUnread(name: string, reason: string): Bilingual {
  const source = sourceOf(name);
  const column = Object.values(source?.fields ?? {}).find((each) => reasonOf(each) === reason);
  const why =
    column === undefined
      ? reasonText(reason)
      : say(`${column.zh}无法识别`, `the ${column.en.replaceAll('_', ' ')} cannot be read`);
  const title = titleOfSource(name);
  return say(`${title.zh}的一行未能读取：${why.zh}`, `a row of ${title.en} that cannot be read: ${why.en}`);
}

/** What a row shows, as a case and its papers say it, with every day and month that it is of. */
export function summariseRow(row: Asset): Bilingual {
  const reader = readerOf(row);
  return reader === undefined ? describeUnknown(row) : withDays(reader.summarise(row), row, reader);
}

/** What the text does not have yet of the days and months of a row, each by its column. */
function withDays(text: Bilingual, row: Asset, { fields }: Source): Bilingual {
  const missing = Object.entries(fields).flatMap(([field, { zh, en, form }]) => {
    const value = row[field];
    const isDay = (form === 'date' || form === 'month') && typeof value === 'string' && value !== '';
    return isDay && !text.zh.includes(value)
      ? [say(`${zh} ${value}`, `${en.replaceAll('_', ' ')} ${value}`)]
      : [];
  });
  const parts = [text, ...missing];
  return say(parts.map(({ zh }) => zh).join('，'), parts.map(({ en }) => en).join(', '));
}

/** What kind of thing a row is about, for lists: 小型汽车; its source where it does not say. */
export function sortOfRow(row: Asset): Bilingual {
  const source = readerOf(row);
  return source?.sort?.(row) ?? source?.called ?? titleOfSource(row.source);
}

/** What a row shows to staff who look at the file. */
export function describeRow(row: Asset): Bilingual {
  const reader = readerOf(row);
  if (reader === undefined) return describeUnknown(row);
  const parts = reader.describe(row);
  return withDays(say(joinParts(parts, 'zh', '，'), joinParts(parts, 'en', ', ')), row, reader);
}

function joinParts(parts: readonly Part[], language: 'zh' | 'en', separator: string): string {
  return parts
    .map((part) => (typeof part === 'object' ? part[language] : part))
    .filter((text) => text !== undefined && text !== '')
    .join(separator);
}
