/** Checks: asked for by forms, read as reports, asked for again. */
import * as z from 'zod';
import { readTowns } from '../../../shared/app/nights/county-reports.ts';
import { householdId } from '../../../shared/contracts/primitives.ts';
import { isUnchanged } from '../../../shared/domain/checks/make-report.ts';
import { checkAgain, newApplication, newObligor } from '../../../shared/domain/checks/requests.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { Problem } from '../../../shared/web/problems.ts';
import { describeProblem } from '../../../shared/contracts/problems.ts';
import { documentStyleAddress, scriptAddress } from '../assets/index.ts';
import { printReport } from '../documents/check-report.ts';
import { renderSheet } from '../documents/render-document.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { checkPage, type CheckView } from '../pages/checks/check.ts';
import { applicationFields, askPage, obligorFields } from '../pages/checks/forms.ts';
import { checksPage } from '../pages/checks/list.ts';
import { reportPage } from '../pages/checks/report.ts';
import { defineRoute, show, type Outcome, type RouteRequest } from '../route.ts';
import { readFields } from '../steps/form.ts';
import type { FieldErrors } from '../steps/render-fields.ts';
import { checkAddress, reportAddress } from '../texts/addresses.ts';
import { words } from '../texts/words.ts';
import { html } from '../views/html.ts';
import type { StaffVisit } from '../visit.ts';

const path = z.object({ household: householdId });
const ofReport = path.extend({ sequence: z.coerce.number().int().positive() });
const noErrors: FieldErrors = new Map();

const list = defineRoute({
  method: 'GET',
  pattern: '/checks',
  capability: 'see-checks',
  handle: async ({ visit, scoped: { checks } }) =>
    show(checksPage(visit, { waiting: await checks.listWaiting(), reported: await checks.listReported() })),
});

const form = defineRoute({
  method: 'GET',
  pattern: '/checks/new',
  capability: 'ask-checks',
  handle: async ({ visit }, deps) =>
    show(askPage(visit, { towns: await townsFor(visit, deps), entered: {}, errors: noErrors })),
});

const ask = defineRoute({
  method: 'POST',
  pattern: '/checks/new',
  capability: 'ask-checks',
  handle: async ({ visit, scoped, entered }, deps): Promise<Outcome> => {
    const towns = await townsFor(visit, deps);
    const { members = {}, ...rest } = readFields(applicationFields(towns), entered);
    const given = Object.entries(members as Record<string, Record<string, unknown>>).filter(
      ([, member]) => member['name'] !== undefined || member['idNumber'] !== undefined,
    );
    const places = given.map(([at]) => at);
    const read = newApplication.safeParse({
      kind: 'application',
      ...rest,
      members: given.map(([at, { recipient, ...member }]) => ({
        ...member,
        recipient: recipient !== 'no',
        ...(at === '0' && { relation: '户主' }),
      })),
    });
    const refuse = (errors: FieldErrors): Outcome => ({
      kind: 'page',
      page: askPage({ ...visit, path: '/checks/new' }, { towns, entered, errors }),
      status: 422,
    });
    if (!read.success) return refuse(errorsOf(read.error, visit, places));
    const outcome = await scoped.checks.askForApplication(read.data);
    if (outcome.kind === 'asked') return { kind: 'redirect', to: checkAddress(outcome.subject) };
    return isEntered(outcome) ? refuse(errorsOfProblem(outcome, visit, places)) : outcome;
  },
  refill: async ({ visit, entered }, deps) => {
    const towns = await townsFor(visit, deps);
    return show(askPage({ ...visit, path: '/checks/new' }, { towns, entered, errors: noErrors }));
  },
});

/** Town staff take applications of their town. */
async function townsFor({ staff }: StaffVisit, deps: ConsoleDependencies): Promise<string[]> {
  return staff.town === undefined ? readTowns(staff.county, deps) : [staff.town];
}

const one = defineRoute({
  method: 'GET',
  pattern: '/checks/:household',
  capability: 'see-checks',
  path,
  handle: async ({ visit, scoped, path: { household } }) => {
    const opened = await scoped.checks.open(household);
    return opened.kind === 'problem' ? opened : show(checkPage(visit, opened));
  },
});

/** The page of a check again, with what was entered into one of its forms. */
async function refuseOn(
  { visit, scoped }: Pick<RouteRequest<unknown, unknown>, 'visit' | 'scoped'>,
  household: string,
  refused: NonNullable<CheckView['refused']>,
): Promise<Outcome> {
  const opened = await scoped.checks.open(household);
  if (opened.kind === 'problem') return opened;
  const at = { ...visit, path: checkAddress(household) };
  return { kind: 'page', page: checkPage(at, { ...opened, refused }), status: 422 };
}

