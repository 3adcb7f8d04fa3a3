/** The readable definition of how a line becomes fields. Faster readers are tested against it. */

/**
 * Splits one physical line into its fields. A field that begins with `"` is quoted up to the closing `"`, and `""` in it
 * is one quote; text between the closing quote and the next comma is kept as it is. A quote never spans lines: one
 * that is not closed ends with the line, so that a stray quote costs one row and not the rest of the file.
 *
 * @param line without its line end: the caller strips `\n` and the `\r` before it, which belong to no field.
 * @returns at least one field; an empty line is one empty field.
 */
export function splitRecord(line: string): string[] {
  const fields: string[] = [];
  let position = 0;
  for (;;) {
    const { field, end } =
      line[position] === '"' ? readQuoted(line, position + 1) : readPlain(line, position);
    fields.push(field);
    if (end >= line.length) return fields;
    position = end + 1;
  }
}

type FieldReading = {
  field: string;
  /** Position of the comma after the field, or the line's length. */ end: number;
};

function readPlain(line: string, start: number): FieldReading {
  const comma = line.indexOf(',', start);
  const end = comma === -1 ? line.length : comma;
  return { field: line.slice(start, end), end };
}

function readQuoted(line: string, start: number): FieldReading {
  let quoted = '';
  let position = start;
  for (;;) {
    const quote = line.indexOf('"', position);
    if (quote === -1) return { field: quoted + line.slice(position), end: line.length };
    quoted += line.slice(position, quote);
    if (line[quote + 1] !== '"') {
      const rest = readPlain(line, quote + 1);
      return { field: quoted + rest.field, end: rest.end };
    }
    quoted += '"';
    position = quote + 2;
  }
}

/**
 * The rows of a line in which returns stand, as old Macs end lines, where other lines of the file end in a newline. A line
 * with no return inside is one row.
 */
export function splitAtReturns(line: string): string[] {
  return line
    .trim()
    .split('\r')
    .filter((row) => row.trim() !== '');
}
