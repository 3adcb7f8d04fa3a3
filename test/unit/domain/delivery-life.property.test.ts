import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileRecord } from '../../../shared/contracts/deliveries.ts';
import { foldDeliveries } from '../../../shared/domain/deliveries/fold-deliveries.ts';
import { holdDeliveries } from '../../../shared/domain/deliveries/hold-rules.ts';
import { aFile } from '../../builders/file-record.ts';

/** Deliveries of one file each arrive one after the other; after each the fold is set beside a plain model. */
const runs = process.env['LONG'] === '1' ? 20_000 : 500;
const dates = ['2026-10-28', '2026-10-29', '2026-10-30'];

const matchesOf = ({ verdict }: FileRecord) =>
  verdict.kind === 'accepted' ? (verdict.counts.matched ?? 0) : 0;

/** Told from the design, and without groups or combinations: one file after the other, in the order of arrival. */
function statesOf(arrived: readonly FileRecord[]): string[] {
  const states = new Map<FileRecord, string>();
  let current: FileRecord | undefined;
  for (const [n, file] of arrived.entries()) {
    const asOf = file.asOf ?? '';
    const isCopy = arrived.slice(0, n).some((each) => each.sha256 === file.sha256 && each.asOf === asOf);
    const before = current === undefined ? 0 : matchesOf(current);
    const isImplausible = before >= 50 && matchesOf(file) < before / 2;
    const supersede = (isOver: (date: string) => boolean): void => {
      for (const [each, state] of states)
        if (state === 'held' && isOver(each.asOf ?? '')) states.set(each, 'superseded');
    };
    if (isCopy) states.set(file, 'duplicate');
    else if (current !== undefined && asOf < (current.asOf ?? '')) states.set(file, 'superseded');
    else if (isImplausible) {
      supersede((date) => date === asOf);
      states.set(file, 'held');
    } else {
      supersede((date) => date <= asOf);
      if (current !== undefined) states.set(current, 'superseded');
      current = file;
      states.set(file, 'current');
    }
  }
  return arrived.map((file) => `${file.key} ${states.get(file) ?? ''}`);
}

function fold(files: readonly FileRecord[]) {
  const outcome = foldDeliveries(files, [], holdDeliveries);
  if (outcome.kind !== 'folded') throw new Error('matches can always be compared');
  return outcome;
}

const arrival = fc.record({
  asOf: fc.constantFrom(...dates),
  matched: fc.constantFrom(100, 60, 49, 20, 5),
  bytes: fc.integer({ min: 1, max: 6 }),
});

describe('the life of deliveries', () => {
  it('is what the model says after every arrival, in whatever order files are read', () => {
    fc.assert(
      fc.property(
        fc.array(arrival, { maxLength: 12 }),
        fc.infiniteStream(fc.integer()),
        (arrivals, shuffle) => {
          const arrived: FileRecord[] = [];
          for (const [n, { asOf, matched, bytes }] of arrivals.entries()) {
            const key = `inbox/bank/b/${asOf}/f${String(n).padStart(2, '0')}.csv`;
            const sha256 = String(bytes).repeat(64);
            const arrivedAt = `2026-11-01T00:00:${String(n).padStart(2, '0')}.000Z`;
            arrived.push(aFile({ key, asOf, sha256, arrivedAt, matched }));
            const inAnyOrder = arrived.map((each) => [shuffle.next().value ?? 0, each] as const);
            inAnyOrder.sort(([one], [other]) => one - other);
            const { states } = fold(inAnyOrder.map(([, each]) => each));
            expect(states.map((each) => `${each.file.key} ${each.state}`)).toEqual(statesOf(arrived));
          }
        },
      ),
      { numRuns: runs },
    );
  });
});
