/** Reads a file of applicants whole: in every form that a roster may have, and as strictly. */
import type { CalendarDate } from '../../contracts/primitives.ts';
import { applicationColumns } from '../../domain/checks/application-columns.ts';
import {
  interpretApplications,
  type ApplicationsReading,
} from '../../domain/checks/interpret-applications.ts';
import { readPeople, rejection, type PeopleSource, type Rejection } from '../deliveries/read-people.ts';

export type ApplicationsSource = Omit<PeopleSource, 'columns' | 'numberedBy'> & {
  county: string;
  /** The last day on which somebody may have applied: that of the file. */
  latest: CalendarDate;
};

export type ApplicationsObject =
  | { kind: 'gone' }
  | { kind: 'rejected'; sha256: string; bytes: number; verdict: Rejection }
  | (Extract<ApplicationsReading, { kind: 'applications' }> & { sha256: string; bytes: number });

export async function readApplications({
  county,
  latest,
  ...source
}: ApplicationsSource): Promise<ApplicationsObject> {
  const read = await readPeople({
    ...source,
    columns: applicationColumns,
    numberedBy: 'application_number',
  });
  if (read.kind !== 'rows') return read;
  const { sha256, bytes, rows } = read;
  const applications = interpretApplications(county, rows, latest);
  if (applications.kind === 'applications') return { ...applications, sha256, bytes };
  const { reason, line } = applications;
  const verdict = rejection(reason, line && `第 ${line} 行 line ${line}`);
  return { kind: 'rejected', sha256, bytes, verdict };
}
