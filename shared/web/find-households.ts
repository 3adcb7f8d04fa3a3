/** What somebody entered to find a household: its number, an identity number, a name or a village. On record, never with what was entered. */
import { householdId, type HouseholdId } from '../contracts/primitives.ts';
import { readIdentity } from '../domain/kernel/identity.ts';
import type { LookedUp } from '../domain/roster/look-up.ts';
import type { AuditNote } from './audit-note.ts';
import type { ScopedStores } from './scoped-stores.ts';

export type FoundHouseholds =
  /** The household of the roster's number, which may have left the roster. */
  | { kind: 'numbered'; household: HouseholdId }
  | { kind: 'case'; household: HouseholdId; number: number }
  | ({ kind: 'found' } & LookedUp)
  /** Its check digit is wrong: it would say something of somebody else. */
  | { kind: 'identity-number-wrong' }
  /** Names are known from the next roster on. */
  | { kind: 'names-not-kept' };

/** `LX-0001/2`: the household's number, then that of its case. */
const caseNumber = /^(.+?)\s*[/／]\s*(\d{1,6})$/;

interface Asking {
  county: string;
  scoped: Pick<ScopedStores, 'lookUp' | 'findByNumber' | 'refuseHousehold'>;
  note: (entry: AuditNote) => void;
}

export async function findHouseholds(entered: string, asking: Asking): Promise<FoundHouseholds> {
  // An identity number is no key, and asked of no table as one.
  const identity = readIdentity(entered);
  if (identity.kind === 'identity') {
    if (!identity.checkDigitRight) return { kind: 'identity-number-wrong' };
  } else {
    const household = await findByNumber(entered, asking);
    if (household !== undefined) return { kind: 'numbered', household };
    const [, numbered, number] = caseNumber.exec(entered) ?? [];
    const ofCase = numbered === undefined ? undefined : await findByNumber(numbered, asking);
    if (ofCase !== undefined) return { kind: 'case', household: ofCase, number: Number(number) };
  }
  const found = await asking.scoped.lookUp(entered);
  return found === undefined ? { kind: 'names-not-kept' } : { kind: 'found', ...found };
}

/** The household of a number, with or without the county in front; a refusal is put on record. */
export async function findByNumber(
  number: string,
  { county, scoped, note }: Asking,
): Promise<HouseholdId | undefined> {
  for (const numbered of numbersOf(number, county)) {
    const household = (await scoped.findByNumber(numbered)) ?? numbered;
    const refused = await scoped.refuseHousehold(household);
    if (refused === undefined) {
      note({ code: 'household-looked-up', subject: 'by number, 1 found' });
      return household;
    }
    if (refused.code !== 'not-found') note({ outcome: 'refused', code: refused.code, household });
  }
  return undefined;
}

/** What may be meant by a number: it with its county, or one of this county that is written without. */
export function numbersOf(entered: string, county: string): HouseholdId[] {
  return [entered, `${county}-${entered}`].flatMap((each) => householdId.safeParse(each).data ?? []);
}
