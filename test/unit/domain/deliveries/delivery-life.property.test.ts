import fc, { long } from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { FileRecord, StaffDecision } from '../../../../shared/contracts/deliveries.ts';
import { foldDeliveries, type Combination } from '../../../../shared/domain/deliveries/fold-deliveries.ts';
import { holdDeliveries } from '../../../../shared/domain/deliveries/hold-rules.ts';
import { aFile } from '../../../builders/file-record.ts';

/** Files of deliveries arrive and staff decide; after each the fold is set beside a plain model. */
const runs = long ? 20_000 : 500;
const dates = ['2026-10-28', '2026-10-29', '2026-10-30'];

const matchesOf = (files: readonly FileRecord[]) =>
  files.reduce(
    (sum, { verdict }) => sum + (verdict.kind === 'accepted' ? (verdict.counts.matched ?? 0) : 0),
    0,
  );
const dateOf = (files: readonly FileRecord[]) => files[0]?.asOf ?? '';
const idsOf = (files: readonly FileRecord[]) => files.map(({ fileId }) => fileId).join();

/**
 * Told from the design: one file after the other, in the order of arrival. What waits is a list of files; a delivery is
 * whole when it has the newest of each part; what staff rejected is as if it had never come.
 */
function statesOf(arrived: readonly FileRecord[], decisions: readonly StaffDecision[]): string[] {
  const rejected = new Set(decisions.filter((d) => d.decision === 'reject').flatMap((d) => d.files));
  const released = new Set(decisions.filter((d) => d.decision === 'release').map((d) => d.files.join()));
  const copies = new Set<FileRecord>();
  let waiting: FileRecord[] = [];
  let current: FileRecord[] = [];
  for (const file of arrived) {
    if (rejected.has(file.fileId)) continue;
    const isOfOne = (each: FileRecord) => each.asOf === file.asOf && each.of === file.of;
    // Only of what is in use or waits: bytes that were superseded and come again are news.
    if ([...current, ...waiting].some((each) => isOfOne(each) && each.sha256 === file.sha256)) {
      copies.add(file);
      continue;
    }
    if (dateOf(current) > dateOf([file])) continue;
    waiting = [...waiting.filter((each) => !(isOfOne(each) && each.part === file.part)), file];
    const whole = waiting.filter(isOfOne).sort((one, other) => one.part - other.part);
    if (whole.length < file.of) continue;
    const before = matchesOf(current);
    const isImplausible = current.length > 0 && before >= 50 && matchesOf(whole) < before / 2;
    if (isImplausible && !released.has(idsOf(whole))) continue;
    current = whole;
    // What is older cannot be used any more, nor another whole delivery of that date; parts may still be completed.
    const isWhole = (of: number) =>
      waiting.filter((each) => each.asOf === file.asOf && each.of === of).length === of;
    const overtaken = [1, 2].filter((of) => of !== file.of && isWhole(of));
    waiting = waiting.filter(
      (each) => dateOf([each]) > dateOf(whole) || (each.asOf === file.asOf && !overtaken.includes(each.of)),
    );
  }
  return arrived.map((file) => {
    if (rejected.has(file.fileId)) return `${file.key} rejected`;
    if (copies.has(file)) return `${file.key} duplicate`;
    if (current.includes(file)) return `${file.key} current`;
    return `${file.key} ${waiting.includes(file) ? 'held' : 'superseded'}`;
  });
}

function fold(files: readonly FileRecord[], decisions: readonly StaffDecision[]) {
  const outcome = foldDeliveries(files, decisions, holdDeliveries);
  if (outcome.kind !== 'folded') throw new Error('matches can always be compared');
  return outcome;
}

const arrival = fc.record({
  kind: fc.constant('arrival' as const),
  asOf: fc.constantFrom(...dates),
  matched: fc.constantFrom(100, 60, 49, 20, 5),
  bytes: fc.integer({ min: 1, max: 6 }),
  place: fc.constantFrom({ part: 1, of: 1 }, { part: 1, of: 1 }, { part: 1, of: 2 }, { part: 2, of: 2 }),
});
/** Staff decide on one of the deliveries that were ever held as implausible. */
const decision = fc.record({
  kind: fc.constant('decision' as const),
  decision: fc.constantFrom('release' as const, 'reject' as const),
  pick: fc.nat(10),
});

describe('the life of deliveries', () => {
  it('is what the model says after every arrival and decision, in whatever order files are read', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: arrival }, { weight: 1, arbitrary: decision }), {
          maxLength: 14,
        }),
        fc.infiniteStream(fc.integer()),
        (happenings, shuffle) => {
          const arrived: FileRecord[] = [];
          const decisions: StaffDecision[] = [];
          for (const [n, happening] of happenings.entries()) {
            if (happening.kind === 'arrival') arrived.push(fileOf(happening, n));
            else decisions.push(...decide(happening, fold(arrived, decisions).everHeld));
            const inAnyOrder = arrived.map((each) => [shuffle.next().value ?? 0, each] as const);
            inAnyOrder.sort(([one], [other]) => one - other);
            const { states } = fold(
              inAnyOrder.map(([, each]) => each),
              decisions,
            );
            expect(states.map((each) => `${each.file.key} ${each.state}`)).toEqual(
              statesOf(arrived, decisions),
            );
            for (const { state, reason } of states) seen.add(`${state} ${reason ?? ''}`);
          }
        },
      ),
      { numRuns: runs },
    );
    // The walk has been everywhere.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'held part-missing',
        'held matches-dropped',
        'rejected rejected-by-staff',
        'current ',
      ]),
    );
  });
});

type Happening<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

function fileOf({ asOf, matched, bytes, place }: Happening<typeof arrival>, n: number): FileRecord {
  const key = `inbox/bank/b/${asOf}/f${String(n).padStart(2, '0')}.csv`;
  const sha256 = String(bytes).repeat(64);
  const arrivedAt = `2026-11-01T00:00:${String(n).padStart(2, '0')}.000Z`;
  return aFile({ key, asOf, sha256, arrivedAt, matched, ...place });
}

function decide(
  { decision: what, pick }: Happening<typeof decision>,
  held: readonly Combination[],
): StaffDecision[] {
  const chosen = held[pick % Math.max(held.length, 1)];
  if (chosen === undefined) return [];
  const files = chosen.files.map(({ fileId }) => fileId);
  return [{ combination: chosen.id, decision: what, files, by: 'somebody', at: '2026-11-02T00:00:00.000Z' }];
}
