/** What a source of data is to Hedui: its columns, how a row becomes an asset, and what its words mean. */
import type { Asset, BankAsset, PropertyAsset, VehicleAsset } from '../../../contracts/household-file.ts';
import type { Bilingual, SourceName } from '../../../contracts/primitives.ts';
import type { QuarantineReason } from '../../../contracts/reasons.ts';
import type { Fraction } from '../../kernel/fraction.ts';
import { type Column, column } from '../../kernel/header.ts';
import { clean, cleanNumber, isPlaceholder } from '../../kernel/text.ts';

/** A row by field name: the text as delivered, empty where the column or the field is not there. */
export type FieldReader = (name: string) => string;

export type AssetReading<A extends Asset> =
  { kind: 'asset'; asset: A } | { kind: 'invalid'; reason: QuarantineReason };

/** Whether an asset is still held. `unclear` is never taken for nothing. */
export type AssetState = 'in-force' | 'out' | 'unclear';

export type BankJudgement = {
  source: 'bank';
  state: AssetState;
  /** The currency as folded: `CNY` for yuan under all its names, else the word in capitals. */
  currency: string;
  yuan: boolean;
};

export type VehicleJudgement = {
  source: 'vehicle';
  state: AssetState;
  /** Two digits of GA 24.7; absent where the provider's word is none of them. */
  plateTypeCode?: string;
};

/** `mixed` is a dwelling and commercial at once; `unclear` says neither that nor something else. */
export type PropertyUse = 'dwelling' | 'commercial' | 'mixed' | 'other' | 'unclear';

export type PropertyJudgement = {
  source: 'property';
  state: AssetState;
  use: PropertyUse;
  /** Share of the title, above 0 and at most 1. */
  share: Fraction | 'unclear';
  /** 共有方式: 单独所有, 共同共有, 按份共有, or not told. */
  shareholding: 'sole' | 'joint' | 'by-share' | 'unknown';
};

export type Judgement = BankJudgement | VehicleJudgement | PropertyJudgement;

/** A source (数据源). Adding one is a file beside this and its line in the list. */
export interface SourceSpec<A extends Asset = Asset, J extends Judgement = Judgement> {
  readonly source: SourceName;
  /** What staff call it. */
  readonly title: Bilingual;
  /** The columns of its files; every source has `id_number` and `name`. */
  readonly columns: readonly Column[];
  /** Reads what a matched row says is held. Words are kept as delivered, cleaned; optional fields are absent when empty. */
  readAsset(field: FieldReader): AssetReading<A>;
  /** Equal for rows that are about the same asset: one asset counts once in a household. Holds numbers; never log it. */
  assetKey(asset: A, provider: string): string;
  /** What the provider's words mean. Done when assessing, so that a better table serves old deliveries too. */
  judge(asset: A): J;
}

export type BankSource = SourceSpec<BankAsset, BankJudgement>;
export type VehicleSource = SourceSpec<VehicleAsset, VehicleJudgement>;
export type PropertySource = SourceSpec<PropertyAsset, PropertyJudgement>;

/** What offices call the identity number. */
export const idNumberSynonyms: readonly string[] = [
  ...[
    '身份证号码',
    '身份证',
    '公民身份号码',
    '公民身份证号码',
    '公民身份证号',
    '居民身份证号',
    '居民身份证号码',
  ],
  ...[
    '身份号码',
    '证件号码',
    '证件号',
    '证件编号',
    '客户证件号码',
    '身份证件号码',
    '身份证明号码',
    '权利人证件号码',
  ],
  ...[
    '身份证明编号',
    '有效证件号码',
    '开户证件号码',
    '权利人证件号',
    'ID',
    'id_no',
    'idcard',
    'id_card',
    'id_card_no',
  ],
];

/** The columns that every source has, first. */
export const personColumns: readonly Column[] = [
  column('身份证号', 'id_number', 'required', 'identity', idNumberSynonyms),
  column('姓名', 'name', 'required', 'name', [
    ...[
      '客户姓名',
      '客户名称',
      '户名',
      '账户名称',
      '开户人',
      '开户人姓名',
      '持有人',
      '所有人',
      '机动车所有人',
    ],
    ...['权利人', '权利人姓名', '权利人名称', '产权人', '业主', '人员姓名', '当事人姓名', '证件姓名'],
  ]),
];

/** A table of words as a lookup: from each word to the meaning that it stands under. */
export function wordTable<M extends string>(
  words: Readonly<Record<M, readonly string[]>>,
): ReadonlyMap<string, M> {
  const entries = Object.entries<readonly string[]>(words) as [M, readonly string[]][];
  return new Map(entries.flatMap(([meaning, list]) => list.map((word) => [word, meaning] as const)));
}

/** What is required, completed with those of the optional values that are neither absent nor empty. */
export function withPresent<R extends Record<string, unknown>, O extends Record<string, unknown>>(
  required: R,
  optional: O,
): R & { [K in keyof O]?: Exclude<O[K], undefined> } {
  const complete: Record<string, unknown> = { ...required };
  for (const [key, value] of Object.entries(optional)) {
    if (value !== undefined && value !== '') complete[key] = value;
  }
  return complete as R & { [K in keyof O]?: Exclude<O[K], undefined> };
}

/** An optional word of a row, cleaned; undefined where empty. */
export function readWord(text: string): string | undefined {
  return clean(text) || undefined;
}

/**
 * An optional number that identifies something, in capitals and without spaces; undefined where empty or a placeholder
 * (`无`, `-`), which would make one asset of all that bear it.
 */
export function readIdentifier(text: string): string | undefined {
  const number = cleanNumber(text).toUpperCase();
  return isPlaceholder(number) ? undefined : number;
}
