/** The columns of a source: what each holds, how it is read, and what happens to a row that cannot be read. */
import type { Asset } from '../../contracts/holdings.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { parseCalendarDate } from '../kernel/calendar.ts';
import { type Form, valueOf } from '../kernel/forms.ts';
import { type Column, column } from '../kernel/header.ts';
import { isWellFormed } from '../kernel/identity.ts';
import { parseAmountFen } from '../kernel/money.ts';
import { clean, cleanNumber, identifiesNothing, isPlaceholder } from '../kernel/text.ts';
import type { Words } from './words.ts';

/** A column as a source names it; its key in the source is the field of the stored row. */
export interface ColumnOf<
  F extends Form = Form,
  Need extends 'required' | 'optional' = 'required' | 'optional',
> {
  zh: string;
  en: string;
  form: F;
  need: Need;
  /** What files call it, too. */
  synonyms?: readonly string[];
  /** What its specification says to providers. */
  note?: Bilingual;
  /** What its words mean. */
  words?: Words;
  /** How an identifier or a word is kept: an identifier in capitals and without spaces, a word cleaned, unless said. */
  fold?: (text: string) => string;
  /** Of what is required: whether a row that says so much may lack it, by its other fields. It is kept as empty text then. */
  mayLack?: (field: FieldReader) => boolean;
}

/** By the field of the stored row, in the order of the file's specification. */
export type Columns = Readonly<Record<string, ColumnOf>>;

type ValueOf<C extends ColumnOf> = C['form'] extends 'amount' | 'count' ? number : string;
type RequiredOf<C extends Columns> = {
  [K in keyof C]: C[K]['need'] extends 'required' ? K : never;
}[keyof C];

/**
 * A row as it is stored: words as delivered, cleaned; optional fields are absent when empty. `unread` names the fields of
 * optional amounts, months and identities that say something which is none: unknown is not nothing. Of another person's
 * identity number a row has the keyed token, and never the number.
 */
export type Row<C extends Columns> = { source: string; unread?: readonly string[] } & {
  [K in RequiredOf<C>]: ValueOf<C[K]>;
} & {
  [K in Exclude<keyof C, RequiredOf<C>>]?: ValueOf<C[K]>;
};

type Extra = Pick<ColumnOf, 'synonyms' | 'note' | 'words' | 'fold' | 'mayLack'>;

export function required<F extends Form>(
  zh: string,
  en: string,
  form: F,
  extra: Extra = {},
): ColumnOf<F, 'required'> {
  return { zh, en, form, need: 'required', ...extra };
}

export function optional<F extends Form>(
  zh: string,
  en: string,
  form: F,
  extra: Extra = {},
): ColumnOf<F, 'optional'> {
  return { zh, en, form, need: 'optional', ...extra };
}

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

/** All columns of a source's files, as headers are read by. */
export function listColumns(columns: Columns): Column[] {
  return [
    ...personColumns,
    ...Object.values(columns).map(({ zh, en, need, form, synonyms }) => column(zh, en, need, form, synonyms)),
  ];
}

/** A row by field name: the text as delivered, empty where the column or the field is not there. */
export type FieldReader = (name: string) => string;

/**
 * Keyed token of the first 17 digits of an identity number. A column of the form `identity` keeps nothing else: without
 * a key it is left out.
 */
export type TokenOf = (first17: string) => string;

/** `<column>-invalid` for the first field, in the order of the columns, that makes the row unreadable. */
export type RowReading = { kind: 'row'; row: Asset } | { kind: 'invalid'; reason: `${string}-invalid` };

/** The reason why a row was set aside for a field: `account-number-invalid`. */
export function reasonOf({ en }: Pick<ColumnOf, 'en'>): `${string}-invalid` {
  return `${en.replaceAll('_', '-')}-invalid`;
}

/** Whether a column can make a row unreadable: required ones, except words, which are kept whatever they say. */
export function canBeInvalid({ form, need }: ColumnOf): boolean {
  return need === 'required' && !keptAsText.has(form);
}

