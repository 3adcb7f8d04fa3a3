import { describe, expect, it } from 'vitest';
import { asset as assetSchema } from '../../../../shared/contracts/household-file.ts';
import { assetKeyOf, namesOf, sourceOf, sources } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { FieldReader } from '../../../../shared/domain/catalogue/columns.ts';
import type { Combined, Source } from '../../../../shared/domain/catalogue/source.ts';
import { bank, type BankRow } from '../../../../shared/domain/catalogue/sources/bank.ts';
import { foldIdentifier } from '../../../../shared/domain/catalogue/columns.ts';
import { isYuan } from '../../../../shared/domain/kernel/currency.ts';
import { plateTypeCodeOf, plateTypeName } from '../../../../shared/domain/catalogue/plate-types.ts';
import { property, type PropertyRow } from '../../../../shared/domain/catalogue/sources/property.ts';
import { vehicle, type VehicleRow } from '../../../../shared/domain/catalogue/sources/vehicle.ts';
import { makeFraction, ONE } from '../../../../shared/domain/kernel/fraction.ts';
import { readHeader } from '../../../../shared/domain/kernel/header.ts';
import { aBankHolding } from '../../../builders/household-file.ts';

function row(values: Readonly<Record<string, string>>): FieldReader {
  return (name) => values[name] ?? '';
}

const bankRow = {
  account_number: '6217 0001',
  balance: '1,000.50',
  balance_date: '2026/10/31',
  account_status: '正常',
};
const vehicleRow = { plate_number: '皖H12345', plate_type: '小型汽车', vehicle_status: '正常' };
const propertyRow = { certificate_number: '皖（2019）第0001号', purpose: '住宅', title_status: '现势' };

function read(source: Source, values: Readonly<Record<string, string>>) {
  const reading = source.readRow(row(values));
  if (reading.kind === 'invalid') throw new Error(reading.reason);
  const stored = assetSchema.parse(JSON.parse(JSON.stringify(reading.row)));
  expect(source.admits(stored)).toBe(true);
  return stored;
}

type Changes = Readonly<Record<string, string>>;
const bankAsset = (changes: Changes = {}) => read(bank, { ...bankRow, ...changes }) as BankRow;
const vehicleAsset = (changes: Changes = {}) => read(vehicle, { ...vehicleRow, ...changes }) as VehicleRow;
const propertyAsset = (changes: Changes = {}) =>
  read(property, { ...propertyRow, ...changes }) as PropertyRow;

const keyOf = (row: { source: string }, provider: string) =>
  assetKeyOf(row, { provider, file: 'inbox/a.csv', line: 2 });

/** What one row of a source says by itself. */
function combineOne(source: Source, asset: { source: string }): Combined {
  const holding = { ...aBankHolding(), asset };
  const note = { zh: '', en: '' };
  const only = {
    holding,
    asset,
    memberOrdinal: 1,
    memberName: '张三丰',
    certainty: 'verified',
    trust: 'verified',
    state: source.stateOf(asset),
    note,
  } as const;
  return source.combine([only], { yuanPerUnit: new Map() });
}

describe('every source', () => {
  it('has unambiguous columns, and accepts a header of its required ones in either language', () => {
    for (const spec of sources) {
      expect(sourceOf(spec.name)).toBe(spec);
      const required = spec.columns.filter((column) => column.required);
      for (const language of ['zh', 'en'] as const) {
        expect(new Set(spec.columns.map((column) => column[language])).size).toBe(spec.columns.length);
        expect(readHeader(required.map((column) => column[language]).join(','), spec.columns).kind).toBe(
          'header',
        );
      }
    }
  });

  it('takes no balance that leaves out frozen money for the balance', () => {
    const header = '身份证号,姓名,账号,可用余额,余额日期,账户状态';
    expect(readHeader(header, bank.columns)).toMatchObject({ kind: 'missing', columns: ['余额'] });
    expect(readHeader(header.replace('可用余额', '账户余额,可用余额'), bank.columns).kind).toBe('header');
  });

  it.each([
    ['bank', ['id_number', 'name', 'account_number', 'balance', 'balance_date', 'account_status']],
    ['vehicle', ['id_number', 'name', 'plate_number', 'plate_type', 'vehicle_status']],
    ['property', ['id_number', 'name', 'certificate_number', 'purpose', 'title_status']],
  ] as const)('%s requires what its file specification says', (name, required) => {
    expect(
      sourceOf(name)
        ?.columns.filter((column) => column.required)
        .map((column) => column.en),
    ).toEqual(required);
  });
});

