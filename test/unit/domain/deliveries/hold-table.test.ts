/** Each row of the table of holds: what just reaches it, what does not, and what is said. */
import { describe, expect, it } from 'vitest';
import type { DeliveryComparison, FileProfile } from '../../../../shared/contracts/trust.ts';
import { findHold } from '../../../../shared/domain/deliveries/hold-table.ts';
import type { HoldFacts } from '../../../../shared/domain/deliveries/hold-check.ts';
import { aFile } from '../../../builders/file-record.ts';

type Changes = Partial<Omit<FileProfile, 'sample' | 'members'>> & {
  sample?: Partial<FileProfile['sample']>;
  members?: Partial<FileProfile['members']>;
};

function aProfile({ sample, members, ...rest }: Changes = {}): FileProfile {
  return {
    ...{ rows: 1_000, unreadable: 0, unreadableIdentities: 0, unknownWords: [] },
    sample: { rows: 1_000, identities: 1_000, wrongCheckDigits: 0, endInZeros: 0, damaged: 0, ...sample },
    members: { rows: 400, unreadable: 0, persons: 300, afterAsOf: 0, ...members },
    ...rest,
  };
}

const states = { inForce: 100, out: 0, unclear: 0 };

function aComparison(changes: Partial<DeliveryComparison> = {}): DeliveryComparison {
  return {
    ...{ before: 100, after: 100, both: 100, renamed: 0, wealthy: 100, moved: 0 },
    ...{ statesBefore: states, statesAfter: states, ...changes },
  };
}

const reasonOf = (facts: Partial<HoldFacts>) => findHold({ fileRows: [], ...facts })?.reason;
const ofProfile = (changes: Changes) => reasonOf({ profile: aProfile(changes) });
const ofComparison = (changes: Partial<DeliveryComparison>) => reasonOf({ comparison: aComparison(changes) });

describe('what a file says about itself', () => {
  it.each<[string, Changes, string | undefined]>([
    ['over half of 4 rows unreadable', { rows: 4, unreadable: 3 }, 'mostly-unreadable'],
    ['2 of 3 rows', { rows: 3, unreadable: 2 }, undefined],
    ['30 of 599', { rows: 599, unreadable: 30 }, 'mostly-unreadable'],
    ['30 of 600', { rows: 600, unreadable: 30 }, undefined],
    ['29 of 500', { rows: 500, unreadable: 29 }, undefined],
    ['30 of 299 of members', { members: { rows: 299, unreadable: 30 } }, 'mostly-unreadable'],
    ['30 of 300 of members', { members: { rows: 300, unreadable: 30 } }, undefined],
    ['3 of 14 identities damaged', { sample: { identities: 14, damaged: 3 } }, 'identities-damaged'],
    ['3 of 15', { sample: { identities: 15, damaged: 3 } }, undefined],
    ['30 of 599', { sample: { identities: 599, damaged: 30 } }, 'identities-damaged'],
    ['30 of 600', { sample: { identities: 600, damaged: 30 } }, undefined],
    ['10 of 199 dated later', { members: { rows: 199, afterAsOf: 10 } }, 'dates-shifted'],
    ['10 of 200 dated later', { members: { rows: 200, afterAsOf: 10 } }, undefined],
    ['9 of 10 dated later', { members: { rows: 10, afterAsOf: 9 } }, undefined],
    [
      'an unknown word on 30 of 599',
      { members: { rows: 599 }, unknownWords: [{ field: 'account_status', word: '活动', rows: 30 }] },
      'words-unknown',
    ],
    [
      'two unknown words on 20 each',
      {
        unknownWords: ['活动', '有效'].map((word) => ({ field: 'account_status', word, rows: 20 })),
      },
      undefined,
    ],
  ])('%s', (_, changes, reason) => {
    expect(ofProfile(changes)).toBe(reason);
  });

  it('a word that an accepted delivery has brought is not held again', () => {
    const word = { field: 'account_status', word: '活动', rows: 300 };
    const words = new Set(['account_status 活动']);
    const facts = {
      profile: aProfile({ unknownWords: [word] }),
      history: { sameBytesReleased: false, words },
    };
    expect(reasonOf(facts)).toBeUndefined();
  });

  it.each([
    ...[65_534, 65_535, 65_536, 1_048_574, 1_048_575, 1_048_576].map(
      (rows) => [rows, 'cut-at-a-limit'] as const,
    ),
    ...[65_533, 65_537, 1_048_573, 1_048_577, 12].map((rows) => [rows, undefined] as const),
  ])('%d rows', (rows, reason) => {
    expect(reasonOf({ fileRows: [10, rows] })).toBe(reason);
  });

  it('says what was seen, and what to do', () => {
    const sample = { identities: 12, damaged: 11, endInZeros: 11, wrongCheckDigits: 10 };
    expect(findHold({ fileRows: [12], profile: aProfile({ rows: 12, sample }) })?.seen).toEqual({
      zh: '12 个身份证号中 11 个以 000 结尾，像是被电子表格取整；请将该列按文本导出',
      en: '11 of 12 identity numbers end in 000, as spreadsheets round them; export the column as text',
    });
  });

  it('of several reasons the first is given', () => {
    expect(ofProfile({ unreadable: 900, sample: { damaged: 900 } })).toBe('mostly-unreadable');
  });
});

