/** Carries out checks that wait: compares, judges as every assessment does, and puts the report on record. */
import type { Check } from '../../contracts/checks.ts';
import type { CheckReport } from '../../contracts/check-report.ts';
import type { Pointer } from '../../contracts/deliveries.ts';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import { describeSources, type ProviderState } from '../../domain/checks/report-sources.ts';
import { makeReport } from '../../domain/checks/make-report.ts';
import { awaitsDecision } from '../../domain/deliveries/awaiting-decision.ts';
import { policyInForce } from '../../domain/policy/policy-in-force.ts';
import { log } from '../../runtime/log.ts';
import { count } from '../../runtime/metrics.ts';
import type { AuditLog } from '../../store/audit-log.ts';
import type { Checks } from '../../store/checks.ts';
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import type { Households } from '../../store/households.ts';
import type { Pointers } from '../../store/pointers.ts';
import type { PolicyStore } from '../../store/policy-store.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import type { FixedBasis } from '../assessments/assessment-context.ts';
import { judgeHousehold } from '../assessments/judge-household.ts';
import { foldSubject } from '../deliveries/delivered-files.ts';
import { CheckContestedError } from './check-contested.ts';
import { probeDeliveries, type ProbeDependencies } from './probe-deliveries.ts';

export interface IssueReportsDependencies extends ProbeDependencies {
  audit: Pick<AuditLog, 'record'>;
  checks: Checks;
  households: Pick<Households, 'readFile' | 'readDisputed' | 'readSuccessors'>;
  ledger: Pick<DeliveryLedger, 'readPublication' | 'readFile' | 'readLive'>;
  pointers: Pick<Pointers, 'readAll'>;
  policies: Pick<PolicyStore, 'current'>;
  registry: Pick<RegistryStore, 'current'>;
  now(): Date;
  today(): CalendarDate;
}

/** What the report of one subject rests on. */
interface Compared {
  check: Check;
  file: HouseholdFile;
}

/** Issues the reports of those that wait; asked again, it finds that they wait no more. */
export async function issueReports(
  subjects: readonly HouseholdId[],
  deps: IssueReportsDependencies,
): Promise<void> {
  const read = await Promise.all(subjects.map((subject) => deps.checks.read(subject)));
  const waiting = read.filter((check) => check !== undefined).filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return;
  const { policy, version } = await deps.policies.current();
  const pointers = await deps.pointers.readAll();
  const basis = {
    ...{ policy, policyVersion: version, day: deps.today(), index: await deps.registry.current() },
    pointers,
  };
  const { compared, providers } = await compare(waiting, basis, deps);
  const held = await Promise.all(providers.map((each) => withHeld(each, deps)));
  for (const each of compared) await issue(each, { basis, providers: held }, deps);
}

/** Recipient households have their holdings on file; of everybody else they are looked for. */
async function compare(
  waiting: readonly Check[],
  { pointers, day }: { pointers: readonly Pointer[]; day: CalendarDate },
  deps: IssueReportsDependencies,
): Promise<{ compared: Compared[]; providers: ProviderState[] }> {
  const outside = waiting.filter(({ kind }) => kind !== 'household');
  const probed = await probeDeliveries(outside, { pointers, day }, deps);
  const compared: Compared[] = outside.flatMap((check) => {
    const file = probed.files.find(({ profile }) => profile.householdId === check.subject);
    return file === undefined ? [] : [{ check, file }];
  });
  for (const check of waiting.filter(({ kind }) => kind === 'household')) {
    const file = await deps.households.readFile(check.subject, pointers);
    if (file === undefined) log.warn('household-of-a-check-is-gone', { household: check.subject });
    else compared.push({ check, file });
  }
  return { compared, providers: probed.providers };
}

/** With the newest delivery that waits for a decision, where it is of a later date. */
async function withHeld(
  state: ProviderState,
  { ledger }: Pick<IssueReportsDependencies, 'ledger'>,
): Promise<ProviderState> {
  const { source, provider, asOf } = state;
  const subject = { kind: 'provider' as const, source, provider };
  const held = foldSubject(subject, await ledger.readLive(subject))
    .filter(awaitsDecision)
    .flatMap(({ file }) => file.asOf ?? [])
    .filter((date) => asOf === null || date > asOf)
    .sort();
  return { ...state, heldAsOf: held.at(-1) };
}

async function issue(
  { check, file }: Compared,
  {
    basis,
    providers,
  }: { basis: FixedBasis & { pointers: readonly Pointer[] }; providers: readonly ProviderState[] },
  deps: IssueReportsDependencies,
): Promise<void> {
  const { assessment } = await judgeHousehold(file, basis, deps.households);
  const { day, policyVersion, index } = basis;
  const policy = policyInForce(basis.policy, file.profile.county, day);
  const sources = describeSources(providers, policy, day);
  const at = deps.now().toISOString();
  const ground = { policy, policyVersion, indexVersion: index.version, day, at, sources };
  const report = await putReport(check, deps, (sequence, former) =>
    makeReport({ check, file, assessment, sequence }, { ...ground, former }),
  );
  const failedRules = report.rules.filter(({ outcome }) => outcome === 'failed').length;
  const reported = { state: 'reported', reports: report.sequence, reportedOn: report.issuedOn, failedRules };
  if (!(await deps.checks.write({ ...check, ...reported, version: check.version + 1 }, check.version)))
    throw new CheckContestedError(`the check of ${check.subject} was changed while it was carried out`);
  count({ ReportsIssued: 1 });
  log.info('report-issued', { household: check.subject, sequence: report.sequence, failedRules });
  await deps.audit.record(file.profile.county, {
    at,
    actor: check.asked.by?.id ?? 'hedui',
    action: 'check-applicants',
    outcome: 'done',
    code: 'check-made',
    household: check.subject,
    subject: `${check.asked.purpose} ${report.sequence}`,
  });
}

/** The report of an attempt before stands, where it answers the same request. */
async function putReport(
  { subject, reports, version }: Check,
  { checks }: Pick<IssueReportsDependencies, 'checks'>,
  make: (sequence: number, former: CheckReport | undefined) => CheckReport,
): Promise<CheckReport> {
  let former = reports === 0 ? undefined : await checks.readReport(subject, reports);
  for (let sequence = reports + 1; ; sequence += 1) {
    const report = make(sequence, former);
    if (await checks.addReport(report)) return report;
    const there = await checks.readReport(subject, sequence);
    if (there?.answers === version) return there;
    former = there;
  }
}
