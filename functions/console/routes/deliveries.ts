/** Deliveries, their quarantine, and what a person decides about a held one. */
import * as z from 'zod';
import type { StaffDecision, Subject } from '../../../shared/contracts/deliveries.ts';
import type { QuarantineLine } from '../../../shared/contracts/outputs.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import { readDeliveryKey } from '../../../shared/domain/deliveries/delivery-key.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import { readHoldEnd } from '../../../shared/app/deliveries/read-hold-end.ts';
import { decideHeld } from '../../../shared/app/deliveries/decide-held.ts';
import { readQuarantine, type DeliveredFile } from '../../../shared/app/deliveries/delivered-files.ts';
import { readFilePage, readFilesUnder } from '../../../shared/app/deliveries/list-files.ts';
import { readHeld, readRelease, readReleasedEffect } from '../../../shared/app/deliveries/read-held.ts';
import { problem } from '../../../shared/web/problems.ts';
import { subjectName } from '../../../shared/store/keys.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { collect } from '../read-cases.ts';
import { addressOf, deliveriesPage } from '../pages/deliveries.ts';
import { affectedPanel } from '../pages/delivery/affected.ts';
import type { Proposal } from '../pages/delivery/decide.ts';
import { historyPage } from '../pages/delivery/history.ts';
import { deliveryPage, type DeliveryView, type QuarantineView } from '../pages/delivery/index.ts';
import { readSources } from '../read-sources.ts';
import { defineRoute, show, type Outcome } from '../route.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { note, withQuery } from '../views/parts.ts';
import type { StaffVisit } from '../visit.ts';

/** Providers deliver for all counties; a roster and a list of applicants are their county's own. */
function mayRead({ county }: StaffMember, subject: Subject): boolean {
  return !('county' in subject) || subject.county === county;
}

const decisionTexts = {
  release: say('已放行，相关家庭正在重新评估。', 'Released; its households are being assessed again.'),
  join: say('已合并使用，相关家庭正在重新评估。', 'Joined; its households are being assessed again.'),
  reject: say('已退回，现行数据不变。', 'Rejected; what is current stays.'),
  'take-back': say(
    '已收回放行，恢复使用此前的数据，相关家庭正在重新评估。',
    'Taken back; what was in use before is in use again, and its households are being assessed again.',
  ),
  propose: say('已提出，等待另一名工作人员确认。', 'Proposed; somebody else has to agree.'),
} satisfies Record<string, Bilingual>;

const list = defineRoute({
  method: 'GET',
  pattern: '/deliveries',
  capability: 'see-deliveries',
  query: z.object({
    decided: z.enum(['release', 'join', 'reject', 'take-back', 'propose']).optional().catch(undefined),
    /** Of the file that was released. */
    key: z.string().max(1000).optional().catch(undefined),
  }),
  handle: async ({ visit, query }, deps) => {
    const message =
      query.decided &&
      note(
        query.decided === 'propose' ? 'look' : 'good',
        html`<p>${visit.t(decisionTexts[query.decided])}</p>`,
      );
    const moved = await describeMoved(visit, deps);
    const affected = query.key && (await showAffected(query.key, visit, deps));
    const { files, held, freshness } = await readSources(visit, deps);
    return show(
      deliveriesPage(visit, { files, held, sources: freshness }, html`${message}${affected}${moved}`),
    );
  },
});

/** After a release: the way to the cases that its preview named. */
async function showAffected(key: string, visit: StaffVisit, deps: ConsoleDependencies): Promise<Part> {
  const { found } = await findFile({ key, id: undefined }, visit.staff, deps);
  if (found === undefined) return undefined;
  const { subject, file } = found;
  const made = await readRelease(subject, file, deps);
  return affectedPanel(visit, subject, made && (await readReleasedEffect(subject, made, deps)));
}

const shownAtOnce = 50;

const history = defineRoute({
  method: 'GET',
  pattern: '/deliveries/history',
  capability: 'see-deliveries',
  query: z.object({
    of: z.string().max(200).catch(''),
    at: z.string().max(40).optional().catch(undefined),
    id: z.string().max(64).optional().catch(undefined),
  }),
  handle: async ({ visit, query: { of, at, id } }, deps) => {
    const before = at === undefined || id === undefined ? undefined : { at, fileId: id };
    const isAsked = (subject: Subject): boolean =>
      subjectName(subject) === of && mayRead(visit.staff, subject);
    const page = await readFilePage(deps, isAsked, { before, limit: shownAtOnce });
    return show(historyPage(visit, of, page));
  },
});

/** Who keeps the list of relatives hears of those who live in another household now. */
async function describeMoved({ staff, t }: StaffVisit, deps: ConsoleDependencies): Promise<Html | undefined> {
  if (!may(staff, 'read-staff-records')) return undefined;
  const moved = (await deps.staff.ofCounty(staff.county)).flatMap(({ id, name, relativesMoved = [] }) =>
    relativesMoved.map(({ from, to, on }) =>
      say(`${name}（${id}）：${from} → ${to}，${on}`, `${name} (${id}): ${from} → ${to}, ${on}`),
    ),
  );
  if (moved.length === 0) return undefined;
  const lead = say(
    '工作人员亲属所在家庭的成员已转入其他家庭，后者也已列入回避，请核实后更新亲属备案：',
    'Members of households related to staff have moved. Where they are now is closed to these staff too; check, and bring the records up to date:',
  );
  return note(
    'look',
    html`<p>${t(lead)}</p>
      <ul>
        ${moved.map((each) => html`<li>${t(each)}</li>`)}
      </ul>`,
  );
}

const fileQuery = z.object({
  key: z.string().max(1000).catch(''),
  id: z.string().max(200).optional().catch(undefined),
});

