/**
 * What a request may read and do: the stores, narrowed to what the table of capabilities grants whoever asks. Routes have this
 * in place of the stores, so that no list, file, export or figure can be read past it.
 */
import type { ListedAuthorisations, ListedCase, ListedClearance } from '../contracts/case-lists.ts';
import type { CaseStep, StepName } from '../contracts/case-steps.ts';
import type { Pointer } from '../contracts/deliveries.ts';
import type { HouseholdCase } from '../contracts/household-file.ts';
import type { CalendarDate, CalendarMonth } from '../contracts/primitives.ts';
import type { StandardChange, StandardChanges } from '../contracts/standard-changes.ts';
import { nameChange, type NamedChange } from '../domain/payments/standard-change.ts';
import type { StaffMember } from '../contracts/staff.ts';
import { attachFile, type AttachOutcome, type BroughtFile } from '../app/cases/attach-file.ts';
import {
  workCase,
  type StepRequest,
  type WorkCaseDependencies,
  type WorkOutcome,
} from '../app/cases/work-case.ts';
import type { CountyIndex } from '../contracts/registry.ts';
import type { HouseholdNames } from '../contracts/household-people.ts';
import { readIdentity } from '../domain/kernel/identity.ts';
import { lookUpByName, type LookedUp } from '../domain/roster/look-up.ts';
import type { RegistryStore } from '../store/registry-store.ts';
import { makePaymentList, type PaymentList } from '../app/payments/payment-list.ts';
import type { CaseFilter } from '../domain/cases/filter-cases.ts';
import { grantOf, withoutWithheld, type Capability, type Grant } from '../domain/staff/access.ts';
import { isPurposeOf, purposeOfCase, type Purpose } from '../domain/staff/purposes.ts';
import type { AuditLog, AuditPage, AuditRange } from '../store/audit-log.ts';
import type { Bucket } from '../store/aws/objects.ts';
import type { CaseLists, CasePage, PageRequest } from '../store/case-lists.ts';
import type { Households } from '../store/households.ts';
import type { Pointers } from '../store/pointers.ts';
import { codeOfStep, type AuditNote } from './audit-note.ts';
import { ScopedChecks, type ScopedChecksDependencies } from './scoped-checks.ts';
import { openFile, type OpenedCase, type OpenedFile } from './household-access.ts';
import { NotGrantedError } from './not-granted.ts';
import { problem, type Problem } from './problems.ts';

/** The stores behind it: wired by the functions, and out of the reach of their routes. */
export interface ScopedDependencies extends WorkCaseDependencies, ScopedChecksDependencies {
  audit: AuditLog;
  caseLists: CaseLists;
  households: Households;
  pointers: Pointers;
  registry: RegistryStore;
  store: Bucket;
}

/** Whose cases: the county is always that of whoever asks, and town staff get their town whatever is asked. */
export type AskedCases = Omit<CaseFilter, 'county' | 'withoutHouseholds'>;

/** A list for finance as its readers see it: totals are of the whole list. */
export interface ShownPaymentList extends Omit<PaymentList, 'csv'> {
  /** Lines that are kept from this person, since they are related to the household. */
  withheld: number;
}

/** A list of changes as its readers see it. */
export interface ShownStandardChanges extends StandardChanges {
  /** Of every household, for totals that name nobody. */
  whole: readonly Omit<StandardChange, 'householdId'>[];
  /** Changes that are kept from this person, since they are related to the household. */
  withheld: number;
}

export class ScopedStores {
  readonly #staff: StaffMember;
  readonly #stores: ScopedDependencies;
  readonly #note: (entry: AuditNote) => void;

  /** @param note puts on record what is opened */
  constructor(staff: StaffMember, stores: ScopedDependencies, note: (entry: AuditNote) => void) {
    this.#staff = staff;
    this.#stores = stores;
    this.#note = note;
  }

