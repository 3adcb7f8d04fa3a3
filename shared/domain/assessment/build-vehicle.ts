/** A vehicle, from all rows about it. */
import type { VehicleAsset } from '../../contracts/household-file.ts';
import { vehicle } from '../catalogue/sources/vehicle.ts';
import type { Vehicle } from './held-asset.ts';
import { bestTrust, firstState, type NonEmpty, type RowOf, withoutDoubt } from './rows.ts';

/**
 * A vehicle is in force where any office says so: one that has moved away from an office is in force at the next.
 */
export function buildVehicle(key: string, rows: NonEmpty<RowOf<VehicleAsset>>): Vehicle {
  const known = withoutDoubt(rows);
  const state = firstState(
    known.map((row) => vehicle.judge(row.asset).state),
    ['in-force', 'unclear'],
  );
  const current = known.filter((row) => vehicle.judge(row.asset).state === state);
  const plateTypes = current.map((row) => vehicle.judge(row.asset).plateTypeCode ?? 'unknown');
  return {
    source: 'vehicle',
    key,
    certainty: bestTrust(rows),
    rows: current,
    state,
    unclear: state === 'unclear' ? ['state'] : [],
    plateTypes: [...new Set(plateTypes)].sort(),
  };
}
