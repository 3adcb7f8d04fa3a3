/** What staff read of businesses, marriages and other aid: whole explanations, in both languages. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import type { Cells } from '../../../../shared/domain/catalogue/sample.ts';
import { death } from '../../../../shared/domain/catalogue/sources/death.ts';
import { enterprise } from '../../../../shared/domain/catalogue/sources/enterprise.ts';
import { marriage } from '../../../../shared/domain/catalogue/sources/marriage.ts';
import { otherAid } from '../../../../shared/domain/catalogue/sources/other-aid.ts';
import { computeCreditCheck } from '../../../../shared/domain/kernel/credit-code.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aMember } from '../../../builders/household-file.ts';
import { clearing, rowsOf, said, seen, signed, two } from '../../../builders/explained.ts';
import { ofSecond, rowOf } from '../../../builders/rows-of-source.ts';

const kindOf = (...args: Parameters<typeof seen>): string => {
  const result = seen(...args);
  return result.kind === 'failed' ? result.finding.kind : result.kind;
};

describe('businesses', () => {
  const stake = rowsOf(enterprise, {
    ...{ credit_code: '91329901MA0000001J', business_name: '试验县某商贸有限公司', role: '股东' },
    ...{ business_type: '有限责任公司（自然人投资或控股）', share: '30%' },
    ...{ registration_status: '存续', annual_report_year: '2025' },
  });
  const stall = (changes: Cells = {}) =>
    stake({
      ...{
        credit_code: `92329901MAY1X0W2T${computeCreditCheck('92329901MAY1X0W2T')}`,
        business_type: '个体工商户',
        role: '经营者',
        share: '',
      },
      ...changes,
    });

  it('none', () => {
    expect(said('enterprise', [])).toEqual({ zh: '没有查到存续的经营主体。', en: '0 businesses in force.' });
  });

  it('a suspension, with what is not counted and why', () => {
    const gone = stake({ credit_code: '91110000600037341L', registration_status: '注销' });
    const office = stall({ role: '监事' });
    expect(said('enterprise', [stake(), gone, office])).toEqual({
      zh: '存续的经营主体 1 家（公司 1 家）；未计入：1 家仅任职或为普通成员；1 家已注销。拟停发：至少一家公司已确认为本人出资、近期有年报或者申报过本户成员的收入；停发前请核实经营和收入。',
      en: '1 business in force (company 1); not counted: 1 held by an office or plain membership alone; 1 deregistered. Suspension: at least one company is verified, partly theirs, and has reported or declared income of members lately. Check operation and income before payment stops.',
    });
  });

  it('a suspension where one leaves no doubt and another does', () => {
    expect(kindOf('enterprise', [stall(), stake()])).toBe('suspension');
    expect(said('enterprise', [stall(), stake()]).zh).toContain('公司 1 家；个体工商户、个人独资企业 1 家');
  });

  it('a review, with every doubt once', () => {
    const old = { annual_report_year: '2020' };
    expect(said('enterprise', [stake({ ...old, share: '', role: '法定代表人' }), stall(old)])).toEqual({
      zh: '存续的经营主体 2 家（公司 1 家；个体工商户、个人独资企业 1 家）。先复核、不拟停发：查不到本人出资；近 12 个月没有年报（或已列入经营异常），也没有申报过本户成员的收入，可能已不经营；为个体工商户、合伙企业等，须核实实际经营和收入。',
      en: '2 businesses in force (company 1; sole trader 1). Review, not suspension: without a share of their own; within 12 months no annual report (or listed as irregular), and no income of members declared; no company: what it does and earns has to be found out.',
    });
  });

  it('of a holder who has died: a review', () => {
    const died = rowOf(death, { died_on: '2026-08-01', cremated_on: '2026-08-03' });
    const { zh, en } = said('enterprise', [stake(), died]);
    expect(zh).toContain('先复核、不拟停发：持有人有死亡记录。');
    expect(en).toContain('Review, not suspension: its holder has a death on record.');
    const other = rowOf(death, { died_on: '2026-08-01', cremated_on: '2026-08-03' }, ofSecond);
    expect(kindOf('enterprise', [stake(), other])).toBe('suspension');
    const both = [stake(), stake({}, ofSecond)];
    expect(kindOf('enterprise', [...both, other])).toBe('review');
  });

  it('explained by staff: passed, and says so', () => {
    expect(said('enterprise', [stake()], { clearances: [clearing('enterprise', stake())] })).toEqual({
      zh: '没有查到存续的经营主体；未计入：1 家此前已核实排除。',
      en: '0 businesses in force; not counted: 1 covered by a clearance.',
    });
  });

  it('under another name it is in no count', () => {
    expect(said('enterprise', [stake({}, { name: '王建国' })]).en).toBe('0 businesses in force.');
  });
});

describe('marriages', () => {
  const strangers = '320102198703150021';
  const seconds = '110101198001010029';
  const wedding = rowsOf(marriage, { kind: '结婚', registered_on: '2026-08-01', spouse_id: strangers });
  const divorce = (changes: Cells = {}, place: Partial<Holding> = {}) =>
    wedding({ kind: '离婚', spouse_id: seconds, ...changes }, place);
  const ask = {
    zh: '先复核、不拟停发：请核实是否共同生活。配偶属于共同生活家庭成员的，补报其情况、签署授权书后重新核对；不再属于的，核减。',
    en: 'Review, not suspension: find out who lives together. A spouse who does is added, signs and is compared; who no longer does is taken off.',
  };

  it('none, and some that staff have explained', () => {
    expect(said('family-changed', [])).toEqual({
      zh: '没有发现签署授权书之后结婚、离婚而家庭成员未相应变动的。',
      en: 'Nobody has married or divorced since signing whose household would have changed.',
    });
    const clearances = [clearing('family-changed', wedding())];
    expect(said('family-changed', [wedding()], { clearances })).toEqual({
      zh: '没有发现签署授权书之后结婚、离婚而家庭成员未相应变动的（1 项此前已核实排除）。',
      en: 'Nobody has married or divorced since signing whose household would have changed (1 covered by a clearance).',
    });
  });

  it('a marriage', () => {
    expect(said('family-changed', [wedding()])).toEqual({
      zh: `成员 1 于 2026-08-01 登记结婚，在签署授权书之后，花名册的家庭成员中没有其配偶。${ask.zh}`,
      en: `Member 1 married on 2026-08-01, after signing, and the spouse is not in the household. ${ask.en}`,
    });
  });

  it('a divorce, and beside it a marriage of which nothing can be judged', () => {
    const members = [aMember(signed), aMember({ ordinal: 2, name: '李小梅' })];
    expect(said('family-changed', [divorce(), wedding({}, ofSecond)], { members })).toEqual({
      zh: `成员 1 于 2026-08-01 登记离婚，在签署授权书之后，花名册的家庭成员中仍有其原配偶。成员 2 于 2026-08-01 有婚姻登记，授权书签署日期不详，因此不作判断。${ask.zh}`,
      en: `Member 1 divorced on 2026-08-01, after signing, and the former spouse is still in the household. Member 2 has a registration of 2026-08-01; when they signed is not known, so nothing is judged. ${ask.en}`,
    });
  });

  it('beside somebody who cannot be compared', () => {
    const { identityToken: _, ...third } = aMember({ ordinal: 3, name: '王小', identity: 'invalid' });
    expect(said('family-changed', [wedding()], { members: [...two, third] })).toEqual({
      zh: '成员 1 于 2026-08-01 有婚姻登记，家庭中有身份证号无法比对的成员，因此不作判断。',
      en: 'Member 1 has a registration of 2026-08-01; somebody in the household cannot be compared, so nothing is judged.',
    });
  });

  it('of one couple the last registration holds, of one day the divorce', () => {
    const again = wedding({ spouse_id: seconds, registered_on: '2026-09-01' });
    expect(kindOf('family-changed', [again, divorce()])).toBe('passed');
    expect(kindOf('family-changed', [divorce(), again])).toBe('passed');
    const sameDay = wedding({ spouse_id: seconds });
    expect(kindOf('family-changed', [sameDay, divorce()])).toBe('review');
    expect(kindOf('family-changed', [divorce(), sameDay])).toBe('review');
  });

  it('each counts from the signing of whose it is', () => {
    const members = [
      aMember({ authorisedOn: '2026-10-01' }),
      aMember({ ordinal: 2, name: '李小梅', ...signed }),
    ];
    expect(kindOf('family-changed', [wedding()], { members })).toBe('passed');
    expect(kindOf('family-changed', [wedding({}, ofSecond)], { members })).toBe('review');
  });

  it('are in the order of their days, then of the members', () => {
    const rows = [
      wedding({ registered_on: '2026-09-01' }),
      wedding({ registered_on: '2026-08-02' }, ofSecond),
      wedding({ registered_on: '2026-08-02', spouse_id: '320102198703150048' }),
    ];
    const named = said('family-changed', rows).en.match(/Member \d married on \S+,/g);
    expect(named).toEqual([
      'Member 1 married on 2026-08-02,',
      'Member 2 married on 2026-08-02,',
      'Member 1 married on 2026-09-01,',
    ]);
  });
});

describe('other aid', () => {
  const aid = rowsOf(otherAid, {
    ...{ scheme: '临时救助', monthly_amount: '900', from: '2025-01-01', aid_status: '在发' },
  });
  const child = (changes: Cells = {}, place: Partial<Holding> = {}) =>
    aid({ scheme: '事实无人抚养儿童', ...changes }, place);
  const upTo = (differenceUpToFen: number): Policy => ({
    ...defaultPolicy,
    rules: defaultPolicy.rules.map((entry) =>
      entry.rule === 'aid-doubled' ? { ...entry, differenceUpToFen } : entry,
    ),
  });

  it('none, some that may be combined, and some that staff have explained', () => {
    expect(said('aid-doubled', [])).toEqual({
      zh: '没有查到保障对象享受其他救助。',
      en: 'no other scheme granted to recipients.',
    });
    expect(said('aid-doubled', [aid()])).toEqual({
      zh: '保障对象正在享受的其他救助 1 项；没有不得与低保同时享受的。',
      en: '1 other scheme granted to recipients; none that may not be combined with the guarantee.',
    });
    const orphan = aid({ scheme: '孤儿' });
    const clearances = [clearing('aid-doubled', orphan)];
    expect(said('aid-doubled', [orphan], { clearances })).toEqual({
      zh: '保障对象正在享受的其他救助 1 项；1 项此前已核实排除。',
      en: '1 other scheme granted to recipients; 1 covered by a clearance.',
    });
    expect(said('aid-doubled', [orphan, aid()], { clearances }).zh).toBe(
      '保障对象正在享受的其他救助 2 项；没有不得与低保同时享受的；1 项此前已核实排除。',
    );
  });

  it('the difference: with the part of the guarantee that is the child’s', () => {
    const members = [aMember({ recipient: false }), aMember({ ordinal: 2, name: '李小梅' })];
    expect(said('aid-doubled', [child({}, ofSecond)], { members, policy: upTo(1_200_00) }).zh).toContain(
      '成员 2 享受事实无人抚养儿童保障，与低保合计每月 1,500.00 元，超过标准 1,200.00 元（只补差额）。',
    );
    expect(kindOf('aid-doubled', [child({}, ofSecond)], { policy: upTo(1_200_00) })).toBe('passed');
  });

  it('the difference, where the standard is not stated or the amount is not known', () => {
    expect(said('aid-doubled', [child()])).toEqual({
      zh: '保障对象正在享受的其他救助 1 项；没有不得与低保同时享受的。1 名儿童的补贴只应补差额，而月标准或者金额不详，因此不作判断。',
      en: '1 other scheme granted to recipients; none that may not be combined with the guarantee. 1 child may have the difference alone, and the standard or the amount is not known, so nothing is judged.',
    });
    const both = [child(), child({}, ofSecond)];
    expect(said('aid-doubled', both).en).toContain('2 children may have the difference alone');
    const unknown = child({ monthly_amount: '' });
    expect(kindOf('aid-doubled', [unknown], { policy: upTo(1_200_00) })).toBe('unjudged');
  });
});
