import { describe, expect, it } from 'vitest';
import { member, profile } from '../../../../shared/contracts/household-file.ts';
import { readHeader } from '../../../../shared/domain/kernel/header.ts';
import { computeCheckDigit } from '../../../../shared/domain/kernel/identity.ts';
import {
  interpretRoster,
  type RosterHousehold,
  type RosterReading,
  type RosterRow,
} from '../../../../shared/domain/roster/interpret-roster.ts';
import { rosterColumns } from '../../../../shared/domain/roster/roster-columns.ts';

type Values = Readonly<Record<string, string>>;

function idNumber(sequence: number): string {
  const first17 = `34082219700101${String(sequence).padStart(3, '0')}`;
  return first17 + computeCheckDigit(first17);
}

const head: Values = {
  household_number: '0001',
  scheme: '农村低保',
  head_name: '张三',
  name: '张三',
  id_number: idNumber(1),
  relation: '户主',
  recipient: '是',
  town: '某镇',
  village: '某村',
  category: 'B',
  monthly_amount: '350.00',
  income: '2,500',
  income_period: '年',
  authorised_until: '长期',
};
const wife: Values = { ...head, name: '李四', id_number: idNumber(2), relation: '配偶' };

const strictProfile = profile.strict();
const strictMember = member.strict();

function rows(...values: Values[]): RosterRow[] {
  return values.map((row, index) => ({
    line: index + 2,
    reachable: row['reachable'] !== 'no',
    field: (name) => row[name] ?? '',
  }));
}

function interpret(...values: Values[]): Extract<RosterReading, { kind: 'roster' }> {
  const reading = interpretRoster('340822', rows(...values));
  if (reading.kind === 'rejected') throw new Error(reading.reason);
  for (const household of reading.households) {
    strictProfile.parse(household.profile);
    household.members.forEach((entry) => strictMember.parse(entry));
  }
  return reading;
}

function only(...values: Values[]): RosterHousehold {
  const { households } = interpret(...values);
  const [household] = households;
  if (!household || households.length > 1) throw new Error(`${households.length} households`);
  return household;
}

describe('what a sheet does to a roster', () => {
  const merged: Values = { name: '李四', id_number: idNumber(2), relation: '配偶', authorised_until: '长期' };

  it('cells that were merged are those of the row above, and of the one above that', () => {
    const child = { ...merged, name: '张小', id_number: idNumber(3), relation: '子' };
    const { profile: household, members } = only(head, merged, child);
    expect(household).toMatchObject({ status: 'active', headcount: 3, headName: '张三' });
    expect(members.map(({ name }) => name)).toEqual(['张三', '李四', '张小']);
    expect(interpret(head, merged, child)).toMatchObject({ merged: 2 });
  });

  it('a row that says something of its household and not its number is not filled', () => {
    const reading = interpret(head, { ...merged, town: '某镇' });
    expect(reading.quarantined).toEqual([{ line: 3, reason: 'household-number-unreadable' }]);
    expect(reading.households[0]?.profile.status).toBe('disputed');
  });

  it('the first row has none above', () => {
    expect(interpret(merged).quarantined).toEqual([{ line: 2, reason: 'household-number-unreadable' }]);
  });

  it.each([['合计'], ['合 计：12 户'], ['制表人：某'], ['制表日期：2026-10-25'], ['备注：无']])(
    'the footer "%s" is counted and not read',
    (text) => {
      const reading = interpret(head, { household_number: text });
      expect(reading).toMatchObject({ rows: 2, quarantined: [] });
      expect(reading.households[0]?.profile.status).toBe('active');
    },
  );

  it('a date below the seal leaves the household above it as it is', () => {
    const reading = interpret(
      head,
      { household_number: '（盖章）' },
      { head_name: '二〇二六年十一月三十日' },
    );
    expect(reading).toMatchObject({ rows: 3, quarantined: [] });
    expect(reading.households[0]?.profile.status).toBe('active');
  });

  it('a row with an identity number is no footer', () => {
    const reading = interpret(head, { ...wife, household_number: '合计' });
    expect(reading.quarantined).toEqual([{ line: 3, reason: 'household-number-unreadable' }]);
  });
});