it('the key of an asset appears in clearances, so it stays what it is', () => {
  const place = { location: '某镇某路1号', area: '89.50' };
  expect(keyOf(bankAsset({ sub_account: '7' }), 'abc')).toBe('bank|abc|62170001|7|CNY');
  expect(keyOf(vehicleAsset(), 'p')).toBe('vehicle|plate|02|皖H12345');
  expect(keyOf(vehicleAsset({ vin: 'lsv1' }), 'p')).toBe('vehicle|vin|LSV1');
  expect(keyOf(propertyAsset({ unit_number: '3408' }), 'p')).toBe('property|unit|3408');
  expect(keyOf(propertyAsset(place), 'p')).toBe('property|place|某镇某路1号|89.5');
  expect(keyOf(propertyAsset(), 'p')).toBe('property|certificate|皖(2019)第0001号');
});

it.each([
  [bankAsset({ account_number: '6.21799E+18' })],
  [bankAsset({ account_number: '不详' })],
  [bankAsset({ account_number: '0000000' })],
  [vehicleAsset({ plate_number: '未登记', vin: '0' })],
  [propertyAsset({ certificate_number: '不详', unit_number: '000', location: '某镇' })],
])('what identifies nothing names nothing: each row is a thing of its own', (row) => {
  expect(namesOf(row, 'p')).toEqual([]);
  const at = (line: number) => assetKeyOf(row, { provider: 'p', file: 'inbox/a.csv', line });
  expect(at(2)).not.toBe(at(3));
  expect(at(2)).toBe(at(2));
});

it('a thing has every name that alone tells it, the surest first', () => {
  expect(namesOf(vehicleAsset({ vin: 'LSV00001', plate_number: '不详' }), 'p')).toEqual([
    'vehicle|vin|LSV00001',
  ]);
  expect(namesOf(vehicleAsset({ vin: 'LSV00001' }), 'p')).toEqual([
    'vehicle|vin|LSV00001',
    'vehicle|plate|02|皖H12345',
  ]);
  const home = propertyAsset({ unit_number: '340822', location: '某镇某路1号', area: '89.50' });
  expect(namesOf(home, 'p')).toEqual([
    'property|unit|340822',
    'property|place|某镇某路1号|89.5',
    'property|certificate|皖(2019)第0001号',
  ]);
});

