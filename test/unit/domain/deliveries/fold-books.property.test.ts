import fc, { long } from '../../../builders/fast-check.ts';
import { expect, it } from 'vitest';
import type { FileRecord, StaffDecision } from '../../../../shared/contracts/deliveries.ts';
import { deliveryBooks, type DeliveryBooks } from '../../../../shared/contracts/delivery-books.ts';
import { filesInBooks, outcomeOf } from '../../../../shared/domain/deliveries/fold-books.ts';
import {
  bookDeliveries,
  foldRecords,
  type FoldedRecords,
} from '../../../../shared/domain/deliveries/fold-deliveries.ts';
import { listAwaitingDecision } from '../../../../shared/domain/deliveries/awaiting-decision.ts';
import { holdDeliveries } from '../../../../shared/domain/deliveries/hold-rules.ts';
import { aFile } from '../../../builders/file-record.ts';

const momentOf = (second: number) => `2026-11-01T00:${String(second).padStart(2, '0')}:00.000Z`;

const delivered = fc.record({
  asOf: fc.constantFrom('2026-10-28', '2026-10-29', '2026-10-30'),
  matched: fc.constantFrom(100, 60, 49, 20, 5),
  bytes: fc.integer({ min: 1, max: 5 }),
  place: fc.constantFrom({ part: 1, of: 1 }, { part: 1, of: 1 }, { part: 1, of: 2 }, { part: 2, of: 2 }),
  /** Minutes after the one before, the last ones being puts of the same bytes again. */
  puts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  isRefused: fc.boolean(),
  rules: fc.constantFrom(undefined, 2),
});

function filesOf(all: readonly (typeof delivered extends fc.Arbitrary<infer T> ? T : never)[]): FileRecord[] {
  let minute = 0;
  return all.map(({ asOf, matched, bytes, place, puts, isRefused, rules }, n) => {
    const moments = puts.map((later) => momentOf((minute += later)));
    minute -= puts.slice(1).reduce((sum, later) => sum + later, 0);
    const file = aFile({
      ...{ key: `inbox/bank/b/${asOf}/f${n}.csv`, asOf, matched, ...place },
      sha256: String(bytes).repeat(64),
      arrivedAt: moments[0] ?? '',
      ...(moments.length > 1 && { puts: moments.map((at) => ({ at })) }),
      ...(rules && { holdRules: rules }),
    });
    return isRefused && n % 3 === 0 ? { ...file, verdict: { kind: 'rejected', reason: 'file-empty' } } : file;
  });
}

function fold(records: FoldedRecords) {
  const outcome = foldRecords(records, holdDeliveries);
  if (outcome.kind !== 'folded') throw new Error('matches can always be compared');
  return outcome;
}

/** What is read behind books: the files that they name, those put since, and whose copies these are. */
function behind(books: DeliveryBooks, files: readonly FileRecord[]): FileRecord[] {
  const named = filesInBooks(books);
  const read = files.filter(
    ({ fileId, arrivedAt, puts = [] }) =>
      named.has(fileId) || [arrivedAt, ...puts.map(({ at }) => at)].some((at) => at > books.through),
  );
  const originals = new Set(read.map(({ outcome }) => outcome?.original));
  return files.filter((file) => read.includes(file) || originals.has(file.fileId));
}

it('a fold behind books comes to what a fold over the whole history comes to', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(delivered, { maxLength: 14 }),
      fc.array(fc.nat(50), { minLength: 1, maxLength: 3 }),
      fc.array(fc.record({ pick: fc.nat(10), decision: fc.constantFrom('release', 'reject', 'join') }), {
        maxLength: 2,
      }),
      (all, breaks, decided) => {
        const files = filesOf(all);
        const decisions: StaffDecision[] = [];
        for (const { pick, decision } of decided) {
          const { everHeld } = fold({ files, decisions });
          const chosen = everHeld[pick % Math.max(1, everHeld.length)];
          if (chosen === undefined) continue;
          const named = [...(chosen.arrivals ?? [])];
          decisions.push({ combination: chosen.id, decision, files: named, by: 's', at: momentOf(59) });
        }
        const whole = fold({ files, decisions });
        let books: DeliveryBooks | undefined;
        let kept = files;
        for (const through of breaks.sort((a, b) => a - b).map(momentOf)) {
          const given = books === undefined ? kept : behind(books, kept);
          const closed: DeliveryBooks | undefined = bookDeliveries(
            { files: given, decisions, books },
            holdDeliveries,
            through,
          );
          if (closed === undefined) throw new Error('matches can always be compared');
          // As it is stored.
          books = deliveryBooks.parse(JSON.parse(JSON.stringify(closed)));
          const named = filesInBooks(closed);
          const then = foldRecords({ files: kept, decisions }, holdDeliveries, through);
          if (then.kind !== 'folded') throw new Error('matches can always be compared');
          const states = new Map(
            then.states
              .filter(({ file: { fileId, arrivedAt } }) => arrivedAt <= through && !named.has(fileId))
              .map((state) => [state.file.fileId, outcomeOf(state)] as const),
          );
          kept = kept.map(({ outcome, ...file }) => {
            const found = states.get(file.fileId);
            return { ...file, ...(found && { outcome: found }) };
          });
        }
        if (books === undefined) return;
        const read = behind(books, kept);
        const continued = fold({ files: read, decisions, books });
        const resultOf = (states: typeof whole.states) =>
          states.map(({ file, state, reason, seen: figures, original }) => {
            seen.add(`${state} ${reason ?? ''}`);
            return [file.fileId, state, reason, figures, original?.fileId];
          });
        const ids = new Set(read.map(({ fileId }) => fileId));
        expect(resultOf(continued.states)).toEqual(
          resultOf(whole.states.filter(({ file }) => ids.has(file.fileId))),
        );
        expect(idsOf(continued.current)).toEqual(idsOf(whole.current));
        expect(listAwaitingDecision(continued).map(idsOf)).toEqual(listAwaitingDecision(whole).map(idsOf));
        // Whoever is not read any more neither is in use nor waits.
        for (const { file, state } of whole.states)
          if (!ids.has(file.fileId)) expect(['current', 'held']).not.toContain(state);
      },
    ),
    { numRuns: long ? 20_000 : 1_000 },
  );
  for (const each of ['held part-missing', 'held matches-dropped', 'duplicate same-bytes', 'current '])
    expect(seen).toContain(each);
});

function idsOf(delivery: ReturnType<typeof fold>['current']) {
  if (delivery === undefined) return undefined;
  const { id, files, bytesOf, joined } = delivery;
  return { id, files: files.map(({ fileId }) => fileId), bytesOf, joined };
}