describe('columns of a roster', () => {
  it('are found under both names, and what the specification requires is required', () => {
    for (const language of ['zh', 'en'] as const) {
      const header = rosterColumns.map((column) => column[language]).join(',');
      expect(readHeader(header, rosterColumns)).toMatchObject({ kind: 'header', known: 30 });
    }
    expect(rosterColumns.filter((column) => !column.required).map((column) => column.en)).toEqual([
      'recipient',
      'household_size',
      'authorised_on',
      'aid_account',
      'former_name',
      'person_class',
      'disability_grade',
      'school',
      'work_ability',
      'registered_at',
      'lives_at',
      'lives_since',
      'approved_on',
      'certificate_number',
      'phone',
      'supplement',
      'pay_period',
    ]);
  });
});

describe('a household', () => {
  it('is read whole', () => {
    const row = {
      ...head,
      household_size: '3',
      aid_account: '6217 ０００１',
      former_name: '张山，张珊；张删',
    };
    expect(interpret(row, wife)).toEqual({
      kind: 'roster',
      rows: 2,
      merged: 0,
      strays: [],
      quarantined: [],
      households: [
        {
          profile: {
            householdId: '340822-0001',
            county: '340822',
            scheme: 'rural',
            headName: '张三',
            town: '某镇',
            village: '某村',
            category: 'B',
            headcount: 3,
            monthlyAmountFen: 35_000,
            incomeFen: 250_000,
            incomePeriod: 'year',
            aidAccount: '62170001',
            status: 'active',
          },
          members: [
            {
              ordinal: 1,
              identity: 'comparable',
              idNumber: idNumber(1),
              name: '张三',
              formerNames: ['张山', '张珊', '张删'],
              relation: '户主',
              recipient: true,
              authorisedUntil: 'open-ended',
            },
            {
              ordinal: 2,
              identity: 'comparable',
              idNumber: idNumber(2),
              name: '李四',
              formerNames: [],
              relation: '配偶',
              recipient: true,
              authorisedUntil: 'open-ended',
            },
          ],
        },
      ],
    });
  });

  it('is put together of rows that stand apart, in the order of first rows', () => {
    const other = { ...head, household_number: 'B-2', id_number: idNumber(9) };
    const { households } = interpret(head, other, wife);
    expect(households.map(({ profile: { householdId }, members }) => [householdId, members.length])).toEqual([
      ['340822-0001', 2],
      ['340822-B-2', 1],
    ]);
  });

  it('takes amounts and place from the head’s row, be it not the first', () => {
    const first = { ...wife, town: '他镇', monthly_amount: '1', household_size: '9' };
    expect(only(first, { ...head, household_size: '2' }).profile).toMatchObject({
      town: '某镇',
      monthlyAmountFen: 35_000,
      headcount: 2,
    });
    expect(only(first, { ...head, relation: '其他' }).profile.town).toBe('某镇');
    expect(only(first, { ...head, relation: '其他', name: '王五' }).profile.town).toBe('他镇');
  });

  it('counts its people by the rows where the size is not given', () => {
    const child = { ...head, name: '张小', id_number: idNumber(3), relation: '子', authorised_until: '明天' };
    const { households, quarantined } = interpret(head, wife, wife, child);
    expect(quarantined.map(({ reason }) => reason)).toEqual(['member-repeated', 'authorised-until-invalid']);
    expect(households[0]?.profile.headcount).toBe(3);
    expect(households[0]?.members).toHaveLength(2);
  });

  it.each(['户主', '本人', 'Head'])('is spoken for by who is its %s, before a namesake', (relation) => {
    const namesake = { ...wife, name: '张三', town: '他镇' };
    expect(only(namesake, { ...head, name: '张山', relation }).profile.town).toBe('某镇');
  });

  it('has as many people as it says, from 1 to 999', () => {
    for (const size of ['1', '999']) {
      expect(only({ ...head, household_size: size }).profile.headcount).toBe(Number(size));
    }
  });

  it.each<[string, string[], number | 'unknown' | undefined]>([
    ['on each row', ['60.00', '60'], 60_00],
    ['on the first row alone', ['￥60元', ''], 60_00],
    ['on the second row alone', ['-', '60'], 60_00],
    ['nowhere', ['', '—'], undefined],
    ['of nothing', ['0', '0.00'], undefined],
    ['otherwise on each row', ['60', '90'], 'unknown'],
    ['otherwise where it is nothing on one', ['60', '0'], 'unknown'],
    ['that is no amount', ['60', '六十'], 'unknown'],
    ['that is below nothing', ['-60', '-60'], 'unknown'],
    ['with a part of a fen', ['60.005', '60.005'], 'unknown'],
  ])(
    'has a supplement of its own column %s, and nobody is in doubt for it',
    (_, [first, second], expected) => {
      const { profile: of, members } = only(
        { ...head, supplement: first ?? '' },
        { ...wife, supplement: second ?? '' },
      );
      expect(of.supplementFen).toBe(expected);
      expect([of.status, members.length]).toEqual(['active', 2]);
      expect(strictProfile.safeParse(of).success).toBe(true);
    },
  );

  it('has no aid account and no former names where none are given', () => {
    expect(only({ ...head, person_class: '老年人、重病；-' }).members[0]?.personClasses).toEqual([
      '老年人',
      '重病',
    ]);
    expect(only({ ...head, person_class: '无' }).members[0]?.personClasses).toBeUndefined();
    const household = only({ ...head, aid_account: ' ', former_name: '无、-、 、张山 ;' });
    expect(household.profile).not.toHaveProperty('aidAccount');
    expect(household.members[0]?.formerNames).toEqual(['张山']);
  });

  it('is read with fields of up to 200 characters', () => {
    expect(only({ ...head, village: '村'.repeat(200) }).profile.village).toHaveLength(200);
  });

  it('counts a negative amount as 0', () => {
    expect(only({ ...head, income: '-5', monthly_amount: '-1' }).profile).toMatchObject({
      incomeFen: 0,
      monthlyAmountFen: 0,
    });
  });

  it('keeps a number in the old form as its 18 characters', () => {
    const short = `${idNumber(1).slice(0, 6)}${idNumber(1).slice(8, 17)}`;
    expect(only({ ...head, id_number: short }).members[0]).toMatchObject({
      identity: 'comparable',
      idNumber: idNumber(1),
    });
  });

  it('keeps people who cannot be compared', () => {
    const foreign = { ...wife, id_number: 'ｅ12345678' };
    const wrong = { ...wife, name: '王五', id_number: '340822197001010011' };
    expect(
      only(head, foreign, wrong).members.map(({ identity, idNumber: number }) => [identity, number]),
    ).toEqual([
      ['comparable', idNumber(1)],
      ['other-document', 'e12345678'],
      ['invalid', '340822197001010011'],
    ]);
  });
});