describe('bank', () => {
  it('reads an account, leaving out what is empty', () => {
    expect(bankAsset()).toEqual({
      source: 'bank',
      accountNumber: '62170001',
      balanceFen: 100_050,
      balanceDate: '2026-10-31',
      status: '正常',
    });
  });

  it('keeps every word of a full row', () => {
    const full = { sub_account: '0001', branch: '某县支行', account_type: '定期', currency: '人民币' };
    expect(bankAsset(full)).toMatchObject({
      subAccount: '0001',
      branch: '某县支行',
      accountType: '定期',
      currency: '人民币',
    });
  });

  it.each([
    ['account_number', ' ', 'account-number-invalid'],
    ['balance', '1,2,3', 'balance-invalid'],
    ['balance', '', 'balance-invalid'],
    ['balance_date', '2026-02-30', 'balance-date-invalid'],
  ])('refuses a row whose %s is "%s"', (field, value, reason) => {
    expect(bank.readRow(row({ ...bankRow, [field]: value }))).toEqual({ kind: 'invalid', reason });
  });

  it('keeps a negative balance and counts it as nothing', () => {
    const overdrawn = bankAsset({ balance: '-20.00' });
    expect(overdrawn.balanceFen).toBe(-2000);
    expect(combineOne(bank, overdrawn).facets).toMatchObject([{ kind: 'money', fen: 0 }]);
    expect(combineOne(bank, bankAsset()).facets).toMatchObject([{ kind: 'money', fen: 100_050 }]);
  });

  it.each([
    [
      'in-force',
      [
        '正常',
        '冻结',
        '部分冻结',
        '司法冻结',
        '挂失',
        '睡眠',
        '久悬',
        '不动户',
        '止付',
        '只收不付',
        ' 正常 ',
      ],
    ],
    ['out', ['销户', '结清', '注销']],
    ['unclear', ['', '正常户', '未知', '已销户', 'A']],
  ])('judges %s', (state, words) => {
    for (const word of words) expect(bank.stateOf(bankAsset({ account_status: word }))).toBe(state);
  });

  it('knows the yuan under all its names, and any other currency by its own', () => {
    for (const currency of ['', 'CNY', 'rmb', '人民币', '156', 'ＲＭＢ']) {
      expect(isYuan(bankAsset({ currency }).currency)).toBe(true);
      expect(keyOf(bankAsset({ currency }), 'abc')).toMatch(/\|CNY$/);
    }
    expect(isYuan(bankAsset({ currency: 'usd' }).currency)).toBe(false);
    expect(keyOf(bankAsset({ currency: 'usd' }), 'abc')).toMatch(/\|USD$/);
  });

  it('tells accounts apart by provider, number, sub-account and currency only', () => {
    const key = (changes: Readonly<Record<string, string>>, provider = 'abc'): string =>
      keyOf(bankAsset(changes), provider);
    expect(
      key({ account_number: '６２１７ 0001', currency: 'RMB', balance: '2', account_status: '冻结' }),
    ).toBe(key({}));
    expect(key({ sub_account: '-' })).toBe(key({}));
    const others = [
      key({}),
      key({}, 'icbc'),
      key({ account_number: '62170002' }),
      key({ sub_account: '1' }),
      key({ currency: 'USD' }),
    ];
    expect(new Set(others).size).toBe(others.length);
  });

  it('folds an account number as the roster’s aid account is folded', () => {
    expect(foldIdentifier(' ６２１７　0001 ')).toBe(bankAsset().accountNumber);
  });
});

