/** Who applies in the sample county: a few households, of whom the sources show nothing, too much, or something unclear. */
import { writeFen } from '../../shared/domain/catalogue/sample.ts';
import { banks, drawAccount } from '../../shared/domain/catalogue/sources/bank-sample.ts';
import type { Household } from './families.ts';
import { drawBirth, drawNumber, sampleCounty, withWrongCheckDigit } from './identities.ts';
import type { Ledger } from './ledger.ts';
import { drawName } from './names.ts';
import type { Village } from './places.ts';
import { createRandom, type Random } from './random.ts';
import { joinCells, writeCsv, type RowCounts } from './write.ts';

export const applicantsKey = `applicants/${sampleCounty}/2026-10-31/低保申请家庭.csv`;

interface Applicant {
  name: string;
  number: string;
  relation: string;
}

interface Applying {
  application: string;
  members: Applicant[];
  incomeFen: number;
}

/** What a household that applies is a sample of. */
export const applying = ['nothing-found', 'over-the-limit', 'unclear', 'recipient', 'wrong-number'] as const;

function draw(random: Random, taken: Set<string>, birthYear: number, relation: string): Applicant {
  const sex = random.pick(['male', 'female'] as const);
  let number = drawNumber(random, { birth: drawBirth(random, birthYear), sex });
  while (taken.has(number.slice(0, 17)))
    number = drawNumber(random, { birth: drawBirth(random, birthYear), sex });
  taken.add(number.slice(0, 17));
  return { name: drawName(random, sex, birthYear), number, relation };
}

/**
 * Draws them, and gives the rural bank what it holds of them: rows of people who are in no roster yet.
 * @param taken first 17 digits of everybody so far
 */
export function drawApplicants(
  ledger: Ledger,
  households: readonly Household[],
  taken: Set<string>,
): Applying[] {
  const random = createRandom('applicants');
  const single = (birthYear: number) => draw(random, taken, birthYear, '户主');
  const rich = [single(1969), draw(random, taken, 1971, '配偶')];
  const uncertain = single(1958);
  const wrong = single(1980);
  const recipient = households[0]?.members[0]?.person;
  const members: Record<(typeof applying)[number], Applicant[]> = {
    'nothing-found': [single(1954)],
    'over-the-limit': rich,
    unclear: [uncertain],
    recipient: recipient ? [{ ...recipient, relation: '户主' }] : [],
    'wrong-number': [{ ...wrong, number: withWrongCheckDigit(wrong.number) }],
  };
  deposit(ledger, random, rich[1], { balance: writeFen(86_500_00) });
  // Enough that the household would be over its limit if it counts, which nobody can say by that word.
  deposit(ledger, random, uncertain, { balance: writeFen(9_800_00), account_status: '待清理' });
  return applying.map((name, n) => ({
    application: `2026-${String(n + 1).padStart(3, '0')}`,
    members: members[name],
    incomeFen: 300_00,
  }));
}

function deposit(
  ledger: Ledger,
  random: Random,
  holder: Applicant | undefined,
  cells: Parameters<typeof drawAccount>[2],
): void {
  if (holder === undefined) return;
  const row = { id_number: holder.number, name: holder.name, ...drawAccount(random, banks.rural, cells) };
  ledger.get(banks.rural.provider)?.push({ row, lot: 'unmatched', mayRepeat: false });
}

const header = [
  ...['申请编号', '申请日期', '救助类别', '乡镇', '村社区', '户主姓名', '成员姓名', '身份证号', '与户主关系'],
  ...['家庭收入', '收入周期', '授权书签署日期', '授权有效期至', '备注'],
];

/** @param place where all of them live */
export function writeApplicants(
  directory: string,
  applications: readonly Applying[],
  place: Pick<Village, 'town' | 'village'> | undefined,
): Promise<RowCounts> {
  const lines = applications.flatMap(({ application, members, incomeFen }) =>
    members.map(({ name, number, relation }) => ({
      text: joinCells([
        ...[application, '2026-10-30', '城市低保', place?.town ?? '', place?.village ?? ''],
        ...[members[0]?.name ?? '', name, number, relation, writeFen(incomeFen), '月', '2026-10-30'],
        ...['救助期间', ''],
      ]),
      lot: 'matched' as const,
    })),
  );
  return writeCsv({
    ...{ directory, key: applicantsKey, header: header.join(','), lines },
    form: { encoding: 'gb18030', newline: '\r\n' },
  });
}