describe('words of a roster', () => {
  it.each([
    ['urban', ['城市低保', '城镇低保', '城市最低生活保障', '城市居民最低生活保障', 'Urban']],
    ['rural', ['农村低保', '农村最低生活保障', '农村居民最低生活保障', 'rural']],
  ])('knows the %s scheme', (scheme, words) => {
    for (const word of words) expect(only({ ...head, scheme: word }).profile.scheme).toBe(scheme);
  });

  it.each([
    ['是', true],
    ['', true],
    ['yes', true],
    ['否', false],
    ['No', false],
  ])('takes recipient "%s" as %s', (word, recipient) => {
    expect(only({ ...head, recipient: word }).members[0]?.recipient).toBe(recipient);
  });

  it.each([
    ['月', 'month'],
    ['month', 'month'],
    ['年', 'year'],
    ['Year', 'year'],
  ])('takes income period %s as %s', (word, period) => {
    expect(only({ ...head, income_period: word }).profile.incomePeriod).toBe(period);
  });

  it.each([
    ['2027-12-31', '', '2027-12-31'],
    ['2027年12月31日', '2026-01-01', '2027-12-31'],
    ['长期', '', 'open-ended'],
    ['救助期间', '', 'open-ended'],
    ['Open-Ended', '', 'open-ended'],
    ['', '2026-01-01', 'open-ended'],
    ['', '', 'never'],
  ])('takes an authorisation until "%s", signed "%s", as %s', (until, on, authorised) => {
    const row = { ...head, authorised_until: until, authorised_on: on };
    expect(only(row).members[0]?.authorisedUntil).toBe(authorised);
  });

  it.each([
    ['2026/01/05', '2026-01-05'],
    ['', undefined],
  ])('keeps the day "%s" on which the authorisation was signed as %s', (on, kept) => {
    expect(only({ ...head, authorised_on: on }).members[0]?.authorisedOn).toBe(kept);
  });
});

