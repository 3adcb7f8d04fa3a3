/** The households that an administrator names as those of somebody's relatives: by their numbers, or as they are on record. */
import type { HouseholdId } from '../contracts/primitives.ts';
import { readIdentity } from '../domain/kernel/identity.ts';
import { say } from '../domain/kernel/say.ts';
import type { RecordProblem } from '../domain/staff/change-record.ts';
import { numbersOf } from './find-households.ts';
import type { ScopedStores } from './scoped-stores.ts';

interface Asking {
  county: string;
  /** Ids that are on the record already: they pass as they are, whatever has become of the household. */
  onRecord: readonly string[];
  scoped: Pick<ScopedStores, 'findByNumber'>;
}

/** A number that leads to nobody would close nothing to anybody: it is refused. @returns each household once */
export async function resolveRelatives(
  entered: readonly string[],
  { county, onRecord, scoped }: Asking,
): Promise<HouseholdId[] | RecordProblem> {
  const households: HouseholdId[] = [];
  const unknown: string[] = [];
  // An identity number is no key, asked of no table as one, and repeated in no message.
  const identityNumbers = entered.filter((each) => readIdentity(each).kind === 'identity').length;
  if (identityNumbers > 0) return isIdentityNumber(identityNumbers);
  for (const each of entered) {
    const found = onRecord.includes(each) ? each : await findOwn(each, county, scoped);
    if (found === undefined) unknown.push(each);
    else households.push(found);
  }
  return unknown.length === 0 ? [...new Set(households)] : isUnknown(unknown);
}

/** Of another county nothing is said, not even whether there is such a household. */
async function findOwn(
  entered: string,
  county: string,
  scoped: Asking['scoped'],
): Promise<HouseholdId | undefined> {
  for (const numbered of numbersOf(entered, county).filter((each) => each.startsWith(`${county}-`))) {
    const found = await scoped.findByNumber(numbered);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isUnknown(numbers: readonly string[]): RecordProblem {
  const message = say(
    `本县没有编号为 ${numbers.join('、')} 的家庭。请对照花名册核对家庭编号；刚纳入的家庭，花名册导入后才能登记`,
    `No household of the county has the number ${numbers.join(', ')}. Check it against the roster; one that is new can be entered once its roster is imported`,
  );
  return { code: 'household-unknown', ...message };
}

function isIdentityNumber(count: number): RecordProblem {
  const message = say(
    `其中 ${count} 个是身份证号。请改填这些亲属的家庭编号`,
    `${count} of these are identity numbers. Enter the household numbers of these relatives instead`,
  );
  return { code: 'household-unknown', ...message };
}
