/** How long files are kept after nothing uses them any more. */
import { describe, expect, it } from 'vitest';
import type { FileRecord } from '../../../../shared/contracts/deliveries.ts';
import { isKept, noteUse } from '../../../../shared/domain/deliveries/file-retention.ts';
import { aFile } from '../../../builders/file-record.ts';

const today = { day: '2026-11-22', keptDays: 30 };
const used = { isUsed: true, isThere: true };
const unused = { isUsed: false, isThere: true };
const note = (file: Partial<FileRecord>, use = unused) => noteUse(aFile(file), use, today);

describe('a file', () => {
  it('that is used stays as it is', () => {
    const file = aFile();
    expect(noteUse(file, used, today)).toBe(file);
  });

  it('that nothing uses any more is unused from today', () => {
    expect(note({})).toEqual(aFile({ unusedSince: '2026-11-22' }));
  });

  it.each([
    ['2026-10-24', undefined],
    ['2026-10-23', '2026-11-22'],
    ['2026-10-22', '2026-11-22'],
  ])('unused since %s and kept for 30 days is forgotten on %s', (unusedSince, forgottenOn) => {
    expect(note({ unusedSince }).forgottenOn).toBe(forgottenOn);
  });

  it('is forgotten once', () => {
    const forgotten = aFile({ unusedSince: '2026-09-01', forgottenOn: '2026-10-01' });
    expect(noteUse(forgotten, unused, today)).toBe(forgotten);
  });

  it('that is used again is kept again, as long as its bytes are there', () => {
    const past = { unusedSince: '2026-09-01', forgottenOn: '2026-11-22' };
    expect(note(past, used)).toEqual(aFile());
    expect(note(past, { isUsed: true, isThere: false })).toEqual(aFile(past));
  });

  it('keeps its objects through the day on which it is forgotten', () => {
    expect(isKept(aFile(), today)).toBe(true);
    expect(isKept(aFile({ forgottenOn: '2026-11-23' }), today)).toBe(true);
    expect(isKept(aFile({ forgottenOn: '2026-11-22' }), today)).toBe(true);
    expect(isKept(aFile({ forgottenOn: '2026-11-21' }), today)).toBe(false);
  });
});