describe('rows that cannot be accepted', () => {
  it.each([
    ['scheme', '特困', 'scheme-unknown'],
    ['head_name', ' ', 'head-name-missing'],
    ['name', '', 'name-missing'],
    ['recipient', '也许', 'recipient-unknown'],
    ['household_size', '0', 'household-size-invalid'],
    ['household_size', '2.5', 'household-size-invalid'],
    ['monthly_amount', '1,2,3', 'monthly-amount-invalid'],
    ['monthly_amount', '', 'monthly-amount-invalid'],
    ['income', '１２３', 'income-invalid'],
    ['income_period', '季', 'income-period-unknown'],
    ['authorised_on', '2026-02-30', 'authorised-on-invalid'],
    ['authorised_until', '明年', 'authorised-until-invalid'],
    ['household_size', '1000', 'household-size-invalid'],
    ['household_size', '12人', 'household-size-invalid'],
    ['village', '村'.repeat(201), 'field-too-long'],
    ['reachable', 'no', 'columns-missing'],
  ])('%s "%s" costs the row, and the household is disputed', (field, value, reason) => {
    const reading = interpret(head, { ...wife, [field]: value });
    expect(reading.quarantined).toEqual([{ line: 3, reason }]);
    expect(reading.households).toHaveLength(1);
    expect(reading.households[0]).toMatchObject({
      profile: { status: 'disputed', headcount: 2 },
    });
    expect(reading.households[0]?.members).toHaveLength(1);
  });

  it.each([[''], ['1.2E+17'], ['12E5'], ['-1'], ['第一户'], ['a b'], ['a/b'], ['a'.repeat(41)]])(
    'the household number "%s" cannot be read',
    (number) => {
      const reading = interpret({ ...head, household_number: number }, { ...wife, household_number: '0002' });
      expect(reading.quarantined).toEqual([{ line: 2, reason: 'household-number-unreadable' }]);
      expect(reading.households.map(({ profile: { householdId } }) => householdId)).toEqual(['340822-0002']);
    },
  );

  it('a row whose household is unclear makes the one above disputed, and no other', () => {
    const other = { ...head, household_number: '0002', id_number: idNumber(3) };
    const reading = interpret(head, { ...wife, household_number: '?' }, other);
    expect(reading.households.map(({ profile: { status } }) => status)).toEqual(['disputed', 'active']);
  });

  it('a row whose household is unclear makes the one below disputed too, where it has another head than the one above', () => {
    const lost = { ...head, household_number: '', head_name: '王五', name: '王五', id_number: idNumber(3) };
    const son = { ...lost, household_number: '0002', name: '王六', id_number: idNumber(4) };
    const { households } = interpret(head, lost, son);
    expect(households.map(({ profile: { status } }) => status)).toEqual(['disputed', 'disputed']);
  });

  it.each(['NULL', 'None', 'undefined', '000', 'NaN'])('"%s" is no household number', (number) => {
    const { households, quarantined } = interpret(head, { ...wife, household_number: number });
    expect(households).toHaveLength(1);
    expect(quarantined).toEqual([{ line: 3, reason: 'household-number-unreadable' }]);
  });

  it('people whose rows tell no household are strays, unless they have another row', () => {
    const numbers = (values: Values) => () => [values['id_number'] ?? ''];
    const lost = { ...wife, household_number: '?' };
    const strays = (...values: Values[]) => {
      const reading = interpretRoster(
        '340822',
        rows(...values).map((row, n) => ({ ...row, numbers: numbers(values[n]!) })),
      );
      return reading.kind === 'roster' ? reading.strays : [];
    };
    expect(strays(head, lost)).toEqual([idNumber(2)]);
    expect(strays(head, wife, lost)).toEqual([]);
  });

  it('is rejected where a further header has the columns in another order', () => {
    const named = (order: readonly string[]): Values =>
      Object.fromEntries(
        ['household_number', 'name', 'id_number', 'head_name'].map((field, n) => [field, order[n]!]),
      );
    const again = named(['家庭编号', '成员姓名', '身份证号', '户主姓名']);
    expect(interpret(head, again, wife).quarantined).toEqual([]);
    const moved = interpretRoster(
      '340822',
      rows(head, named(['家庭编号', '户主姓名', '身份证号', '成员姓名']), wife),
    );
    expect(moved).toEqual({ kind: 'rejected', reason: 'columns-moved', line: 3 });
  });

  it.each([
    ['１２３', '123'],
    [' A.b_c-1 ', 'A.b_c-1'],
    ['a'.repeat(40), 'a'.repeat(40)],
  ])('the household number "%s" can', (number, read) => {
    expect(only({ ...head, household_number: number }).profile.householdId).toBe(`340822-${read}`);
  });

  it('a household of which no row can be read stays, disputed and without members', () => {
    const household = only({ ...head, scheme: '特困' }, { ...wife, scheme: '特困' });
    expect(household).toMatchObject({
      profile: { status: 'disputed', headcount: 2, headName: '张三' },
      members: [],
    });
  });

  it('the first thing that is wrong, in the order of the columns, is the reason', () => {
    const wrong: Values = {
      household_number: '?',
      scheme: '特困',
      head_name: '',
      name: '',
      recipient: '也许',
      household_size: '0',
      monthly_amount: '',
      income: '',
      income_period: '季',
      authorised_on: '昨天',
      authorised_until: '明年',
    };
    const reasons: string[] = [];
    let row: Values = { ...head, ...wrong };
    for (const field of Object.keys(wrong)) {
      reasons.push(...interpret(row).quarantined.map(({ reason }) => reason));
      row = { ...row, [field]: head[field] ?? '' };
    }
    expect(reasons).toEqual([
      'household-number-unreadable',
      'scheme-unknown',
      'head-name-missing',
      'name-missing',
      'recipient-unknown',
      'household-size-invalid',
      'monthly-amount-invalid',
      'income-invalid',
      'income-period-unknown',
      'authorised-on-invalid',
      'authorised-until-invalid',
    ]);
    expect(interpret(row).quarantined).toEqual([]);
  });

  it('a household of which nothing was said counts nothing, and is disputed', () => {
    const unsaid = { ...head, scheme: '', monthly_amount: '', income: '', income_period: '' };
    expect(only(unsaid).profile).toMatchObject({
      scheme: 'urban',
      monthlyAmountFen: 0,
      incomeFen: 0,
      incomePeriod: 'month',
      status: 'disputed',
    });
  });

  it('are listed by line', () => {
    const reading = interpret(
      head,
      { ...head, household_number: '?' },
      { ...head, head_name: '王五' },
      { ...head, income: '' },
    );
    expect(reading.quarantined).toEqual([
      { line: 2, reason: 'household-contradictory' },
      { line: 3, reason: 'household-number-unreadable' },
      { line: 4, reason: 'household-contradictory' },
      { line: 5, reason: 'income-invalid' },
    ]);
  });
});