describe('vehicle', () => {
  it('reads a vehicle, leaving out what is empty or no date', () => {
    expect(vehicleAsset({ registered_on: '2018-02-30', vin: '无' })).toEqual({
      source: 'vehicle',
      plateNumber: '皖H12345',
      plateType: '小型汽车',
      status: '正常',
    });
    expect(
      vehicleAsset({ registered_on: '2018.3.1', vin: 'lsv000000h', vehicle_type: 'K33', use: 'A' }),
    ).toMatchObject({
      registeredOn: '2018-03-01',
      vin: 'LSV000000H',
      vehicleType: 'K33',
      use: 'A',
    });
  });

  it('refuses a row without a plate', () => {
    expect(vehicle.readRow(row({ ...vehicleRow, plate_number: ' · ' }))).toEqual({
      kind: 'invalid',
      reason: 'plate-number-invalid',
    });
  });

  it.each([
    [
      'in-force',
      ['正常', 'A', 'd', '停驶', '违法未处理', 'G', 'H', 'I', 'J', 'K', 'L', 'N', 'O', 'Q', '抵押', '质押'],
    ],
    ['in-force', ['GQ', 'A,H', 'A, H', '正常,', ' /正常', '违法未处理、逾期未检验', 'G 抵押', 'Ａ；Ｇ']],
    ['out', ['注销', 'E', '强制注销', 'M', '报废', 'P', 'GQE', '违法未处理,注销', 'B,E', '未知、注销']],
    [
      'unclear',
      [
        '转出',
        'B',
        '转移',
        '被盗抢',
        'C',
        'AB',
        '正常、转出',
        'None',
        'OPEN',
        'AA',
        '',
        ' , ',
        '未知',
        'X',
        'NORMAL',
        '正常、未知',
      ],
    ],
  ])('judges %s', (state, words) => {
    for (const word of words) {
      expect([word, vehicle.stateOf(vehicleAsset({ vehicle_status: word }))]).toEqual([word, state]);
    }
  });

  it.each([
    ['02', '02'],
    ['2', '02'],
    ['小型汽车', '02'],
    ['小型汽车号牌', '02'],
    ['07', '07'],
    ['两、三轮摩托车', '07'],
    ['两，三轮摩托车号牌', '07'],
    ['普通摩托车', '07'],
    ['轻便摩托车', '08'],
    ['低速车', '13'],
    ['拖拉机号牌', '14'],
    ['大型新能源汽车', '51'],
    ['５２', '52'],
  ])('knows the plate type %s as %s', (word, code) => {
    expect(combineOne(vehicle, vehicleAsset({ plate_type: word })).facets).toMatchObject([
      { classes: [code] },
    ]);
  });

  it.each([[''], ['77'], ['102'], ['蓝牌'], ['constructor']])('knows no plate type %s', (word) => {
    expect(combineOne(vehicle, vehicleAsset({ plate_type: word })).facets).toMatchObject([
      { classes: ['unknown'] },
    ]);
  });

  it('a plate type is called by its first name in the standard, an unknown code by itself', () => {
    expect(plateTypeName('02')).toBe('小型汽车');
    expect(plateTypeName('07')).toBe('两、三轮摩托车');
    expect(plateTypeName('77')).toBe('77');
    for (const code of ['01', '23', '32', '99']) expect(plateTypeCodeOf(plateTypeName(code))).toBe(code);
  });

  it('tells vehicles apart by vin, else by plate type and number', () => {
    const key = (changes: Readonly<Record<string, string>>): string => keyOf(vehicleAsset(changes), 'p');
    expect(key({ vin: 'lsv1', plate_number: '皖H99999' })).toBe(key({ vin: 'LSV 1' }));
    expect(key({ plate_type: '02', plate_number: '皖h·12345' })).toBe(key({}));
    expect(key({ plate_type: '01' })).not.toBe(key({}));
    expect(key({ vin: '-' })).toBe(key({}));
    expect(key({ plate_type: '蓝牌' })).not.toBe(key({ plate_type: '黄牌' }));
  });
});

