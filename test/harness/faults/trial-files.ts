/** What a trial delivers beside its rosters: small files of a few providers, and of one of every other source. */
import { otherSources, sheetOfSource } from '../../builders/source-sheets.ts';
import { joinCells } from '../../../cli/sample-county/write.ts';
import { bankFile, bankKey, bankRow, idOf, nameOf } from '../../builders/county-files.ts';
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import type { Source } from '../../../shared/domain/catalogue/source.ts';
import type { Random } from '../../../cli/sample-county/random.ts';
import { dates, type FileToPut } from './file-to-put.ts';

/**
 * People 10 to 16 are in every roster alike. They are on every file, so that no delivery is held for whom the registry
 * of its first match happened to have; `thinning` delivers them alone, and is held whatever comes between.
 */
const settled = [10, 11, 12, 13, 14, 15, 16] as const;
const settledBalance = { balance: '90.00', date: dates[0] };

const vehicleHeader = '身份证号,姓名,号牌号码,号牌种类,机动车状态';

function vehicleFile(people: readonly number[]): string {
  const row = (person: number, status: string) =>
    `${idOf(person)},${nameOf(person)},测A${person},02,${status}`;
  const rows = [...people.map((one) => row(one, '正常')), ...settled.map((one) => row(one, '注销'))];
  return [vehicleHeader, ...rows, ''].join('\n');
}

function drawPeople(random: Random): number[] {
  return random.shuffle([1, 2, 3, 4, 5, 6, 18, 20, 21, 60]).slice(0, random.int(2, 5));
}

function drawBankFile(random: Random): string {
  // No more than one: two would be so many of the people in two deliveries that the names seem to have shifted.
  const misnamed = random.int(0, 5);
  const drawn = drawPeople(random).map((person, n) => ({
    person,
    balance: random.pick(['10.00', '8300.00', '50000.00', '60000.00', 'unreadable']),
    date: random.pick(['2026-10-28', '2026-01-01']),
    name: n === misnamed ? '别人名' : nameOf(person),
  }));
  const entries = [...drawn, ...settled.map((person) => ({ person, ...settledBalance }))];
  const unreadable = random.chance(0.3) ? [bankRow({ person: 1, id: '3.29E+17' })] : [];
  return bankFile(entries) + unreadable.map((row) => `${row}\n`).join('');
}

/** Some have what a rule finds, everybody settled what raises nothing; of one the first row may not be readable. */
function otherFile(
  source: Source,
  { name, asOf, random }: { name: string; asOf: CalendarDate; random: Random },
): FileToPut {
  const people = (numbers: readonly number[]) => numbers.map((one) => ({ id: idOf(one), name: nameOf(one) }));
  const { header, rows, columns } = sheetOfSource(source, {
    ...{ asOf, ordinary: people(settled), found: people(drawPeople(random)) },
  });
  const spoilt = source.columns.find((column) => column.required && column.form === 'date');
  const place = spoilt === undefined || random.chance(0.7) ? -1 : columns.indexOf(spoilt.en);
  const lines = rows.map((row, n) => row.map((cell, m) => (n === 0 && m === place ? '不详' : cell)));
  const content = [header, ...lines].map((row) => `${joinCells(row)}\n`).join('');
  return { key: `inbox/${source.name}/other/${asOf}/${name}.csv`, content };
}

/** Many accounts or few, of many people or few: after many, few are held as implausible. */
export function drawThinning(name: string, random: Random): FileToPut {
  const rows = random.pick([60, 55, 40, 5]);
  const people = settled.slice(0, random.pick([3, 3, 7]));
  const entries = Array.from({ length: rows }, (_, n) => ({
    person: people[n % people.length]!,
    ...settledBalance,
    account: `7${String(n).padStart(6, '0')}`,
  }));
  return { key: bankKey(`${name}.csv`, random.pick(dates), 'thinning'), content: bankFile(entries) };
}

/** The files of one delivery: one, or two that say so, of which the second may never come. */
export function drawDelivery(name: string, random: Random): FileToPut[] {
  const asOf = random.pick(dates);
  const kind = random.pick([
    ...['bank', 'bank', 'other-bank', 'vehicle', 'parts', 'wrong-totals', 'thinning'],
    ...['other-source', 'other-source', 'other-source'],
  ]);
  switch (kind) {
    case 'other-source':
      return [otherFile(random.pick(otherSources), { name, asOf, random })];
    case 'vehicle':
      return [
        { key: `inbox/vehicle/registry/${asOf}/${name}.csv`, content: vehicleFile(drawPeople(random)) },
      ];
    case 'other-bank':
      return [{ key: bankKey(`${name}.csv`, asOf, 'second'), content: drawBankFile(random) }];
    case 'parts': {
      const parts = [1, 2].map((part) => ({
        key: bankKey(`${name}-${part}.csv`, asOf, 'parted'),
        content: drawBankFile(random),
        manifest: JSON.stringify({ part, of: 2 }),
      }));
      return random.shuffle(parts).slice(0, random.chance(0.8) ? 2 : 1);
    }
    case 'wrong-totals':
      return [
        {
          key: bankKey(`${name}.csv`, asOf),
          content: drawBankFile(random),
          manifest: JSON.stringify({ rows: 99 }),
        },
      ];
    case 'thinning':
      return [drawThinning(name, random)];
    default:
      return [{ key: bankKey(`${name}.csv`, asOf), content: drawBankFile(random) }];
  }
}
