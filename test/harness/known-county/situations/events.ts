/** What happened to members: deaths, the household register, marriages. Everybody signed on 2025-01-01 unless said. */
import type { Cells } from '../../../../shared/domain/catalogue/sample.ts';
import {
  alone,
  couple,
  identityQuestion,
  reviewFor,
  type ExpectedCase,
  type ExpectedFinding,
  type MemberFacts,
  type Situation,
  type SourceRow,
  unclearAsset,
} from '../situation.ts';

const about = (rule: ExpectedFinding['rule']): ExpectedFinding => ({ rule, amountFen: null, limitFen: null });
const deceased = reviewFor(about('member-deceased'));
const moved = reviewFor(about('register-moved'));
const changed = reviewFor(about('family-changed'));

const died = (cells: Cells = {}, facts: Partial<SourceRow> = {}): SourceRow => ({
  source: 'death',
  cells: { died_on: '2026-08-01', cremated_on: '2026-08-03', registrar: '县殡仪馆', ...cells },
  ...facts,
});
const register = (
  status: string,
  changedOn = '2026-08-01',
  cells: Cells = {},
  facts: Partial<SourceRow> = {},
): SourceRow => ({
  source: 'household-register',
  cells: { register_status: status, changed_on: changedOn, ...cells },
  ...facts,
});
/** A registration with somebody whom nobody knows, unless it names a member. */
const registration = (
  kind: string,
  on: string,
  spouse: number | string = '320102198703150021',
  facts: Partial<SourceRow> = {},
): SourceRow => ({
  source: 'marriage',
  cells: ({ numberOf }) => ({
    kind,
    registered_on: on,
    spouse_id: typeof spouse === 'number' ? numberOf(spouse) : spouse,
  }),
  ...facts,
});

const situation = (
  name: string,
  rows: readonly SourceRow[],
  expected?: ExpectedCase,
  members: readonly MemberFacts[] = couple,
): Situation => ({ name, members, rows, ...(expected && { expected }) });

const deaths: readonly Situation[] = [
  situation('a member has a death on record', [died()], deceased, alone),
  situation('two offices have the same death', [died(), died({}, { provider: 'hospital' })], deceased),
  situation('death and register have it', [died(), register('死亡注销')], deceased),
  situation('dead on record and signed in the month after', [died()], deceased, [
    { authorisedOn: '2026-09-01' },
  ]),
  situation('dead on record, and nobody knows when they signed', [died()], deceased, [
    { authorisedOn: '', authorisedUntil: '长期' },
  ]),
  situation('cremated before the death', [died({ cremated_on: '2026-07-31' })], reviewFor(unclearAsset)),
  situation(
    'died on a day to come',
    [died({ died_on: '2026-10-31', cremated_on: '' })],
    reviewFor(unclearAsset),
  ),
  situation('died on the day of the file', [died({ died_on: '2026-10-30', cremated_on: '' })], deceased),
  situation('died before the birth', [died({ died_on: '1940-01-01' })], reviewFor(unclearAsset), alone),
  situation(
    'dead under another name',
    [died({}, { name: '欧阳别人', certainty: 'doubtful' })],
    reviewFor(identityQuestion),
    alone,
  ),
];

const registers: readonly Situation[] = [
  situation('the register is in order', [register('正常', '2020-05-01')]),
  situation('the register has moved away', [register('迁出')], moved),
  situation('the register is cancelled', [register('注销', '2026-08-01', { reason: '出国定居' })], moved),
  situation(
    'moved to another county, given by digits',
    [register('迁出', '2026-08-01', { registered_at: '329903 某镇' })],
    moved,
  ),
  situation('moved within the county', [register('迁出', '2026-08-01', { registered_at: '329902 某镇' })]),
  situation('moved away for school', [register('迁出', '2026-08-01', { reason: '升学' })]),
  situation('joined the army', [register('注销', '2026-09-01', { reason: '参军' })]),
  situation('moved away and came back', [register('迁出'), register('迁入', '2026-09-01')]),
  situation('came and moved away again', [register('迁入', '2026-07-01'), register('迁出')], moved),
  situation(
    'cancelled for being double',
    [register('注销', '2026-08-01', { reason: '重复户口' })],
    reviewFor(unclearAsset),
  ),
  situation('a register state that nobody knows', [register('冻结')], reviewFor(unclearAsset)),
  situation('died by the register alone', [register('注销', '2026-08-01', { reason: '死亡' })], deceased),
  situation(
    'one member died and another moved',
    [died(), register('迁出', '2026-08-01', {}, { member: 2 })],
    reviewFor(about('member-deceased'), about('register-moved')),
  ),
];

const marriages: readonly Situation[] = [
  situation('married before signing', [registration('结婚登记', '2024-12-31')]),
  situation('married on the day of signing', [registration('结婚登记', '2025-01-01')]),
  situation('married after signing, the spouse is absent', [registration('结婚登记', '2025-01-02')], changed),
  situation('married after signing, the spouse is in the household', [
    registration('结婚登记', '2026-03-01', 2),
    registration('结婚登记', '2026-03-01', 1, { member: 2 }),
  ]),
  situation(
    'married, and nobody knows when they signed',
    [registration('结婚登记', '2026-03-01')],
    undefined,
    [{ authorisedOn: '', authorisedUntil: '长期' }],
  ),
  situation(
    'divorced after signing, both are still here',
    [registration('离婚登记', '2026-03-01', 2)],
    changed,
  ),
  situation('divorced after signing, the other is gone', [registration('离婚登记', '2026-03-01')]),
  situation('married and divorced after signing', [
    registration('结婚登记', '2026-03-01'),
    registration('离婚登记', '2026-08-01'),
  ]),
  situation('divorced and married again, the same two', [
    registration('离婚登记', '2026-03-01', 2),
    registration('复婚登记', '2026-08-01', 2),
  ]),
  situation('a certificate issued again', [registration('补领结婚证', '2026-03-01')]),
  situation(
    'married with oneself',
    [registration('结婚登记', '2026-03-01', 1)],
    reviewFor(unclearAsset),
    alone,
  ),
  situation(
    'married to somebody whose number is masked',
    [registration('结婚登记', '2026-03-01', '320102********0021')],
    reviewFor(unclearAsset),
  ),
  ...['未婚', '查无记录'].map((status) =>
    situation(`never married, by the word ${status}: nothing has happened`, [registration(status, '', '')]),
  ),
  situation(
    'no marriage on record, and a spouse: one of the two is wrong',
    [registration('未婚', '2026-03-01')],
    reviewFor(unclearAsset),
  ),
  situation(
    'no marriage on record at one office, and married by another',
    [
      registration('查无记录', '', ''),
      registration('结婚登记', '2026-03-01', undefined, { provider: 'city' }),
    ],
    changed,
  ),
  situation('married before signing to somebody whom no column names', [
    registration('结婚登记', '2024-03-01', ''),
  ]),
];

export const eventSituations: readonly Situation[] = [...deaths, ...registers, ...marriages];
