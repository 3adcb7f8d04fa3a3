/** How rows are written in a sender's files: the order of the columns and what its system makes of dates and amounts. */
import { requireSource } from '../../shared/domain/catalogue/catalogue.ts';
import type { Cells, FileForm, SampleLayout } from '../../shared/domain/catalogue/sample.ts';
import { groupThousands } from './providers.ts';
import type { Random } from './random.ts';

export interface Writing {
  titles: readonly string[];
  form: FileForm;
  write: (row: Cells, random: Random) => string[];
}

const plainForm: FileForm = { encoding: 'utf-8', newline: '\n' };

export function writingOf(source: string, layout: SampleLayout = {}): Writing {
  const known = requireSource(source).columns;
  const columns = (layout.columns ?? known.map(({ en }) => en)).map((column) => {
    if (typeof column !== 'string')
      return { title: column[0], cell: (_: Cells, random: Random) => column[1](random) };
    const found = known.find(({ en }) => en === column);
    if (found === undefined) throw new RangeError(`${source} has no column ${column}`);
    return {
      title: layout.english ? found.en : found.zh,
      cell: (row: Cells) => writeAs(layout, row[column] ?? ''),
    };
  });
  return {
    titles: columns.map(({ title }) => title),
    form: layout.form ?? plainForm,
    write: (row, random) => columns.map(({ cell }) => cell(row, random)),
  };
}

/** What is neither an amount nor a date as cells have them stays as it is. */
function writeAs({ amounts, dates }: SampleLayout, cell: string): string {
  if (amounts !== undefined && /^-?\d+\.\d\d$/.test(cell))
    return amounts === 'grouped' ? groupThousands(cell) : String(Number(cell));
  if (dates !== undefined && /^\d{4}-\d\d-\d\d$/.test(cell))
    return dates === 'compact' ? cell.replaceAll('-', '') : cell.replace(/-0?/g, '/');
  return cell;
}