describe('what a delivery is beside the former one', () => {
  it.each<[string, Partial<DeliveryComparison>, string | undefined]>([
    ['10 of 99 persons lost', { before: 99, both: 89 }, 'members-lost'],
    ['10 of 100 lost', { before: 100, both: 90 }, undefined],
    ['9 of 20 lost', { before: 20, both: 11 }, undefined],
    ['3 of 5 lost', { before: 5, both: 2 }, 'members-lost'],
    ['3 of 6 lost', { before: 6, both: 3 }, undefined],
    ['2 of 2 lost', { before: 2, both: 0 }, undefined],
    ['91 after 30', { before: 30, both: 30, after: 91 }, 'members-gained'],
    ['90 after 30', { before: 30, both: 30, after: 90 }, undefined],
    ['900 after 29', { before: 29, both: 29, after: 900 }, undefined],
    ['10 of 49 renamed', { before: 49, both: 49, renamed: 10 }, 'names-shifted'],
    ['10 of 50 renamed', { before: 50, both: 50, renamed: 10 }, undefined],
    ['3 of 5 renamed', { before: 5, both: 5, renamed: 3 }, 'names-shifted'],
    ['3 of 6 renamed', { before: 6, both: 6, renamed: 3 }, undefined],
    ['2 of 2 renamed', { before: 2, both: 2, renamed: 2 }, undefined],
    ['10 of 19 moved', { wealthy: 19, moved: 10 }, 'amounts-shifted'],
    ['10 of 20 moved', { wealthy: 20, moved: 10 }, undefined],
    ['9 of 9 moved', { wealthy: 9, moved: 9 }, undefined],
    ['31 points more out', { statesAfter: { inForce: 69, out: 31, unclear: 0 } }, 'states-shifted'],
    ['30 points more unclear', { statesAfter: { inForce: 70, out: 0, unclear: 30 } }, undefined],
    [
      'all out of 29 persons',
      { before: 29, both: 29, statesAfter: { inForce: 0, out: 100, unclear: 0 } },
      undefined,
    ],
  ])('%s', (_, changes, reason) => {
    expect(ofComparison(changes)).toBe(reason);
  });

  it('a file of few persons is judged by the rules that it was read under', () => {
    const comparison = aComparison({ before: 5, both: 5, renamed: 3 });
    expect(findHold({ fileRows: [5], comparison, version: 3 })).toBeUndefined();
    expect(findHold({ fileRows: [5], comparison, version: 4 })?.reason).toBe('names-shifted');
  });

  it.each([
    ['of the same day under another key', 'b.csv', '2026-10-31', 'other-people-same-day'],
    ['of the same day under the same key', 'a.csv', '2026-10-31', undefined],
    ['of a later day', 'b.csv', '2026-11-30', undefined],
  ])('other people in a file %s', (_, file, asOf, reason) => {
    const delivered = (name: string, date: string) => ({
      id: name,
      asOf: date,
      files: [aFile({ key: `inbox/bank/b/2026-10-31/${name}`, asOf: date })],
    });
    const facts = {
      candidate: delivered(file, asOf),
      current: delivered('a.csv', '2026-10-31'),
      comparison: aComparison({ before: 3, both: 1, after: 3 }),
    };
    expect(reasonOf(facts)).toBe(reason);
  });
});
