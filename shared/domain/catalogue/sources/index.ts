/** The sources that Hedui compares with, in the order in which they are listed. */
import type { SourceName } from '../../../contracts/primitives.ts';
import { bank } from './bank.ts';
import { property } from './property.ts';
import type { SourceSpec } from './source.ts';
import { vehicle } from './vehicle.ts';

export const sources: Readonly<Record<SourceName, SourceSpec>> = { bank, vehicle, property };
