/** Checks and reports, as far as somebody may see them and ask for them: of their county or town, and not of their relatives. */
import type { CheckReport } from '../contracts/check-report.ts';
import type { Check, ListedCheck } from '../contracts/checks.ts';
import type { Profile } from '../contracts/household-file.ts';
import type { CalendarDate, HouseholdId } from '../contracts/primitives.ts';
import type { StaffDirectory, StaffMember } from '../contracts/staff.ts';
import {
  nextNumber,
  recordAgain,
  recordApplication,
  recordHousehold,
  recordObligor,
  sendChecks,
  type AskCheckDependencies,
  type Asking,
} from '../app/checks/ask-check.ts';
import { readTowns, type ReportDependencies } from '../app/nights/county-reports.ts';
import { textOfReason } from '../domain/catalogue/reasons.ts';
import { readForm, type FormReading } from '../domain/checks/read-form.ts';
import type { NewApplication, NewObligor } from '../domain/checks/requests.ts';
import { isApplicant } from '../domain/kernel/applicant-id.ts';
import { say } from '../domain/kernel/say.ts';
import { policyInForce } from '../domain/policy/policy-in-force.ts';
import { grantOf, isRelated, withoutWithheld, type Capability, type Grant } from '../domain/staff/access.ts';
import { isPurposeOf, type Purpose } from '../domain/staff/purposes.ts';
import type { Households } from '../store/households.ts';
import type { PolicyStore } from '../store/policy-store.ts';
import type { AuditNote } from './audit-note.ts';
import { openFile } from './household-access.ts';
import { NotGrantedError } from './not-granted.ts';
import { problem, type Problem } from './problems.ts';

export interface ScopedChecksDependencies extends AskCheckDependencies, ReportDependencies {
  households: Households;
  policies: PolicyStore;
  staff: StaffDirectory;
  now(): Date;
  today(): CalendarDate;
}

/** A check with its reports, the newest first. */
export interface OpenedCheck {
  kind: 'check';
  check: Check;
  reports: CheckReport[];
}

export interface OpenedReport {
  kind: 'report';
  report: CheckReport;
}

export interface AskedCheck {
  kind: 'asked';
  subject: HouseholdId;
}

/** So many of those that have a report are listed. */
const mostReported = 200;

export class ScopedChecks {
  readonly #staff: StaffMember;
  readonly #stores: ScopedChecksDependencies;
  readonly #note: (entry: AuditNote) => void;

  constructor(staff: StaffMember, stores: ScopedChecksDependencies, note: (entry: AuditNote) => void) {
    this.#staff = staff;
    this.#stores = stores;
    this.#note = note;
  }

