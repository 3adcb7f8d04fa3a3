/** Marriages and divorces: what words say, and that the spouse's number is not kept. */
import { describe, expect, it } from 'vitest';
import { readMatchedRow } from '../../../../shared/matching/match-row.ts';
import { sources } from '../../../../shared/domain/catalogue/catalogue.ts';
import { marriage } from '../../../../shared/domain/catalogue/sources/marriage.ts';
import { internals } from '../../../../shared/web/responses.ts';
import { createIdentityToken } from '../../../../shared/web/identity-token.ts';
import { ofSecond, rowOf, saidBy, thingsOf } from '../../../builders/rows-of-source.ts';

const spouse = '320102198703150021';
const record = (changes: Readonly<Record<string, string>> = {}, place = {}) =>
  rowOf(marriage, { kind: '结婚登记', registered_on: '2026-08-01', spouse_id: spouse, ...changes }, place);
const saidOf = (changes: Readonly<Record<string, string>>) => saidBy(record(changes));

describe('a record of a marriage', () => {
  it.each([
    ['结婚登记', ['married']],
    [' 复婚 ', ['married']],
    ['调解离婚', ['divorced']],
    ['补领结婚证', []],
    ['丧偶', []],
  ])('with the kind %s says %j', (kind, what) => {
    const { facets, unclear } = saidOf({ kind });
    expect(facets.map((facet) => facet.kind === 'event' && facet.what)).toEqual(what);
    expect(unclear).toEqual([]);
  });

  it.each([
    ['of a kind that nobody knows', { kind: '撤销婚姻登记' }, ['state']],
    ['without a spouse', { spouse_id: '' }, ['spouse']],
    ['with a masked spouse', { spouse_id: '320102********0021' }, ['spouse']],
    ['with a spouse of a wrong check digit', { spouse_id: '320102198703150022' }, ['spouse']],
    ['with a passport for a spouse', { spouse_id: 'E12345678' }, ['spouse']],
    ['with oneself', { spouse_id: '110101198001010010' }, ['own-spouse']],
    ['of a day to come', { registered_on: '2026-11-01' }, ['day-to-come']],
    ['before the birth', { registered_on: '1979-12-31' }, ['day-before-birth']],
  ])('%s is unclear', (_what, changes, points) => {
    expect(saidOf(changes).unclear).toEqual(points);
  });

  it.each(['未婚', '无婚姻登记记录', '无登记', '未查询到婚姻登记信息', '无'])(
    'of somebody without a marriage (%s) is an answer that says nothing happened, with or without a day',
    (kind) => {
      for (const registered_on of ['', '-', '无', '2026-10-30'])
        expect(saidOf({ kind, registered_on, spouse_id: '' })).toEqual({
          ...{ state: 'in-force', unclear: [], facets: [] },
        });
      const { asset } = record({ kind, registered_on: '', spouse_id: '' });
      expect(marriage.admits(asset)).toBe(true);
      expect(marriage.summarise(asset).zh).toBe(`婚姻登记“${kind}”`);
    },
  );

  it('by a word that nobody knows is kept without a day, since policy may say that it means no marriage', () => {
    const { unclear, facets } = saidOf({ kind: '从未办理', registered_on: '', spouse_id: '' });
    expect(unclear).toEqual(['state', 'no-day', 'spouse']);
    expect(facets.map((facet) => facet.kind === 'event' && facet.what)).toEqual(['married', 'divorced']);
  });

  it.each([
    ['a kind', { kind: '', registered_on: '' }],
    ['a kind, by a mark for nothing', { kind: '-', registered_on: '' }],
    [
      'a day that can be read, of a kind that nobody knows',
      { kind: '从未办理', registered_on: '2026-13-01' },
    ],
  ])('without %s is set aside', (_what, changes) => {
    expect(() => record(changes)).toThrow('registered-on-invalid');
  });

  it.each([spouse, '320102********0021'])(
    'of nobody married, with a spouse (%s), is unclear',
    (spouse_id) => {
      expect(saidOf({ kind: '未婚', spouse_id }).unclear).toContain('state');
    },
  );

  it('tells one couple by the spouse, and says nothing of the spouse', () => {
    expect(thingsOf(record(), record({ spouse_id: '32010219870315003X' }))).toHaveLength(2);
    expect(thingsOf(record(), record({}, ofSecond))).toHaveLength(2);
    const { asset } = record();
    const shown = JSON.stringify([marriage.summarise(asset), marriage.describe(asset)]);
    expect(shown).toContain('2026-08-01');
    expect(shown).not.toContain('0021');
  });

  it.each(['', '2026-13-01'])('without a day (%j) is set aside', (registered_on) => {
    expect(() => record({ registered_on })).toThrow('registered-on-invalid');
  });
});

describe('the identity number of somebody whom a row names', () => {
  const positions = { id_number: 0, name: 1, kind: 2, registered_on: 3, spouse_id: 4 };
  const line = `110101198001010010,张三丰,结婚,2026-08-01, 320102 19870315 0021 `;

  it('is kept as the keyed token that a member of that number has, under the key in use', () => {
    for (const version of ['1', '2']) {
      const tokenOf = createIdentityToken(`secret ${version}`, version);
      const row = readMatchedRow(line, positions, marriage, { tokenOf });
      expect(row?.asset).toEqual({
        source: 'marriage',
        kind: '结婚',
        registeredOn: '2026-08-01',
        spouseToken: tokenOf(spouse.slice(0, 17)),
      });
    }
  });

  it('is left out without a key, and where it cannot be read that alone is kept', () => {
    expect(readMatchedRow(line, positions, marriage)?.asset).not.toHaveProperty('spouseToken');
    const masked = line.replace('19870315', '********');
    expect(readMatchedRow(masked, positions, marriage)?.asset).toMatchObject({ unread: ['spouseToken'] });
    expect(JSON.stringify(readMatchedRow(masked, positions, marriage)?.asset)).not.toContain('320102');
  });

  it('leaves by no answer of the console or the API', () => {
    const fields = sources.flatMap((source) =>
      Object.entries(source.fields).flatMap(([field, { form }]) => (form === 'identity' ? [field] : [])),
    );
    expect(fields).toContain('spouseToken');
    expect(fields.filter((field) => !internals.has(field))).toEqual([]);
  });
});
