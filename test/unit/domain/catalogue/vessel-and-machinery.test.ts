/** Vessels and machines: what their registers say, and what it comes to. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { titleOfMachine } from '../../../../shared/domain/catalogue/machine-classes.ts';
import type { Source } from '../../../../shared/domain/catalogue/source.ts';
import { machinery } from '../../../../shared/domain/catalogue/sources/machinery.ts';
import { vessel } from '../../../../shared/domain/catalogue/sources/vessel.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { findingsOf, resultOf } from '../../../builders/assessment.ts';
import { thingsOf } from '../../../builders/rows-of-source.ts';
import { aBankHolding, aClearance, aHousehold, aMember } from '../../../builders/household-file.ts';

type Cells = Readonly<Record<string, string>>;

const rowOf = (source: Source, cells: Cells) => {
  const reading = source.readRow((name) => cells[name] ?? '');
  if (reading.kind === 'invalid') throw new Error(reading.reason);
  return reading.row;
};
const held = (source: Source, cells: Cells, place: Partial<Holding> = {}): Holding => ({
  ...aBankHolding({}, { provider: 'an-office', file: `inbox/${source.name}/an-office/2026-10-31/r.csv` }),
  ...place,
  asset: rowOf(source, cells),
});

const digger: Cells = { plate_number: '机100001', machine_type: '挖掘机', machine_status: '正常' };
const trawler: Cells = {
  registration_number: '0H10000001',
  vessel_type: '渔船',
  registration_status: '正常',
};
const machine = (changes: Cells = {}, place: Partial<Holding> = {}) =>
  held(machinery, { ...digger, ...changes }, place);
const boat = (changes: Cells = {}, place: Partial<Holding> = {}) =>
  held(vessel, { ...trawler, ...changes }, place);

const household = (...holdings: Holding[]) => aHousehold({ members: [aMember()], holdings });
const raisedBy = (...holdings: Holding[]) =>
  [...findingsOf(household(...holdings)).values()].map(({ rule, kind }) => `${rule} ${kind}`);

const reviewed = ['vessel-or-machinery review'];
const asked = ['unclear-asset review'];

describe('a machine', () => {
  it.each(['挖掘机', '轮式装载机', '叉车', '播种机', '挖掘机（履带式）'])(
    '%s is looked at',
    (machine_type) => {
      expect(raisedBy(machine({ machine_type }))).toEqual(reviewed);
    },
  );

  it.each(['手扶拖拉机', '微耕机', '旋耕机', '水稻插秧机', '联合收割机', '农用三轮车'])(
    '%s is what a farming household works with',
    (machine_type) => {
      expect(raisedBy(machine({ machine_type }))).toEqual([]);
      // Whatever is unclear about it.
      expect(raisedBy(machine({ machine_type, machine_status: '转移' }))).toEqual([]);
    },
  );

  it.each([
    ['正常', reviewed],
    ['抵押', reviewed],
    ['停用', reviewed],
    ['注销', []],
    ['灭失', []],
    ['拆解', []],
    ['转移', asked],
    ['被盗抢', asked],
    ['', asked],
    ['借出', asked],
  ])('whose state is "%s" comes to %j', (machine_status, raised) => {
    expect(raisedBy(machine({ machine_status }))).toEqual(raised);
  });

  it('of a type that nobody knows is asked about, and the rule passes nobody', () => {
    expect(raisedBy(machine({ machine_type: '某种机器' }))).toEqual(asked);
    expect(resultOf(household(machine({ machine_type: '' })), 'vessel-or-machinery').kind).toBe('unjudged');
  });

  it('in force at one office is in force, whatever another says', () => {
    const elsewhere = { provider: 'b', file: 'inbox/machinery/b/2026-10-31/r.csv' };
    expect(raisedBy(machine(), machine({ machine_status: '转出' }, elsewhere))).toEqual(reviewed);
    expect(raisedBy(machine(), machine({ machine_status: '注销' }, elsewhere))).toEqual(reviewed);
  });

  it('is of the class that the office has where it is in force', () => {
    const elsewhere = { provider: 'b', file: 'inbox/machinery/b/2026-10-31/r.csv' };
    const gone = machine({ machine_status: '注销' }, elsewhere);
    expect(raisedBy(machine({ machine_type: '拖拉机' }), gone)).toEqual([]);
  });

  it('is looked at where one office has it as a digger, whatever another says', () => {
    const elsewhere = { provider: 'b', file: 'inbox/machinery/b/2026-10-31/r.csv' };
    for (const [here, there] of [
      ['拖拉机', '挖掘机'],
      ['挖掘机', '拖拉机'],
    ] as const) {
      const both = [machine({ machine_type: here }), machine({ machine_type: there }, elsewhere)];
      expect(raisedBy(...both)).toEqual(reviewed);
      expect(thingsOf(...both)).toMatchObject([{ facets: [{ classes: ['construction', 'tractor'] }] }]);
    }
  });

  it('with a remark in brackets in front of its type is asked about', () => {
    expect(raisedBy(machine({ machine_type: '（旧）挖掘机' }))).toEqual(asked);
    expect(raisedBy(machine({ machine_type: '挖掘机 （旧）' }))).toEqual(reviewed);
  });

  it('that is gone is asked about in nothing', () => {
    const gone = machine({ machine_type: '某种机器', machine_status: '注销' });
    expect(raisedBy(gone)).toEqual([]);
    expect(thingsOf(gone)).toMatchObject([{ state: 'out', unclear: [] }]);
  });

  it('without a number is set aside', () => {
    expect(machinery.readRow((name) => ({ ...digger, plate_number: '' })[name] ?? '')).toEqual({
      kind: 'invalid',
      reason: 'plate-number-invalid',
    });
  });
});

describe('a vessel', () => {
  it.each(['渔船', '货船', '挖泥船', '游艇'])('%s is looked at', (vessel_type) => {
    expect(raisedBy(boat({ vessel_type }))).toEqual(reviewed);
  });

  it.each(['自用船', '乡镇自用船舶', '舢板', '农用船'])('%s is a small boat of their own', (vessel_type) => {
    expect(raisedBy(boat({ vessel_type }))).toEqual([]);
  });

  it('held in shares is looked at, and one with a share of 150 % asked about', () => {
    expect(raisedBy(boat({ share: '1/3' }))).toEqual(reviewed);
    expect(raisedBy(boat({ share: '150%' }))).toEqual(asked);
    expect(raisedBy(boat({ vessel_type: '自用船', share: '150%' }))).toEqual([]);
  });

  it('shows staff its name, and papers the end of its number', () => {
    const row = rowOf(vessel, { ...trawler, vessel_name: '试渔101' });
    expect(vessel.describe(row)).toContain('试渔101');
    expect(vessel.describe(rowOf(vessel, trawler))).toContain('0H10000001');
    expect(vessel.summarise(row).en).toContain('ending in 0001');
    expect(vessel.sort?.(row)?.zh).toBe('渔船');
    expect(machinery.sort?.(rowOf(machinery, { ...digger, machine_type: '张三' }))).toBeUndefined();
  });
});

describe('the rule', () => {
  it('says what it saw, and what it left out', () => {
    const tractor = machine({ plate_number: '试0100001', machine_type: '拖拉机' });
    const scrapped = machine({ plate_number: '机100002', machine_status: '报废' });
    const finding = findingsOf(household(machine(), boat(), tractor, scrapped)).get('vessel-or-machinery');
    expect(finding?.explanation.zh).toBe(
      '在册的船舶、机械 2 项（工程机械；渔船）；未计入：1 项属于政策不计的种类；1 项已注销、报废或灭失。先复核、不拟停发：请核实价值、用途（是否生产必需）和是否已转让。',
    );
    expect(finding?.evidence).toHaveLength(2);
  });

  it('counts what policy no longer leaves out', () => {
    const rules = defaultPolicy.rules.map((entry) =>
      entry.rule === 'vessel-or-machinery' ? { ...entry, exceptClasses: ['tiller'] } : entry,
    );
    const policy = { ...defaultPolicy, rules };
    const file = household(machine({ machine_type: '收割机' }));
    expect([...findingsOf(file, { policy }).keys()]).toEqual(['vessel-or-machinery']);
    expect(titleOfMachine('nonsense').zh).toBe('种类不明');
  });

  it('is silent about what a clearance explains', () => {
    const clearance = aClearance({
      rule: 'vessel-or-machinery',
      assets: ['machinery|plate|机100001'],
      amountFen: null,
    });
    expect([...findingsOf({ ...household(machine()), clearances: [clearance] }).keys()]).toEqual([]);
  });

  it('has nothing to do with cars, nor the rule of cars with it', () => {
    expect(resultOf(household(machine()), 'motor-vehicle').kind).toBe('passed');
  });
});