  /** Checks and their reports. */
  get checks(): ScopedChecks {
    return new ScopedChecks(this.#staff, this.#stores, this.#note);
  }

  /** Why a place in a request is not one of this person's; undefined where it is. */
  refuseArea({
    county,
    town,
  }: {
    county?: string | undefined;
    town?: string | undefined;
  }): Problem | undefined {
    const grant = this.#grant('list-cases');
    const isElsewhere =
      (county !== undefined && county !== grant.county) ||
      (town !== undefined && grant.town !== undefined && town !== grant.town);
    return isElsewhere ? problem('outside-scope') : undefined;
  }

  listCases(filter: AskedCases, page: PageRequest): Promise<CasePage> {
    return this.#stores.caseLists.listCases(narrow(filter, this.#grant('list-cases')), page);
  }

  allCases(filter: AskedCases): Promise<ListedCase[]> {
    return this.#stores.caseLists.allCases(narrow(filter, this.#grant('list-cases')));
  }

  /** Figures of cases, in which related households count. @param count makes figures that name nobody */
  async countCases<Figures>(
    filter: AskedCases,
    count: (lines: readonly ListedCase[]) => Figures,
  ): Promise<Figures> {
    return count(await this.#stores.caseLists.allCases(narrow(filter, this.#grant('see-statistics'))));
  }

  /** Cases as a whole, of the lines of a list. */
  async wholeCases(listed: readonly ListedCase[]): Promise<HouseholdCase[]> {
    const shown = withoutWithheld(listed, this.#grant('list-cases'));
    const whole: HouseholdCase[] = [];
    for await (const each of this.#stores.households.readCases(shown)) whole.push(each);
    return whole;
  }

  async endingClearances(through: CalendarDate): Promise<ListedClearance[]> {
    const grant = this.#grant('list-clearances');
    return withoutWithheld(await this.#stores.caseLists.endingClearances(grant.county, through), grant);
  }

  /** @param asked the town, for who sees several */
  async lapsingAuthorisations(asked: string, through: CalendarDate): Promise<ListedAuthorisations[]> {
    const grant = this.#grant('list-authorisations');
    const place = { county: grant.county, town: grant.town ?? asked };
    return withoutWithheld(await this.#stores.caseLists.lapsingAuthorisations(place, through), grant);
  }

  async paymentList(month: CalendarMonth): Promise<ShownPaymentList> {
    const grant = this.#grant('list-payments');
    const { csv, ...list } = await makePaymentList(grant.county, month, this.#stores);
    const changes = withoutWithheld(list.changes, grant);
    return { ...list, changes, withheld: list.changes.length - changes.length };
  }

  /**
   * What a proposed policy gives the households of the county by its new standards, without those that are related to
   * whoever asks; totals are of the whole list. Undefined where it has no new standard, or was not rehearsed.
   */
  async standardChanges(version: string): Promise<ShownStandardChanges | undefined> {
    const grant = this.#grant('list-standard-changes');
    const list = await this.#stores.policies.readStandardChanges(version, grant.county);
    if (list === undefined) return undefined;
    const changes = withoutWithheld(list.changes, grant);
    return { ...list, changes, whole: list.changes, withheld: list.changes.length - changes.length };
  }

  /** Changes with the names that their households are known by. */
  async nameChanges(changes: readonly StandardChange[]): Promise<NamedChange[]> {
    const shown = withoutWithheld(changes, this.#grant('list-standard-changes'));
    const profiles = await this.#stores.households.readProfiles(shown.map(({ householdId }) => householdId));
    return shown.map((change) => nameChange(change, profiles.get(change.householdId)));
  }

  /** The file for finance is complete or refused: somebody else has to fetch one that names a related household. */
  async paymentFile(month: CalendarMonth): Promise<PaymentList | Problem> {
    const grant = this.#grant('hand-out-payments');
    const list = await makePaymentList(grant.county, month, this.#stores);
    if (withoutWithheld(list.changes, grant).length < list.changes.length) return problem('related-staff');
    this.#note({ code: 'payment-list-handed-out', subject: `${month} ${list.sha256}` });
    return list;
  }

  /** Opens a household's file, on record with its purpose. */
  async openFile(household: string, purpose: Purpose): Promise<OpenedFile | Problem> {
    const opened = await this.#openFile(household, await this.#stores.pointers.readAll());
    if (opened.kind === 'problem') return opened;
    if (!isPurposeOf(purpose, opened.file)) return problem('purpose-unknown');
    this.#note({ code: 'file-opened', household: opened.file.profile.householdId, subject: purpose });
    return opened;
  }

  /** Opens a case with its household's file, on record: the case is the purpose. */
  async openCase({ household, number }: CaseRef): Promise<OpenedCase | Problem> {
    return pickCase(await this.openFile(household, purposeOfCase(number)), number);
  }

  /** A case with its household's file, without holdings, for a step: nothing of it is shown, so that nothing is opened. */
  async caseToWork({ household, number }: CaseRef): Promise<OpenedCase | Problem> {
    return pickCase(await this.#openFile(household, []), number);
  }

  /** Why this person may not open a household; undefined where they may. */
  async refuseHousehold(household: string): Promise<Problem | undefined> {
    const opened = await this.#openFile(household, []);
    return opened.kind === 'problem' ? opened : undefined;
  }

  /**
   * Households that this person may open, by a member's name, a number or a village, or by an exact identity number. That
   * somebody looked is put on record, and how: never what was entered. Undefined where no names were kept yet.
   */
  async lookUp(entered: string): Promise<LookedUp | undefined> {
    const grant = this.#grant('open-household');
    const identity = readIdentity(entered);
    const isNumber = identity.kind === 'identity';
    const entry = (await this.#stores.registry.readMap()).counties[grant.county];
    const all = isNumber
      ? await this.#bearersOf(identity.first17, entry)
      : await this.#stores.registry.readNames(entry);
    if (all === undefined) return undefined;
    const within = withoutWithheld(all, grant).filter(
      ({ town }) => grant.town === undefined || town === grant.town,
    );
    const result = isNumber ? { found: within, total: within.length } : lookUpByName(within, entered);
    this.#note({
      code: 'household-looked-up',
      subject: `${isNumber ? 'by identity number' : 'by name'}, ${result.total} found`,
    });
    return result;
  }

  /** The county's households in which somebody has a number. */
  async #bearersOf(first17: string, entry: CountyIndex | undefined): Promise<HouseholdNames[]> {
    if (entry === undefined) return [];
    const { registry, households } = this.#stores;
    const index = await registry.loadObjects({ [this.#staff.county]: entry.indexKey });
    const claimed = (index?.claims(first17) ?? []).map(({ householdId }) => householdId);
    return [...(await households.readProfiles(claimed)).values()].map(
      ({ householdId, headName, town, village, number = householdId.slice(7) }) => ({
        ...{ householdId, number, headName, names: [], town, village },
      }),
    );
  }

  /** The household that a number of the roster, `<county>-<number>`, leads to: which may be another file than the one called so. */
  async findByNumber(numbered: string): Promise<string | undefined> {
    return this.#stores.households.findByNumber(numbered);
  }

  /** A file of a case that was opened. */
  readAttachment({ key }: HouseholdCase['attachments'][number]): Promise<Uint8Array | undefined> {
    return this.#stores.store.readBytes(key);
  }

  takeStep({ step, ...request }: Omit<StepsRequest, 'steps'> & { step: CaseStep }): Promise<WorkOutcome> {
    return this.takeSteps({ ...request, steps: [step] });
  }

  /** Several steps of one case: all of them, or none where one is refused. What was taken is put on record, step by step. */
  async takeSteps(request: StepsRequest): Promise<WorkOutcome> {
    const outcome = await workCase({ ...request, actor: this.#staff }, this.#stores);
    if (outcome.kind === 'taken') for (const { step } of request.steps) this.#noteStep(step, outcome.case);
    return outcome;
  }

  async attachFile(brought: Omit<BroughtFile, 'actor'>): Promise<AttachOutcome> {
    const outcome = await attachFile({ ...brought, actor: this.#staff }, this.#stores);
    if (outcome.kind === 'taken') this.#noteStep('attach', outcome.case);
    return outcome;
  }

  /** So that the log is searched by person, household, step and day; what was entered is in the case's record alone. */
  #noteStep(step: StepName, { householdId: household, number }: HouseholdCase): void {
    this.#note({ code: codeOfStep(step), household, subject: purposeOfCase(number) });
  }

  /** Entries of the county's audit log, from the newest to the oldest, without those about related households. */
  async readAudit(range: AuditRange): Promise<AuditPage> {
    const grant = this.#grant('read-audit');
    const { entries, next } = await this.#stores.audit.read(grant.county, range);
    const shown = entries.filter(
      ({ household }) => household === undefined || !grant.withheld.includes(household),
    );
    return { entries: shown, next };
  }

  #openFile(household: string, pointers: readonly Pointer[]): Promise<OpenedFile | Problem> {
    this.#grant('open-household');
    return openFile(this.#staff, household, { households: this.#stores.households, pointers });
  }

  #grant(capability: Capability): Grant {
    const grant = grantOf(this.#staff, capability);
    if (grant === undefined) throw new NotGrantedError(capability);
    return grant;
  }
}

type StepsRequest = Omit<StepRequest, 'actor'>;

export interface CaseRef {
  household: string;
  number: number;
}

function narrow(filter: AskedCases, { county, town = filter.town, withheld }: Grant): CaseFilter {
  return {
    ...filter,
    county,
    ...(town !== undefined && { town }),
    ...(withheld.length > 0 && { withoutHouseholds: withheld }),
  };
}

function pickCase(opened: OpenedFile | Problem, number: number): OpenedCase | Problem {
  if (opened.kind === 'problem') return opened;
  const found = opened.file.cases.find((each) => each.number === number);
  return found === undefined ? problem('not-found') : { ...opened, case: found };
}
