/** The schedule of a trial, drawn from its seed: what is put, decided and started, in phases. */
import { county } from '../../builders/county-files.ts';
import { keyParts } from './key-parts.ts';
import { drawsOf } from './draws.ts';
import type { FileToPut } from './file-to-put.ts';
import { drawDelivery, drawThinning } from './trial-files.ts';
import { drawRoster, firstRoster } from './trial-rosters.ts';
import type { Random } from '../../../cli/sample-county/random.ts';

export type Action =
  /** `unannounced`: the event of this put is lost, and nobody repeats it. */
  | { kind: 'put'; file: FileToPut; unannounced?: boolean }
  /** A schedule fires for this moment; nobody waits for what comes of it. */
  | { kind: 'fire'; functionName: 'start-nightly-run' | 'reconcile-inbox'; scheduledTime: string }
  /** A person works on the case of a household, if it has one, whatever else goes on. */
  | { kind: 'work'; householdId: string }
  /** The same on one of the cases that are open then, counted round. */
  | { kind: 'work-on-open'; nth: number };

export interface Decision {
  key: string;
  decision: 'release' | 'reject';
}

/** Actions follow each other without waiting. Decisions are made when all of the phase has come to rest. */
export interface Phase {
  actions: Action[];
  decisions: Decision[];
}

export const quietNight = '2026-11-30T14:30:00.000Z';

/** Moments of the reconciliation: long after every put, and each after the one before. */
export function reconciliationAt(phase: number, nth: 'meanwhile' | 'afterwards'): string {
  return `2036-01-0${phase + 1}T0${nth === 'meanwhile' ? 1 : 2}:00:00.000Z`;
}

/** So many seeds have the same schedule, each under faults of its own, so that one clean pass serves them all. */
const seedsPerSchedule = 3;

export function scheduleNumber(seed: number): number {
  return Math.ceil(seed / seedsPerSchedule);
}

const put = (file: FileToPut): Action => ({ kind: 'put', file });

export function drawSchedule(seed: number): Phase[] {
  const draws = drawsOf(scheduleNumber(seed));
  const random = draws('schedule');
  const earlier: FileToPut[] = [];
  const phases: Phase[] = [];
  let nights = 0;
  const night = (): Action => {
    nights += 1;
    const day = String(nights).padStart(2, '0');
    return { kind: 'fire', functionName: 'start-nightly-run', scheduledTime: `2026-11-${day}T14:30:00.000Z` };
  };
  const phaseCount = random.int(2, 3);
  for (let phase = 0; phase < phaseCount; phase += 1) {
    const files = drawFiles(phase, random, earlier);
    const actions = (phase === 0 ? [] : files).map(put);
    // The first roster is in use before anything is compared, so that first counts do not depend on it.
    if (phase === 0) actions.push(put(firstRoster), ...files.filter(isBelowHold).map(put));
    insertNights(actions, random, night);
    if (phase > 0) insertWork(actions, random);
    if (phase > 0) insertWorkOnOpen(actions, draws('work', phase));
    loseEvents(actions, phase, draws('unannounced', phase));
    phases.push({ actions, decisions: drawDecisions(files, random) });
    earlier.push(...files.filter((file) => phase > 0 || isBelowHold(file)));
  }
  return phases;
}

/** Deliveries, rosters as clerks write them by then, the same bytes under another key, files put again, and files corrected under their own key. */
function drawFiles(phase: number, random: Random, earlier: readonly FileToPut[]): FileToPut[] {
  const files: FileToPut[] = [];
  const count = random.int(1, 2);
  for (let n = 0; n < count; n += 1) {
    const name = `f${phase}${n}`;
    const drawn = random.chance(0.2) && phase > 0 ? [drawRoster(name, random)] : drawDelivery(name, random);
    files.push(...drawn);
    const [first] = drawn;
    if (first !== undefined && random.chance(0.2)) files.push({ ...first, key: keyParts(first.key).copyKey });
    if (first !== undefined && random.chance(0.2)) files.push(first);
  }
  if (random.chance(0.3)) files.push(drawThinning(`t${phase}`, random));
  if (phase > 0 && random.chance(0.6)) files.push(drawRoster(`r${phase}`, random));
  if (earlier.length > 0 && random.chance(0.4)) files.push(random.pick(earlier));
  const corrected = earlier.filter(({ key }) => files.every((file) => file.key !== key));
  if (corrected.length > 0 && random.chance(0.3)) {
    const { key, manifest } = random.pick(corrected);
    const [other] = drawDelivery('', random);
    // Only where bytes of the same source make sense; the bucket here keeps one version, so never twice in a phase.
    if (other !== undefined && keyParts(other.key).subject === keyParts(key).subject) {
      files.push({ key, content: other.content, ...(manifest !== undefined && { manifest }) });
    }
  }
  return random.chance(0.5) ? files : random.shuffle(files);
}

function isBelowHold({ key }: FileToPut): boolean {
  return !key.includes('/thinning/') && !key.startsWith('roster/');
}

/** Nights in between; some fire twice, and some only after a later one. */
function insertNights(actions: Action[], random: Random, night: () => Action): void {
  for (let n = random.int(0, 2); n > 0; n -= 1) {
    const [first, second] = [night(), night()];
    const fired = random.pick([[first], [first], [first, first], [second, first]]);
    for (const one of fired) actions.splice(random.int(0, actions.length), 0, one);
  }
}

function insertWork(actions: Action[], random: Random): void {
  for (let n = random.pick([0, 0, 1, 3]); n > 0; n -= 1) {
    const householdId = `${county}-H${random.int(1, 6)}`;
    actions.splice(random.int(0, actions.length), 0, { kind: 'work', householdId });
  }
}

function insertWorkOnOpen(actions: Action[], random: Random): void {
  for (let n = random.pick([0, 2, 5]); n > 0; n -= 1)
    actions.splice(random.int(0, actions.length), 0, { kind: 'work-on-open', nth: random.int(0, 30) });
}

/**
 * Some puts are heard of by nobody, and the inbox may be reconciled while they come. Not the first roster, which is in
 * use before anything is compared, and nothing that is put twice: only the last put of a key can be found.
 */
function loseEvents(actions: Action[], phase: number, random: Random): void {
  const keys = actions.flatMap((action) => (action.kind === 'put' ? [action.file.key] : []));
  const share = random.pick([0, 0.2, 0.6]);
  for (const action of actions) {
    if (action.kind !== 'put' || action.file === firstRoster) continue;
    const isPutOnce = keys.filter((key) => key === action.file.key).length === 1;
    if (isPutOnce && random.chance(share)) action.unannounced = true;
  }
  if (!random.chance(0.4)) return;
  const scheduledTime = reconciliationAt(phase, 'meanwhile');
  const meanwhile: Action = { kind: 'fire', functionName: 'reconcile-inbox', scheduledTime };
  actions.splice(random.int(0, actions.length), 0, meanwhile);
}

function drawDecisions(files: readonly FileToPut[], random: Random): Decision[] {
  const held = files.filter(({ key }) => key.startsWith('roster/') || key.includes('/thinning/'));
  return held
    .filter(() => random.chance(0.6))
    .map(({ key }) => ({ key, decision: random.chance(0.6) ? 'release' : 'reject' }));
}
