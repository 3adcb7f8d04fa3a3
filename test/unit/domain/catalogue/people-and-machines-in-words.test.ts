/** What staff read of deaths, moves, vessels and machines: whole explanations, in both languages. */
import { describe, expect, it } from 'vitest';
import type { Cells } from '../../../../shared/domain/catalogue/sample.ts';
import { death } from '../../../../shared/domain/catalogue/sources/death.ts';
import { householdRegister } from '../../../../shared/domain/catalogue/sources/household-register.ts';
import { machinery } from '../../../../shared/domain/catalogue/sources/machinery.ts';
import { aMember } from '../../../builders/household-file.ts';
import { clearing, rowsOf, said, signed } from '../../../builders/explained.ts';
import { ofSecond } from '../../../builders/rows-of-source.ts';

describe('deaths', () => {
  const died = rowsOf(death, { died_on: '2026-08-01', cremated_on: '2026-08-03' });
  const elsewhere = (changes: Cells = {}) => died(changes, { provider: 'another-office' });
  const once = {
    zh: '先复核、不拟停发：只有一个单位有记录的，须另有来源或者入户核实；核实死亡的，核减该成员、重新测算保障金额，单人户按程序终止。',
    en: 'Review, not suspension: where one office alone has it on record, a second source or a visit has to confirm it. Then take the member off and calculate again; a household of one ends by procedure.',
  };

  it('none, and one that staff have explained', () => {
    expect(said('member-deceased', [])).toEqual({
      zh: '没有成员登记为死亡。',
      en: 'No member is on record as dead.',
    });
    const clearances = [clearing('member-deceased', died())];
    expect(said('member-deceased', [died()], { clearances })).toEqual({
      zh: '没有成员登记为死亡（1 项此前已核实排除）。',
      en: 'No member is on record as dead (1 covered by a clearance).',
    });
  });

  it('by one office, of somebody whose signing date is not known', () => {
    const members = [aMember(), aMember({ ordinal: 2, name: '李小梅', ...signed })];
    expect(said('member-deceased', [died()], { members })).toEqual({
      zh: `成员 1 登记为死亡（2026-08-01），1 个单位有记录。授权书签署日期不详，不能与之核对。${once.zh}`,
      en: `Member 1 is on record as dead (2026-08-01), by 1 office. When the authorisation was signed is not known. ${once.en}`,
    });
  });

  it('by two offices that differ on the day, of somebody who signed after the first', () => {
    const members = [aMember({ authorisedOn: '2026-08-02' }), aMember({ ordinal: 2, name: '李小梅' })];
    expect(said('member-deceased', [elsewhere({ died_on: '2026-08-02' }), died()], { members })).toEqual({
      zh: '成员 1 登记为死亡（2026-08-01、2026-08-02，各记录的日期不一致），2 个单位有记录。但授权书签署于 2026-08-02，晚于记录的死亡日期：请核实记录是否有误、授权书由谁签署。先复核、不拟停发：请入户核实；核实死亡的，核减该成员、重新测算保障金额，单人户按程序终止。',
      en: 'Member 1 is on record as dead (2026-08-01, 2026-08-02), by 2 offices. Yet the authorisation was signed on 2026-08-02, after that: find out whether the record is wrong, and who signed. Review, not suspension: confirm it by a visit. Then take the member off and calculate again; a household of one ends by procedure.',
    });
  });

  it('of two people, one of whom one office alone has on record', () => {
    const { zh } = said('member-deceased', [died(), elsewhere(), died({}, ofSecond)]);
    expect(zh).toBe(
      `成员 1 登记为死亡（2026-08-01），2 个单位有记录。成员 2 登记为死亡（2026-08-01），1 个单位有记录。${once.zh}`,
    );
  });
});

describe('moves', () => {
  const moved = rowsOf(householdRegister, { register_status: '迁出', changed_on: '2026-08-01' });
  const ask = {
    zh: '先复核、不拟停发：请核实现居住地。仍在本县共同生活的，说明情况后排除；已迁居外地的，告知可以向居住地申请，按程序调整或者终止。',
    en: 'Review, not suspension: find out where they live. Who still lives here is explained; who has left may apply there, and this guarantee is changed or ends by procedure.',
  };

  it('none, and one that staff have explained', () => {
    expect(said('register-moved', [])).toEqual({
      zh: '没有成员户籍迁出或注销。',
      en: "No member's register has moved or is cancelled.",
    });
    const clearances = [clearing('register-moved', moved())];
    expect(said('register-moved', [moved()], { clearances })).toEqual({
      zh: '户籍变动此前已核实排除。',
      en: 'A clearance explains what happened to the register.',
    });
  });

  it('of two members, by their number, whatever was first', () => {
    const hers = moved({ register_status: '注销', changed_on: '2026-07-01' }, ofSecond);
    expect(said('register-moved', [hers, moved()])).toEqual({
      zh: `成员 1 的户籍已于 2026-08-01 迁出本县。成员 2 的户籍已于 2026-07-01 注销。${ask.zh}`,
      en: `The register of member 1 moved out of the county on 2026-08-01. The register of member 2 was cancelled on 2026-07-01. ${ask.en}`,
    });
  });

  it.each([
    [
      { reason: '升学' },
      '成员 1 于 2026-08-01 因升学迁出，仅作佐证。',
      'Member 1 moved for school on 2026-08-01, which is evidence alone.',
    ],
    [
      { register_status: '注销', reason: '参军' },
      '成员 1 于 2026-08-01 参军：请核减家庭人口。',
      'Member 1 joined the army on 2026-08-01: correct the headcount.',
    ],
    [
      { registered_at: '110101002 某街道' },
      '成员 1 于 2026-08-01 在本县内迁移。',
      'Member 1 moved within the county on 2026-08-01.',
    ],
  ])('of %j: what follows from it', (changes, zh, en) => {
    expect(said('register-moved', [moved(changes)])).toEqual({
      zh: `没有成员户籍迁出或注销。${zh}`,
      en: `No member's register has moved or is cancelled. ${en}`,
    });
  });
});

describe('vessels and machines', () => {
  const machine = rowsOf(machinery, {
    ...{ plate_number: '机100001', machine_type: '挖掘机', machine_status: '正常' },
  });

  it('none, and some that are not counted', () => {
    expect(said('vessel-or-machinery', [])).toEqual({
      zh: '没有查到在册的船舶、机械。',
      en: 'Vessels and machines in force: 0.',
    });
    const tractor = machine({ plate_number: '试0100001', machine_type: '拖拉机' });
    const scrapped = machine({ plate_number: '机100002', machine_status: '报废' });
    const clearances = [clearing('vessel-or-machinery', machine())];
    expect(said('vessel-or-machinery', [machine(), tractor, scrapped], { clearances })).toEqual({
      zh: '没有查到在册的船舶、机械；未计入：1 项属于政策不计的种类；1 项已注销、报废或灭失；1 项此前已核实排除。',
      en: 'Vessels and machines in force: 0; not counted: 1 of an excepted class; 1 deregistered, scrapped or lost; 1 covered by a clearance.',
    });
  });

  it('one, and what to find out', () => {
    expect(said('vessel-or-machinery', [machine()])).toEqual({
      zh: '在册的船舶、机械 1 项（工程机械）。先复核、不拟停发：请核实价值、用途（是否生产必需）和是否已转让。',
      en: 'Vessels and machines in force: 1 (construction machine). Review, not suspension: find out its value, whether it is needed for work, and whether it was sold.',
    });
  });
});
