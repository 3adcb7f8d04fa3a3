/** Relatives of staff who move to another household. */
import { expect, it } from 'vitest';
import type { StaffRecord } from '../../../../shared/contracts/staff-record.ts';
import { followKinship } from '../../../../shared/domain/staff/follow-kinship.ts';
import { staff } from '../../../builders/staff.ts';

const recordOf = (relatedHouseholds: string[], parts: Partial<StaffRecord> = {}): StaffRecord => ({
  ...staff.handler,
  ...{ version: 1, changedAt: '2026-01-01T00:00:00.000Z', changedBy: 'administrator-1', relatedHouseholds },
  ...parts,
});
const move = { from: '110101-1', to: '110101-2', on: '2026-10-25' };

it('close the household that they live in now, and who keeps the list is told', () => {
  const [changed] = followKinship([recordOf(['110101-1'])], [move]);
  expect(changed?.after).toMatchObject({
    relatedHouseholds: ['110101-1', '110101-2'],
    relativesMoved: [move],
  });
});

it('are followed once, and by nobody else', () => {
  const known = recordOf(['110101-1', '110101-2'], { relativesMoved: [move] });
  expect(followKinship([known, recordOf(['110101-3']), recordOf([])], [move])).toEqual([]);
});

it('are listed with those who moved before', () => {
  const known = recordOf(['110101-1', '110101-2'], { relativesMoved: [move] });
  const further = { from: '110101-2', to: '110101-4', on: '2026-11-25' };
  expect(followKinship([known], [further])[0]?.after.relativesMoved).toEqual([move, further]);
});