describe('the same person twice in one household', () => {
  const short = `${idNumber(2).slice(0, 6)}${idNumber(2).slice(8, 17)}`;
  const unnumbered = { ...wife, id_number: '' };

  it.each([
    ['under the same number', wife, { ...wife, name: '李泗', relation: '女' }],
    ['under the old and the new number', wife, { ...wife, id_number: short }],
    [
      'under the same other document',
      { ...wife, id_number: 'E1' },
      { ...wife, id_number: 'ｅ1', name: '李 四' },
    ],
    ['under no number', unnumbered, { ...unnumbered, name: '李　四' }],
  ])('%s is quarantined once', (_, first, second) => {
    const reading = interpret(head, first, second);
    expect(reading.quarantined).toEqual([{ line: 4, reason: 'member-repeated' }]);
    expect(reading.households[0]?.members).toHaveLength(2);
    expect(reading.households[0]?.profile).toMatchObject({ status: 'active', headcount: 2 });
  });

  it.each([
    [
      'other names under one unusable number',
      { ...wife, id_number: '-' },
      { ...wife, id_number: '-', name: '王五' },
    ],
    ['another relation under no number', unnumbered, { ...unnumbered, relation: '女' }],
    ['other numbers under one name', wife, { ...wife, id_number: idNumber(3) }],
  ])('is not assumed of %s', (_, first, second) => {
    expect(interpret(head, first, second).quarantined).toEqual([]);
  });

  it('is no repetition where the first row was not accepted', () => {
    const reading = interpret(head, { ...wife, recipient: '?' }, wife);
    expect(reading.quarantined).toEqual([{ line: 3, reason: 'recipient-unknown' }]);
    expect(reading.households[0]?.profile.headcount).toBe(2);
  });

  it('may be a member of another household', () => {
    expect(interpret(head, { ...wife, household_number: '0002' }, wife).quarantined).toEqual([]);
  });
});

