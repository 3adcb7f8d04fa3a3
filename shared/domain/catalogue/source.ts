/** What a source of data (数据源) is to Hedui. Everything else that knows of a source is derived from this. */
import type { Asset } from '../../contracts/holdings.ts';
import type { Bilingual, CalendarMonth, Citation } from '../../contracts/primitives.ts';
import type { Column } from '../kernel/header.ts';
import { say } from '../kernel/say.ts';
import type { Fraction } from '../kernel/fraction.ts';
import {
  type Columns,
  type FieldReader,
  listColumns,
  makeRowCheck,
  makeRowReader,
  type Row,
  type RowReading,
  type TokenOf,
} from './columns.ts';
import type { Facet, FacetKind, FacetTopic } from './facets.ts';
import type { HeldState, MatchedRow, UnclearPoint } from './held.ts';
import type { NonEmpty, RowOf } from './rows.ts';
import { stateIn } from './words.ts';

/** The context in which rows are combined. */
export interface CombineContext {
  /** Yuan for one unit of a currency, by its code in capitals. */
  yuanPerUnit: ReadonlyMap<string, Fraction>;
}

/** What the rows of one thing say together. */
export interface Combined {
  /** The rows that say what it is now. */
  rows: readonly MatchedRow[];
  state: HeldState;
  unclear: readonly UnclearPoint[];
  facets: readonly Facet[];
}

/** A part of a description: a word as the provider wrote it is the same in both languages; what is not there is left out. */
export type Part = Bilingual | string | undefined;

/** How the file is described to who provides it. */
export interface FileSpecification {
  title: Bilingual;
  /** What one row is. */
  row: Bilingual;
  /** Whose name a row has. */
  name: Bilingual;
  /** `<provider>/<as-of>/<file>`, as an example. */
  example: string;
  remarks: readonly Bilingual[];
}

interface About {
  /** Its folder in the inbox. */
  name: string;
  /** What staff call it: 银行存款. */
  title: Bilingual;
  /** Whose data have come, or not: 银行. */
  provider: Bilingual;
  /** What one thing of it is called: 账户. */
  called: Bilingual;
  /** The kinds of facets that `combine` may give. */
  facets: readonly FacetKind[];
  /** Of events and vehicles: the topics that it knows of. Absent where its facets have none. */
  topics?: readonly FacetTopic[];
  /** On what it may be asked: Social Assistance Act art. 41 or 42, or the household's authorisation alone. */
  mayBeAskedBy: 'act-41' | 'act-42' | 'authorisation';
  /** After how many days without anything newer a provider is overdue, unless policy says otherwise. */
  overdue: { afterDays: number; restsOn: Citation };
  /** Whether the default policy expects it: staff then see where no provider has ever delivered. Not unless it says so. */
  isExpected: boolean;
  /** Of money: whether `financial-assets` counts it unless policy says otherwise. It does unless this is `false`. */
  isCounted: boolean;
  /**
   * Its things are each person's own and have no number, such as a month's income or a scheme that somebody is in: equal rows
   * of two members are two things. All rows of a thing are one person's then.
   */
  isPersonal?: true;
  file: FileSpecification;
}

/** Of sources that deliver every month. */
export const monthly = {
  afterDays: 45,
  restsOn: say('产品设定：按月交付，另宽限半个月', 'product choice: monthly delivery and half a month'),
};

/** Of sources that deliver every three months. */
export const quarterly = { afterDays: 100, restsOn: say('产品设定：按季', 'product choice: quarterly') };

type DefaultedField = 'isExpected' | 'isCounted';

/** A source as its module writes it. */
export interface SourceDefinition<C extends Columns>
  extends Omit<About, DefaultedField>, Partial<Pick<About, DefaultedField>> {
  columns: C;
  /**
   * Everything that alone names the thing that a row is about, the surest first: rows with equal first names are one thing.
   * None where nothing in the row identifies it; such a row is an asset of its own, and unclear. Each is
   * `<source>|<provider or kind>|…`; a kind that begins with `*` names it whoever delivers it. Where a source comes to name
   * its things otherwise, the former name stays behind, under another kind: clearances on record are known by it.
   */
  names(row: Row<C>, provider: string): readonly string[];
  combine(rows: NonEmpty<RowOf<Row<C>>>, context: CombineContext): Combined;
  /** What a row shows, as a case and its papers say it: no number but the last digits, no plate, no place. */
  summarise(row: Row<C>): Bilingual;
  /**
   * The month that a row is about, of sources that tell every month of everybody: what their deliveries cover goes from the
   * first to the last of these.
   */
  monthOf?(row: Row<C>): CalendarMonth;
  /** What kind of thing a row says that it is, for lists: 小型汽车, 住宅. Only words of the catalogue: a shifted column may hold a name. */
  sort?(row: Row<C>): Bilingual | undefined;
  /** What a row shows to staff who look at the file: each word that it has, of an account the last four digits. */
  describe(row: Row<C>): readonly Part[];
}

/** A source as everything else sees it: rows are those that its check has found to be its own. */
export interface Source extends About {
  /** All columns of its files; every source has `id_number` and `name`. */
  columns: readonly Column[];
  /** Its own columns by field of the stored row. */
  fields: Columns;
  readRow(field: FieldReader, tokenOf?: TokenOf): RowReading;
  /** Whether a stored row is one that this version reads; one of a later version may not be. */
  admits(row: Asset): boolean;
  names(row: Asset, provider: string): readonly string[];
  /** What the words of its column `status` say of whether it is still held; it is where there is no such column. */
  stateOf(row: Asset): HeldState;
  combine(rows: NonEmpty<RowOf<Asset>>, context: CombineContext): Combined;
  summarise(row: Asset): Bilingual;
  monthOf?(row: Asset): CalendarMonth;
  sort?(row: Asset): Bilingual | undefined;
  describe(row: Asset): readonly Part[];
}

/** Completes a source with what follows from its columns. */
export function defineSource<C extends Columns>(definition: SourceDefinition<C>): Source {
  const { columns, ...rest } = definition;
  const words = columns['status']?.words;
  // Rows come through `readRow` or `admits`, which see to it that they have the fields that the columns say.
  const own = rest as unknown as Omit<Source, 'columns' | 'fields' | 'stateOf' | 'readRow' | 'admits'>;
  return {
    ...{ isExpected: false, isCounted: true },
    ...own,
    columns: listColumns(columns),
    fields: columns,
    stateOf: ({ status }) => (words === undefined ? 'in-force' : stateIn(String(status), words)),
    readRow: makeRowReader(rest.name, columns),
    admits: makeRowCheck(columns),
  };
}
