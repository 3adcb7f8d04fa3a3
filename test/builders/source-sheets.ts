/** A file of any other source of the catalogue, as its sample has it: what raises nothing, and what a rule finds. */
import { readSamples } from '../../cli/sample-county/samples.ts';
import { createRandom } from '../../cli/sample-county/random.ts';
import { sources } from '../../shared/domain/catalogue/catalogue.ts';
import type { CalendarMonth } from '../../shared/contracts/primitives.ts';
import { addMonths, monthOf, parseCalendarMonth } from '../../shared/domain/kernel/calendar.ts';
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import type { Source } from '../../shared/domain/catalogue/source.ts';
import { drawSampleRows } from './sample-rows.ts';
import type { Sheet } from './sheet.ts';

interface Person {
  id: string;
  name: string;
}

/** What they have they have in every month. */
export interface Holders {
  asOf: string;
  /** Who has what raises nothing. */
  ordinary: readonly Person[];
  /** Who has what a rule finds. */
  found: readonly Person[];
}

const { rules } = await readSamples();

/** Those that have no files of their own here. */
export const otherSources: readonly Source[] = sources.filter(
  ({ name }) => !['bank', 'vehicle', 'property'].includes(name),
);

export function sheetOfSource(source: Source, { asOf, ordinary, found }: Holders): Sheet {
  const row = ({ id, name }: Person, cells: Cells) => {
    const all: Cells = { ...cells, id_number: id, name };
    return source.columns.map(({ en }) => all[en] ?? '');
  };
  const rowsOf = (person: Person, drawn: readonly Cells[]) =>
    upTo(addMonths(monthOf(asOf), -1), source, drawn).map((cells) => row(person, cells));
  const rows = [
    ...found.flatMap((person) => rowsOf(person, drawFound(source.name, person))),
    ...ordinary.flatMap((person) => rowsOf(person, drawSampleRows(source, person.id))),
  ];
  return {
    key: `inbox/${source.name}/S/${asOf}/rows.csv`,
    of: source.name,
    columns: source.columns.map(({ en }) => en),
    header: source.columns.map(({ zh }) => zh),
    rows,
  };
}

/** The same months again, the newest of them the one before the file's: the same is said of every month. */
function upTo(newest: CalendarMonth, source: Source, drawn: readonly Cells[]): readonly Cells[] {
  const columns = source.columns.filter(({ form }) => form === 'month').map(({ en }) => en);
  const months = drawn.flatMap((cells) =>
    columns.flatMap((name) => parseCalendarMonth(cells[name] ?? '') ?? []),
  );
  if (months.length === 0) return drawn;
  const later = countMonths(newest) - Math.max(...months.map(countMonths));
  const move = (text: string): string => {
    const month = parseCalendarMonth(text);
    return month === undefined ? text : addMonths(month, later);
  };
  return drawn.map((cells) => ({
    ...cells,
    ...Object.fromEntries(columns.map((name) => [name, move(cells[name] ?? '')])),
  }));
}

function countMonths(month: CalendarMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}

function drawFound(source: string, { id }: Person): readonly Cells[] {
  const holder = { age: 40, spareFen: 500_00, declaredFen: 300_00, isHead: true, place: '试验县试验镇' };
  return [...rules.values()]
    .filter((sample) => sample.source === source)
    .flatMap((sample) => sample.draw(createRandom(`${source} of ${id}`), holder));
}