  /** Checks that wait, what has to be started first before others. */
  async listWaiting(): Promise<ListedCheck[]> {
    const grant = this.#grant('see-checks');
    return withoutRelated(await this.#stores.checks.listWaiting(grant), grant);
  }

  /** Checks with a report, the newest first. */
  async listReported(): Promise<ListedCheck[]> {
    const grant = this.#grant('see-checks');
    return withoutRelated(await this.#stores.checks.listReported(grant, mostReported), grant);
  }

  /** Opens a check with its reports, on record. */
  async open(subject: HouseholdId): Promise<OpenedCheck | Problem> {
    const check = await this.#find(subject, 'see-checks');
    if (check.kind === 'problem') return check;
    this.#note({ code: 'check-opened', household: subject, subject: check.check.asked.purpose });
    return { ...check, reports: await this.#stores.checks.readReports(subject) };
  }

  /** One report as it was issued; reading it is put on record. */
  async readReport(subject: HouseholdId, sequence: number): Promise<OpenedReport | Problem> {
    const found = await this.#find(subject, 'see-checks');
    if (found.kind === 'problem') return found;
    const report = await this.#stores.checks.readReport(subject, sequence);
    if (report === undefined) return problem('not-found');
    this.#note({ code: 'report-opened', household: subject, subject: report.number });
    return { kind: 'report', report };
  }

  /** Takes an application by a form. Town staff take those of their town. */
  async askForApplication(form: NewApplication): Promise<AskedCheck | Problem> {
    const grant = this.#grant('ask-checks');
    if (grant.town !== undefined && form.town !== grant.town) return problem('outside-scope');
    const towns = await readTowns(grant.county, this.#stores);
    if (towns.length > 0 && !towns.includes(form.town))
      return problem('request-invalid', { problems: [townUnknown] });
    const today = this.#stores.today();
    const asking = await this.#asking('application');
    const number = form.number || (await nextNumber(grant.county, { prefix: '', on: today }, this.#stores));
    const read = readForm(form, { county: grant.county, number, today });
    if (read.kind === 'refused') return refuseForm(read);
    const { application } = read;
    const subject = application.profile.householdId;
    const there = await this.#stores.checks.read(subject);
    const refused = there && this.#refuse(there, grant);
    if (refused !== undefined) return refused;
    const recorded = await recordApplication(application, asking, this.#stores);
    if (recorded !== 'asked' && recorded !== 'unchanged') return problem('already-there', numberTaken);
    return this.#asked(subject, 'application');
  }

  /** Asks about somebody outside the household who owes support: with their consent alone (Act 41). */
  async askForObligor(given: NewObligor): Promise<AskedCheck | Problem> {
    this.#grant('ask-checks');
    if (given.consent.signedOn > this.#stores.today())
      return problem('request-invalid', { problems: [consentToCome] });
    const of = await this.#placeOf(given.supports);
    if ('kind' in of) return of;
    const asking = await this.#asking('obligor');
    const recorded = await recordObligor(given, { of, asking }, this.#stores);
    if (recorded.kind === 'number-wrong') return problem('request-invalid', { problems: [numberWrong] });
    return this.#asked(recorded.subject, `obligor of ${given.supports}`);
  }

  /** Asks for a report about a household of the registry. */
  async askForHousehold(household: HouseholdId, purpose: Purpose): Promise<AskedCheck | Problem> {
    this.#grant('ask-checks');
    const opened = await openFile(this.#staff, household, { ...this.#stores, pointers: [] });
    if (opened.kind === 'problem') return opened;
    if (!isPurposeOf(purpose, opened.file)) return problem('purpose-unknown');
    const recorded = await recordHousehold(opened.file, await this.#asking(purpose), this.#stores);
    return recorded === 'contested' ? problem('already-there') : this.#asked(household, purpose);
  }

  /** 再次核对: the new report names the one before. */
  async askAgain(subject: HouseholdId, reason: string): Promise<AskedCheck | Problem> {
    const found = await this.#find(subject, 'ask-checks');
    if (found.kind === 'problem') return found;
    const { purpose } = found.check.asked;
    if (found.check.state === 'waiting') return problem('in-progress');
    const asking = { ...(await this.#asking(purpose)), reason };
    const recorded = await recordAgain(found.check, asking, this.#stores);
    return recorded === 'contested' ? problem('already-there') : this.#asked(subject, `again: ${purpose}`);
  }

  async #asked(subject: HouseholdId, purpose: string): Promise<AskedCheck> {
    await sendChecks([subject], this.#stores);
    this.#note({ code: 'check-asked', household: subject, subject: purpose });
    return { kind: 'asked', subject };
  }

  async #asking(purpose: string): Promise<Asking> {
    const on = this.#stores.today();
    const { policy } = await this.#stores.policies.current();
    const { id, name } = this.#staff;
    const inForce = policyInForce(policy, this.#staff.county, on);
    return { at: this.#stores.now().toISOString(), on, policy: inForce, purpose, by: { id, name } };
  }

  /** Where somebody lives who is owed support: a household, or one that applies. */
  async #placeOf(supported: HouseholdId): Promise<Profile | Problem> {
    if (!isApplicant(supported)) {
      const opened = await openFile(this.#staff, supported, { ...this.#stores, pointers: [] });
      return opened.kind === 'problem' ? opened : opened.file.profile;
    }
    const found = await this.#find(supported, 'ask-checks');
    return found.kind === 'problem' ? found : found.check.profile;
  }

  async #find(subject: HouseholdId, by: Capability): Promise<{ kind: 'check'; check: Check } | Problem> {
    const grant = this.#grant(by);
    if (subject.slice(0, 6) !== grant.county) return problem('outside-scope');
    // Of relatives nothing is said, not even whether there is a check.
    if (isRelated(this.#staff, subject)) return problem('related-staff');
    const check = await this.#stores.checks.read(subject);
    if (check === undefined) return problem('not-found');
    return this.#refuse(check, grant) ?? { kind: 'check', check };
  }

  #refuse({ subject, profile, supports }: Check, grant: Grant): Problem | undefined {
    if (grant.town !== undefined && profile.town !== grant.town) return problem('outside-scope');
    const related = [subject, ...(supports === undefined ? [] : [supports])];
    return related.some((each) => isRelated(this.#staff, each)) ? problem('related-staff') : undefined;
  }

  #grant(capability: Capability): Grant {
    const grant = grantOf(this.#staff, capability);
    if (grant === undefined) throw new NotGrantedError(capability);
    return grant;
  }
}

/** An obligor is of the household that they owe support. */
function withoutRelated(lines: readonly ListedCheck[], grant: Grant): ListedCheck[] {
  return withoutWithheld(lines, grant).filter(
    ({ supports }) => supports === undefined || !grant.withheld.includes(supports),
  );
}

function refuseForm({ rows }: Extract<FormReading, { kind: 'refused' }>): Problem {
  return problem('request-invalid', {
    problems: rows.map(({ line, reason }) => ({
      code: reason,
      path: `body.members.${line - 1}`,
      ...textOfReason(reason),
    })),
  });
}

const numberTaken = {
  detail: say(
    '该申请编号已用于其他人的申请，或刚被他人使用',
    'the application number is that of other people, or was taken a moment ago',
  ),
};
const townUnknown = {
  code: 'town-unknown',
  path: 'body.town',
  ...say(
    '没有这个乡镇：花名册中没有其家庭，也没有其工作人员。请从列表中选择或核对写法',
    'no household of the roster lives in this town and nobody works there: choose one of the list, or check how it is written',
  ),
};
const consentToCome = {
  code: 'consent-to-come',
  path: 'body.consent.signedOn',
  ...say('同意书的签署日期晚于今天', 'the consent is dated after today'),
};
const numberWrong = {
  code: 'identity-invalid',
  path: 'body.idNumber',
  ...say('身份证号无效', 'the identity number is wrong'),
};
