/** Every kind of damage on every column of every source, in counties that have something of everything: draws leave most pairs out. */
import fc from '../../builders/fast-check.ts';
import { fieldDamages } from './field-damages.ts';
import type { Source } from '../../../shared/domain/catalogue/source.ts';
import { countyWith, type County } from './generated-county.ts';
import { otherSources } from '../../builders/source-sheets.ts';
import type { Sheet } from '../../builders/sheet.ts';
import { plainFile } from './drafts.ts';
import { sheetDamages } from './sheet-damages.ts';
import { formOf, type DamagedCounty } from './try-county.ts';

/** The first drawn county with vehicles, several titles of one person, and enough members. */
function countyOfEverything(other: Source): County {
  const found = fc
    .sample(countyWith(other), { seed: 11, numRuns: 100 })
    .find(({ second: [roster, , , vehicles, titles] }) => {
      const rows = (sheet: Sheet | undefined): number => sheet?.rows.length ?? 0;
      return rows(roster) > 18 && rows(vehicles) > 6 && rows(titles) > 14;
    });
  if (found === undefined) throw new Error('no county with something of everything was drawn');
  return found;
}

/** To one row, which is the second, and to all. */
const rates: readonly ((at: number) => boolean)[] = [(at) => at === 1, () => true];

/** A county for every further source; what all of them have is damaged in the first. */
export function* everyDamage(): Generator<DamagedCounty> {
  for (const [n, other] of otherSources.entries()) yield* damagesOf(countyOfEverything(other), n === 0);
}

/** All of them, fields first; the second bank is as the first. */
function* damagesOf(county: County, isWhole: boolean): Generator<DamagedCounty> {
  for (const [at, sheet] of county.second.entries()) {
    if (at === 2 || (!isWhole && at < county.second.length - 1)) continue;
    for (const isHit of rates) {
      const hit = sheet.rows.map((_, row) => isHit(row));
      for (const damaged of damagedFields(sheet, hit)) yield { county, sheet: at, ...damaged };
      for (const damaged of damagedSheets(sheet, hit)) yield { county, sheet: at, ...damaged };
    }
  }
}

type Damaged = Omit<DamagedCounty, 'county' | 'sheet'>;

function* damagedFields(sheet: Sheet, hit: readonly boolean[]): Generator<Damaged> {
  for (const [place, column] of sheet.columns.entries()) {
    const form = formOf(sheet, column);
    for (const { name: kind, leaves, forms, apply } of fieldDamages) {
      if (!forms.includes(form)) continue;
      const rows = sheet.rows.map((row, n) =>
        hit[n] === true ? row.map((each, m) => (m === place ? apply(each) : each)) : row,
      );
      yield { kind, column, leaves, files: plainFile({ ...sheet, rows }) };
    }
  }
}

/** What picks a place in a row is tried at every one. */
function* damagedSheets(sheet: Sheet, hit: readonly boolean[]): Generator<Damaged> {
  for (const { name: kind, leaves, only, except, apply } of sheetDamages) {
    if (only?.includes(sheet.of) === false || except?.includes(sheet.of) === true) continue;
    const picks = { asked: 0 };
    for (let place = 0; place < Math.max(1, picks.asked); place += 1) {
      const pick = (count: number): number => {
        picks.asked = Math.min(count, sheet.columns.length);
        return place % Math.max(1, count);
      };
      yield { kind, column: undefined, leaves, files: apply({ sheet, hit, pick }) };
    }
  }
}
