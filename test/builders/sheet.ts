/** A file as a table, before anybody has damaged it. */
export interface Sheet {
  key: string;
  /** Which file it is: a source's name, or `roster`. */
  of: string;
  /** English names of its columns. */
  columns: readonly string[];
  header: readonly string[];
  rows: readonly (readonly string[])[];
}
