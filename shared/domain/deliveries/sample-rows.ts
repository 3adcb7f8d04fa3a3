/**
 * Some rows of a file, masked, for whoever decides about it: what is recognised as right or wrong can be seen, and nobody can be
 * recognised. The first ones are shown, and the first of each kind whose identity looks damaged.
 */
import type { Bilingual } from '../../contracts/primitives.ts';
import type { SampleRow } from '../../contracts/release-preview.ts';
import { parseCalendarDate } from '../kernel/calendar.ts';
import type { Column } from '../kernel/header.ts';
import { readIdentity, type IdentityReading } from '../kernel/identity.ts';
import { maskIdNumber } from '../kernel/mask.ts';
import { parseAmountFen } from '../kernel/money.ts';
import { say } from '../kernel/say.ts';

/** Why a row is among them, for staff. */
export const whySampled: Readonly<Record<SampleRow['why'], Bilingual>> = {
  first: say('开头', 'from the start'),
  unreadable: say('身份证号无法识别', 'identity cannot be read'),
  'check-digit': say('校验码不符', 'wrong check digit'),
  rounded: say('以 000 结尾', 'ends in 000'),
};

const shownOfEach = 3;
/** Longer ones are cut: a shifted column can hold anything. */
const longestShown = 40;

/** Whether a word of a column is one that says nothing of a person: where a column has shifted a name may be in its place. */
export type KnowsWord = (field: string, word: string) => boolean;

export class RowSample {
  readonly #columns: readonly Column[];
  readonly #positions: Readonly<Record<string, number>>;
  readonly #rows = new Map<SampleRow['why'], SampleRow[]>();

  readonly #isKnownWord: KnowsWord;

  constructor(
    columns: readonly Column[],
    positions: Readonly<Record<string, number>>,
    isKnownWord: KnowsWord,
  ) {
    this.#columns = columns;
    this.#positions = positions;
    this.#isKnownWord = isKnownWord;
  }

  see(fields: readonly string[], identity = this.identityOf(fields)): void {
    if (this.#isFull) return;
    this.#add('first', fields);
    const why = whatIsWrong(identity);
    if (why !== undefined) this.#add(why, fields);
  }

  identityOf(fields: readonly string[]): IdentityReading {
    return readIdentity(fields[this.#positions['id_number'] ?? -1] ?? '');
  }

  get rows(): SampleRow[] {
    return [...this.#rows.values()].flat();
  }

  get #isFull(): boolean {
    return this.#rows.size === 4 && [...this.#rows.values()].every((rows) => rows.length >= shownOfEach);
  }

  #add(why: SampleRow['why'], fields: readonly string[]): void {
    const known = this.#rows.get(why) ?? [];
    if (known.length >= shownOfEach) return;
    this.#rows.set(why, [...known, { why, fields: this.#mask(fields) }]);
  }

  #mask(fields: readonly string[]): SampleRow['fields'] {
    return this.#columns.flatMap((column) => {
      const at = this.#positions[column.field];
      return at === undefined
        ? []
        : [{ field: column.zh, value: maskField(column, fields[at] ?? '', this.#isKnownWord) }];
    });
  }
}

function whatIsWrong(identity: IdentityReading): Exclude<SampleRow['why'], 'first'> | undefined {
  if (identity.kind === 'unreadable')
    return identity.reason === 'identity-other-document' ? undefined : 'unreadable';
  if (identity.number.endsWith('000')) return 'rounded';
  return identity.checkDigitRight ? undefined : 'check-digit';
}

/** A value is shown as it is where its form says that it names nobody; of everything else the shape is. */
function maskField({ field, form }: Column, text: string, isKnownWord: KnowsWord): string {
  const shown = text.trim().slice(0, longestShown);
  if (form === 'identity') return maskIdentity(shown);
  if (form === 'amount' && parseAmountFen(shown) !== undefined && shown.length <= 15) return shown;
  if (form === 'date' && parseCalendarDate(shown) !== undefined) return shown;
  const identifiesNobody = isKnownWord(field, shown) || /^[A-Z0-9]{1,3}$/.test(shown);
  return form === 'word' && identifiesNobody ? shown : maskText(shown);
}

/** Damage shows at the end: `000`, or a lost last digit. */
function maskIdentity(text: string): string {
  const identity = readIdentity(text);
  if (identity.kind === 'identity' && identity.number.endsWith('000'))
    return `${maskIdNumber(text).slice(0, -3)}000`;
  if (identity.kind === 'identity') return maskIdNumber(text);
  return text.replace(/[\p{L}\d]/gu, (sign, at: number) => (at < 2 || /[eE]/.test(sign) ? sign : '*'));
}

/** The first letter, and stars for the rest: of digits the last two beside it. */
function maskText(text: string): string {
  const signs = Array.from(text);
  const end = /\d/.test(text) && signs.length > 6 ? signs.slice(-2).join('') : '';
  return signs
    .map((sign, at) => (at === 0 || !/[\p{L}\d]/u.test(sign) ? sign : '*'))
    .join('')
    .slice(0, signs.length - end.length)
    .concat(end);
}