/** The file of a link, by id, else the newest under its key; and what of the same provider is in use. */
async function findFile(
  { key, id }: z.infer<typeof fileQuery>,
  staff: StaffMember,
  deps: ConsoleDependencies,
): Promise<{ found: DeliveredFile | undefined; inUse: DeliveredFile[] }> {
  const reading = readDeliveryKey(key, '9999-12-31');
  const { named, inUse } = await readFilesUnder(
    deps,
    key,
    (subject) => mayRead(staff, subject) && (isRefused(subject) || isSame(subject, reading.subject)),
  );
  return { found: named.findLast(({ file }) => id === undefined || file.fileId === id), inUse };
}

function isRefused({ kind }: Subject): boolean {
  return kind === 'refused';
}

function isSame(a: Subject, b: Subject): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const linesShown = 50;

const one = defineRoute({
  method: 'GET',
  pattern: '/deliveries/file',
  capability: 'see-deliveries',
  query: fileQuery,
  handle: async ({ visit, query }, deps) => {
    const { found, inUse } = await findFile(query, visit.staff, deps);
    if (found === undefined) return problem('not-found');
    const view = await viewDelivery(found, inUse, visit, deps);
    return show(deliveryPage(visit, found, await viewQuarantine(found, deps), view));
  },
});

/** What has to be seen to decide about it. Who may only look makes nothing be worked out. */
async function viewDelivery(
  delivered: DeliveredFile,
  inUse: readonly DeliveredFile[],
  { staff }: StaffVisit,
  deps: ConsoleDependencies,
): Promise<DeliveryView> {
  const { subject, file } = delivered;
  const mayDecide = may(staff, 'decide-deliveries');
  const held = await readHeld(subject, file, deps);
  const released = held === undefined ? await readRelease(subject, file, deps) : undefined;
  return {
    ...{ held, inUse, mayDecide, endsOn: await readHoldEnd(delivered, deps) },
    proposal: await nameWho(held?.proposed, deps),
    releasedEffect: released && (await readReleasedEffect(subject, released, deps)),
    released: await nameWho(released, deps),
  };
}

/** Who has decided it, and who has agreed. */
async function nameWho(
  made: StaffDecision | undefined,
  { staff }: Pick<ConsoleDependencies, 'staff'>,
): Promise<Proposal | undefined> {
  if (made === undefined) return undefined;
  const people = [made.by, made.confirmedBy].filter((id) => id !== undefined);
  const names = await Promise.all(people.map(async (id) => (await staff.find(id))?.name ?? id));
  return { made, by: names.join('、') };
}

async function viewQuarantine(found: DeliveredFile, { store }: ConsoleDependencies): Promise<QuarantineView> {
  const byReason = new Map<QuarantineLine['reason'], number>();
  const first: QuarantineLine[] = [];
  for await (const line of readQuarantine(found, store)) {
    byReason.set(line.reason, (byReason.get(line.reason) ?? 0) + 1);
    if (first.length < linesShown) first.push(line);
  }
  return { byReason, first, all: () => collect(readQuarantine(found, store)) };
}

const decision = z.object({
  key: z.string().min(1).max(1000),
  decision: z.enum(['release', 'reject', 'join', 'take-back']),
  reason: z.string().trim().max(500).optional(),
  stamp: z.string().max(100).optional(),
});

const decide = defineRoute({
  method: 'POST',
  pattern: '/deliveries/decide',
  capability: 'decide-deliveries',
  handle: async ({ visit, entered, note: noteDone }, deps): Promise<Outcome> => {
    const wanted = decision.safeParse({
      key: entered['key']?.[0],
      decision: entered['decision']?.[0],
      reason: entered['reason']?.[0],
      stamp: entered['stamp']?.[0],
    });
    if (!wanted.success) return problem('request-invalid');
    const { stamp, ...data } = wanted.data;
    const reading = readDeliveryKey(data.key, '9999-12-31');
    if (reading.kind === 'refused' || !mayRead(visit.staff, reading.subject)) return problem('outside-scope');
    const basis = { kind: 'preview' as const, stamp };
    const made = { ...data, by: visit.staff.id, at: deps.now().toISOString(), basis };
    const outcome = await decideHeld(made, deps);
    if (outcome.kind === 'refused') {
      const refused = { key: data.key, problem: outcome.problem, reason: data.reason ?? '' };
      const shown = await showRefused(refused, visit, deps);
      if (shown.kind === 'page')
        noteDone({ outcome: 'refused', code: 'decision-refused', subject: data.key.slice(0, 300) });
      return shown;
    }
    const done = outcome.kind === 'proposed' ? 'propose' : data.decision;
    noteDone({ code: `delivery-${done}`, subject: data.key.slice(0, 300) });
    const brought = done === 'release' || done === 'join' ? data.key : undefined;
    return { kind: 'redirect', to: withQuery('/deliveries', { decided: done, key: brought }) };
  },
});

/** The page of the file again, with what was typed, and why it was not done. */
async function showRefused(
  { key, ...refused }: { key: string; problem: Bilingual; reason: string },
  visit: StaffVisit,
  deps: ConsoleDependencies,
): Promise<Outcome> {
  const { found, inUse } = await findFile({ key, id: undefined }, visit.staff, deps);
  if (found === undefined) return problem('decision-refused', { detail: refused.problem });
  const at = { ...visit, path: addressOf(found) };
  const view = { ...(await viewDelivery(found, inUse, visit, deps)), refused };
  return {
    kind: 'page',
    page: deliveryPage(at, found, await viewQuarantine(found, deps), view),
    status: 409,
  };
}

export const deliveryRoutes = [list, history, one, decide];