describe('property', () => {
  it('reads a title, leaving out what is empty or no date', () => {
    expect(propertyAsset({ registered_on: '昨天' })).toEqual({
      source: 'property',
      certificateNumber: '皖(2019)第0001号',
      purpose: '住宅',
      status: '现势',
    });
  });

  it('keeps every word of a full row', () => {
    expect(
      propertyAsset({
        unit_number: '340822001001gb00001',
        location: ' 某镇某路1号 ',
        area: '89.50',
        ownership: '共同共有',
        share: '1/2',
        registered_on: '2019年3月1日',
      }),
    ).toMatchObject({
      unitNumber: '340822001001GB00001',
      location: '某镇某路1号',
      area: '89.50',
      ownership: '共同共有',
      share: '1/2',
      registeredOn: '2019-03-01',
    });
  });

  it('refuses a row without a certificate', () => {
    expect(property.readRow(row({ ...propertyRow, certificate_number: '　' }))).toEqual({
      kind: 'invalid',
      reason: 'certificate-number-invalid',
    });
  });

  it.each([
    ['in-force', ['现势', '正常', '有效', '1', '抵押', '查封', '预告', '异议', '１']],
    ['out', ['历史', '终止', '注销', '2', '3']],
    ['unclear', ['', '4', '抵押注销', '未知']],
  ])('judges %s', (state, words) => {
    for (const word of words) expect(property.stateOf(propertyAsset({ title_status: word }))).toBe(state);
  });

  it.each([
    [
      'dwelling',
      [
        '住宅',
        '成套住宅',
        '非成套住宅',
        '公寓',
        '高档公寓',
        '别墅',
        '城镇住宅用地/成套住宅',
        '商业用地／住宅',
      ],
    ],
    [
      'commercial',
      ['商业', '商铺', '商业服务', '门面', '经营', '写字楼', '办公', '商业、金融、信息', '城镇住宅用地/商业'],
    ],
    ['unclear', ['商住', '商住楼', '住宅及商业', '住宅、商铺', '综合', '综合楼']],
    ['unclear', ['', '城镇住宅用地/', '商品住宅', '非住宅', '商业用房']],
    ['unclear', ['待定', '80', '某镇某路 1 号', '#N/A', '现势']],
    ['other', ['车位', '仓储', '工业', '城镇住宅用地/车库', '储藏室', '地下车位', '其他']],
  ])('takes as %s use', (use, words) => {
    for (const word of words)
      expect([word, combineOne(property, propertyAsset({ purpose: word }))]).toMatchObject([
        word,
        { facets: [{ kind: 'home', use }], unclear: use === 'unclear' ? [{ point: 'use' }] : [] },
      ]);
  });

  it.each([
    [{}, ONE],
    [{ ownership: '单独所有' }, ONE],
    [{ ownership: '共同共有' }, ONE],
    [{ ownership: '按份共有' }, 'unclear'],
    [{ ownership: '按份共有', share: '1/3' }, makeFraction(1n, 3n)],
    [{ ownership: '按份共有', share: '50' }, 'unclear'],
    [{ share: '50％' }, makeFraction(1n, 2n)],
    [{ ownership: '单独所有', share: '全部' }, 'unclear'],
  ] as const)('judges the share of %o', (changes, share) => {
    const combined = combineOne(property, propertyAsset(changes));
    if (share === 'unclear') expect(combined.unclear).toMatchObject([{ point: 'share' }]);
    else expect(combined).toMatchObject({ unclear: [], facets: [{ kind: 'home', share }] });
  });

  it('tells homes apart by unit, else by place and area, else by certificate', () => {
    const key = (changes: Readonly<Record<string, string>>): string => keyOf(propertyAsset(changes), 'p');
    const place = { location: '某镇某路 1 号', area: '89.50' };
    expect(key({ unit_number: '3408 22', certificate_number: '皖（2019）第0002号' })).toBe(
      key({ unit_number: '340822' }),
    );
    expect(key({ ...place, certificate_number: '皖（2019）第0002号' })).toBe(key(place));
    expect(key({ location: '某镇某路1号', area: '89.5㎡' })).toBe(key(place));
    expect(key({ location: '某镇某路1号', area: '89.5' })).toBe(key(place));
    expect(key({ ...place, area: '90.0' })).toBe(key({ ...place, area: '90' }));
    expect(key({ ...place, area: '89.500' })).toBe(key(place));
    expect(key({ ...place, area: '89㎡' })).toBe(key({ ...place, area: '89' }));
    expect(key({ ...place, area: '89.55' })).not.toBe(key(place));
    expect(key({ ...place, area: '约89' })).not.toBe(key({ ...place, area: '89' }));
    expect(key({ ...place, area: '约九十' })).not.toBe(key({ ...place, area: '约八十' }));
    expect(key({ area: place.area })).toBe(key({}));
    expect(key({ ...place, area: '89.05' })).not.toBe(key(place));
    expect(key({ ...place, area: '100' })).not.toBe(key({ ...place, area: '1' }));
    expect(key({ location: place.location })).toBe(key({}));
    expect(key({ ...place, unit_number: '无' })).toBe(key(place));
    expect(key({ certificate_number: '皖（2019）第0002号' })).not.toBe(key({}));
  });
});
