/** The sources that Hedui compares with, in the order in which they are listed. */
import { bank } from './bank.ts';
import { property } from './property.ts';
import type { SourceSpec } from './source.ts';
import { vehicle } from './vehicle.ts';

const known = { bank, vehicle, property };

/** Name of a source that this version has; a stored one may be another's. */
export type KnownSource = keyof typeof known;

export const sources: Readonly<Record<KnownSource, SourceSpec>> = known;