/** Kept as they are written, and understood when they are assessed: a better table serves old deliveries too. */
const keptAsText: ReadonlySet<Form> = new Set<Form>(['word', 'name', 'share']);

/** Of these an optional field that cannot be read is remembered: it might have decided something. */
const keptUnread: ReadonlySet<Form> = new Set<Form>(['amount', 'month', 'identity']);

/** Reads what a row says, field by field. */
export function makeRowReader(
  source: string,
  columns: Columns,
): (field: FieldReader, tokenOf?: TokenOf) => RowReading {
  const readers = Object.entries(columns).map(([stored, each]) => ({
    stored,
    name: each.en,
    read: readerOf(each),
    keepsEmpty: each.need === 'required',
    reason: canBeInvalid(each) ? reasonOf(each) : undefined,
    mayLack: each.mayLack,
    isKeptUnread: keptUnread.has(each.form),
  }));
  return (field, tokenOf) => {
    const row: Asset = { source };
    for (const { stored, name, read, keepsEmpty, reason, mayLack, isKeptUnread } of readers) {
      const value = read(field(name), tokenOf);
      if (value === undefined && mayLack?.(field) === true) row[stored] = '';
      else if (value === undefined) {
        if (reason !== undefined) return { kind: 'invalid', reason };
        if (isKeptUnread && !isPlaceholder(clean(field(name))))
          row['unread'] = [...((row['unread'] as string[] | undefined) ?? []), stored];
      } else if (keepsEmpty || value !== '') row[stored] = value;
    }
    return { kind: 'row', row };
  };
}

/** Gives what a field says; undefined where it says nothing that can be read. */
function readerOf({
  form,
  fold,
}: ColumnOf): (text: string, tokenOf?: TokenOf) => string | number | undefined {
  if (keptAsText.has(form)) {
    const readText = fold ?? clean;
    return (text) => readText(text);
  }
  if (form === 'identifier') {
    const foldNumber = fold ?? foldIdentifier;
    return (text) => {
      const number = foldNumber(text);
      return isPlaceholder(number) ? undefined : number;
    };
  }
  if (form === 'identity') return readToken;
  // What nearly every row has is read without the step between.
  if (form === 'amount') return parseAmountFen;
  if (form === 'date') return parseCalendarDate;
  return (text) => valueOf(form as 'count' | 'month', text);
}

/** The number itself never leaves here. One that is written wrongly may be anybody's: it cannot be read. */
function readToken(text: string, tokenOf: TokenOf = () => ''): string | undefined {
  const identity = valueOf('identity', text);
  return identity !== undefined && isWellFormed(identity) ? tokenOf(identity.first17) : undefined;
}

/** A number that identifies something as it is compared: width folded, in capitals, without spaces. */
export function foldIdentifier(text: string): string {
  return cleanNumber(text).toUpperCase();
}

/**
 * A number that identifies an asset; undefined where it is missing or identifies nothing (`无`, `0000`, 不详,
 * `6.29901E+18`): it would merge all assets that have it.
 */
export function identifierIn(text: string | undefined): string | undefined {
  const number = foldIdentifier(text ?? '');
  return identifiesNothing(number) ? undefined : number;
}

/** The identifier of an asset that its provider numbers; none where the number identifies nothing. */
export function nameByNumber(source: string, provider: string, text: string): string[] {
  const number = identifierIn(text);
  return number === undefined ? [] : [[source, provider, number].join('|')];
}

/** A word that is part of a name, such as a place or an area; undefined where it is a mark for nothing. */
export function readIdentifier(text: string): string | undefined {
  const number = foldIdentifier(text);
  return isPlaceholder(number) ? undefined : number;
}

/** Whether a stored row has what its source's columns ask for; one of another version may not. */
export function makeRowCheck(columns: Columns): (row: Asset) => boolean {
  const asked = Object.entries(columns).map(([field, { form, need }]) => ({
    field,
    type: form === 'amount' || form === 'count' ? 'number' : 'string',
    isOptional: need === 'optional',
  }));
  return (row) =>
    asked.every(({ field, type, isOptional }) => {
      const value = row[field];
      return value === undefined ? isOptional : typeof value === type;
    });
}