describe('a household whose rows contradict each other', () => {
  it.each([
    ['scheme', { ...wife, scheme: '城市低保' }],
    ['head', { ...wife, head_name: '王五' }],
  ])('on the %s is disputed: its rows quarantined, its members kept, the others untouched', (_, second) => {
    const other = { ...head, household_number: '0002', id_number: idNumber(9) };
    const reading = interpret(head, second, other);
    expect(reading.quarantined).toEqual([
      { line: 2, reason: 'household-contradictory' },
      { line: 3, reason: 'household-contradictory' },
    ]);
    expect(
      reading.households.map((household) => [household.profile.status, household.members.length]),
    ).toEqual([
      ['disputed', 2],
      ['active', 1],
    ]);
  });

  it('gives a repeated row the same reason, and lists the person once', () => {
    const reading = interpret(head, wife, { ...wife, scheme: '城市低保' });
    expect(reading.quarantined.map(({ reason }) => reason)).toEqual(Array(3).fill('household-contradictory'));
    expect(reading.households[0]?.members).toHaveLength(2);
  });

  it('is none where the head’s name is written in other glyphs, or other words differ', () => {
    const second = { ...wife, head_name: '張　三', town: '他镇', category: 'C' };
    expect(interpret(head, second).quarantined).toEqual([]);
  });
});

describe('a roster that uses identity numbers as household numbers', () => {
  const rejected = { kind: 'rejected', reason: 'household-numbers-are-identity-numbers' };
  const households = Array.from({ length: 9 }, (_, index) => ({
    ...head,
    household_number: `H${index}`,
    id_number: idNumber(100 + index),
  }));

  it.each([
    ['of a member', { ...head, household_number: idNumber(1) }],
    [
      'in the old form',
      { ...head, household_number: `${idNumber(1).slice(0, 6)}${idNumber(1).slice(8, 17)}` },
    ],
    ['with a suffix', { ...head, household_number: `${idNumber(1)}-01` }],
    ['of a person of another household', { ...head, household_number: idNumber(100) }],
    ['of a quarantined row', { ...head, household_number: idNumber(1), scheme: '?' }],
  ])('is rejected where one is the number %s', (_, row) => {
    expect(interpretRoster('340822', rows(...households, row))).toEqual(rejected);
  });

  it('is rejected where more than half are valid ones, of whomever', () => {
    const numbered = (count: number): Values[] =>
      households
        .slice(0, 4)
        .map((row, index) => (index < count ? { ...row, household_number: idNumber(900 + index) } : row));
    expect(interpretRoster('340822', rows(...numbered(3)))).toEqual(rejected);
    expect(interpretRoster('340822', rows(...numbered(2))).kind).toBe('roster');
  });

  it('is not meant where numbers merely have as many digits', () => {
    const numbers = ['340822101201001', '340822101201002', '340822197001019999'];
    expect(
      interpret(...numbers.map((number) => ({ ...head, household_number: number }))).households,
    ).toHaveLength(3);
    const wrong = ['340822197001019991', '340822197001019992', '340822197013010013'];
    expect(
      interpret(...wrong.map((number) => ({ ...head, household_number: number }))).households,
    ).toHaveLength(3);
  });
});

describe('a large roster', () => {
  it('is read when all its rows are of one household', () => {
    const many = Array.from({ length: 40_000 }, (_, index) => ({ ...wife, id_number: `E${index}` }));
    expect(only(head, ...many).members).toHaveLength(40_001);
  });

  it('without rows has no households', () => {
    expect(interpret()).toEqual({
      kind: 'roster',
      households: [],
      quarantined: [],
      rows: 0,
      merged: 0,
      strays: [],
    });
  });
});