const again = defineRoute({
  method: 'POST',
  pattern: '/checks/:household/again',
  capability: 'ask-checks',
  path,
  handle: async (request): Promise<Outcome> => {
    const { visit, scoped, entered } = request;
    const { household } = request.path;
    const read = checkAgain.safeParse({ reason: entered['reason']?.[0] ?? '' });
    if (!read.success)
      return refuseOn(request, household, { form: 'again', entered, errors: errorsOf(read.error, visit) });
    const outcome = await scoped.checks.askAgain(household, read.data.reason);
    return outcome.kind === 'problem' ? outcome : { kind: 'redirect', to: checkAddress(outcome.subject) };
  },
});

const obligor = defineRoute({
  method: 'POST',
  pattern: '/checks/:household/obligor',
  capability: 'ask-checks',
  path,
  handle: async (request): Promise<Outcome> => {
    const { visit, scoped, entered } = request;
    const { household } = request.path;
    const read = newObligor.safeParse({
      kind: 'obligor',
      supports: household,
      ...readFields(obligorFields, entered),
    });
    const refuse = (errors: FieldErrors) =>
      refuseOn(request, household, { form: 'obligor', entered, errors });
    if (!read.success) return refuse(errorsOf(read.error, visit));
    const outcome = await scoped.checks.askForObligor(read.data);
    if (outcome.kind === 'asked') return { kind: 'redirect', to: checkAddress(outcome.subject) };
    return isEntered(outcome) ? refuse(errorsOfProblem(outcome, visit)) : outcome;
  },
});

const report = defineRoute({
  method: 'GET',
  pattern: '/checks/:household/reports/:sequence',
  capability: 'see-checks',
  path: ofReport,
  handle: async ({ visit, scoped, path: { household, sequence } }) => {
    const opened = await scoped.checks.readReport(household, sequence);
    if (opened.kind === 'problem') return opened;
    return show(reportPage(visit, opened.report, isUnchanged(opened.report)));
  },
});

const print = defineRoute({
  method: 'GET',
  pattern: '/checks/:household/reports/:sequence/print',
  capability: 'see-checks',
  path: ofReport,
  query: z.object({ gloss: z.literal('en').optional().catch(undefined) }),
  handle: async ({ visit: { t }, scoped, path: { household, sequence }, query: { gloss } }) => {
    const opened = await scoped.checks.readReport(household, sequence);
    if (opened.kind === 'problem') return opened;
    const toolbar = html`<a href="${reportAddress(household, sequence)}"
        >${t(say('返回报告', 'Back to the report'))}</a
      >
      <a href="${gloss === undefined ? '?gloss=en' : '?'}"
        >${gloss === undefined ? '中文 + English' : '中文'}</a
      >
      <button type="button" data-print hidden>${t(words.print)}</button>`;
    const page = renderSheet(printReport(opened.report, gloss !== undefined), {
      gloss: gloss !== undefined,
      styleAddress: documentStyleAddress,
      scriptAddress,
      toolbar,
    });
    return {
      kind: 'file',
      body: String(page),
      mediaType: 'text/html; charset=utf-8',
      fileName: 'check-report.html',
      inline: true,
    };
  },
});

/** What whoever typed it can mend. */
function isEntered({ code }: Problem): boolean {
  return code === 'request-invalid' || code === 'already-there' || code === 'outside-scope';
}

/** By field; what belongs to none goes above the form. @param places of the members that were given, in the form */
function errorsOf(error: z.ZodError, { t }: StaffVisit, places: readonly string[] = []): FieldErrors {
  return new Map(
    error.issues.map(({ path: at }) => [
      fieldAt(at.map(String), places),
      t(say('请填写，或改正', 'fill it in, or correct it')),
    ]),
  );
}

function errorsOfProblem(refused: Problem, { t }: StaffVisit, places: readonly string[] = []): FieldErrors {
  const { detail, zh } = describeProblem(refused.code, refused);
  if (refused.problems === undefined) return new Map([['', t(say(zh.detail, detail))]]);
  return new Map(
    refused.problems.map(({ code, path: at = '', zh: chinese, en }) => {
      const field = fieldAt([...at.split('.').slice(1), ...fieldOfReason(code)], places);
      return [field, t(say(chinese, en))];
    }),
  );
}

/** A row is named by its member alone: the reason says which field. */
function fieldOfReason(code: string): string[] {
  if (code.startsWith('identity') || code.startsWith('identities')) return ['idNumber'];
  if (code.startsWith('authorised')) return ['authorisedOn'];
  return [];
}

function fieldAt(at: readonly string[], places: readonly string[]): string {
  const [first, place = '', ...rest] = at;
  if (first !== 'members') return at.join('.');
  const member = places[Number(place)] ?? '0';
  return `members.${member}.${rest[0] ?? 'name'}`;
}

export const checkRoutes = [list, form, ask, one, again, obligor, report, print];
