import { describe, expect, it } from 'vitest';
import { migrations } from '../../../../shared/domain/migrations/index.ts';

describe('the migration of pointers', () => {
  const migration = migrations.find(({ name }) => name === 'pointers-name-their-key');

  it('is one of the operations table', () => {
    expect(migration?.table).toBe('operations');
  });

  it('names the first key where a pointer names none', () => {
    expect(migration?.add({ pk: 'POINTERS', sk: 'bank#a' })).toEqual({ keyVersion: '1' });
  });

  it('adds nothing to a pointer that names one, nor to anything else', () => {
    expect(migration?.add({ pk: 'POINTERS', keyVersion: '2' })).toBeUndefined();
    expect(migration?.add({ pk: 'RUNS' })).toBeUndefined();
  });
});
