/** A case's page names whom a finding is about, and of whom nothing can be said today. */
import { describe, expect, it } from 'vitest';
import type { HouseholdFile } from '../../../../shared/contracts/household-file.ts';
import { aHardCase, CaseLife, surveyed } from '../../../builders/case-life.ts';
import { aHousehold, aMember, tokenOf } from '../../../builders/household-file.ts';
import { shownCase, shownLists, textOf } from '../../../builders/shown.ts';

const shown = async ({ file, case: it }: { file: HouseholdFile; case: CaseLife['case'] }) =>
  textOf(await shownCase(file, it));

describe('the page of a case', () => {
  it('names the member because of whom a finding was not judged again, and why; its list too', async () => {
    const life = aHardCase();
    life.assess({ members: [aMember({ authorisedUntil: '2026-10-01' })] });
    const page = await shown(life);
    expect(page).toContain('保持原状，未重新判断');
    expect(page).toContain('现在无法比对的成员');
    expect(page).toMatch(/成员 1（张三丰）.*成员未授权或授权已过期/);
    // The file of the list.
    expect(page).toContain('成员 1（张三丰）,成员未授权或授权已过期');
    expect(await shown(aHardCase())).not.toContain('现在无法比对的成员');
  });

  it('says in a case that is worked, and on the worklist and its file, that a finding was not judged again', async () => {
    const life = surveyed(aHardCase());
    expect(textOf(await shownLists([life.case]))).not.toContain('未能重新判断');
    life.assess({ members: [aMember({ authorisedUntil: '2026-10-01' })] });
    expect(await shown(life)).toContain('保持原状，未重新判断');
    const lists = await shownLists([life.case]);
    expect(lists).toMatch(/金融资产[^]*未能重新判断/);
    expect(textOf(lists).match(/未能重新判断/g)).toHaveLength(2);
  });

  it('says of a disputed household that nothing was judged again', async () => {
    const life = aHardCase();
    life.assess({ profile: { ...life.file.profile, status: 'disputed', unreadable: [1] } });
    expect(await shown(life)).toMatch(/成员 1（张三丰）.*花名册/);
  });

  it('names who appears in two households, and the other one; of another county only that there is one', async () => {
    const life = new CaseLife(aHousehold({ members: [aMember(), aMember({ ordinal: 2, name: '李小梅' })] }));
    const others = ['110101-0077', '329901-0005'];
    life.assessIn({ otherHouseholds: (token) => (token === tokenOf(2) ? others : []) });
    const page = await shown(life);
    expect(page).toMatch(/成员 2（李小梅）.*110101-0077/);
    expect(page).toContain('成员 2（李小梅）同时是');
    expect(life.case.findings[0]?.explanation.zh).not.toContain('李小梅');
    expect(page).toContain('另一县区家庭');
    expect(page).not.toContain('329901-0005');
  });
});
