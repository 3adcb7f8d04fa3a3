/**
 * What the sample county holds of a source. A source's module has it as an export of its own, `sample`, which nothing but
 * the generator of the sample county reads: no function that runs holds it.
 */
import type { CalendarDate, Fen } from '../../contracts/primitives.ts';

/** Draws the same for everybody who draws the same. */
export interface Draw {
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
}

/** Cells by the English names of their columns; what is not there is empty. */
export type Cells = Readonly<Record<string, string>>;

export interface SampleHolder {
  /** In years. */
  age: number;
  /** Money that may be found with this person without any rule failing. */
  spareFen: Fen;
}

export interface SourceSample {
  /** Folder of the provider, and the file in it. */
  provider: string;
  asOf: CalendarDate;
  file: string;
  /** Rows in the file, most of them of people whom the county does not know. */
  rows: number;
  /** Share of the county's people who have rows here. */
  share: number;
  /** Rows of one person, without number and name, which raise nothing. */
  draw(draw: Draw, holder: SampleHolder): readonly Cells[];
}
