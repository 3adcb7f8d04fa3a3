/** A clerk who opens a household after a move, a merge or a number's reuse understands from the page what happened. */
import { describe, expect, it } from 'vitest';
import type { HouseholdFile, HouseholdLink, Profile } from '../../../../shared/contracts/household-file.ts';
import { aSoftCase } from '../../../builders/case-life.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';
import { shownHousehold } from '../../../builders/shown.ts';

const on = '2026-10-25';
const other = '110101-0002';

function household(profile: Partial<Profile>, parts: Partial<HouseholdFile> = {}): HouseholdFile {
  const members = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
  return aHousehold({ members, ...parts, profile });
}

const linked = (...links: Omit<HouseholdLink, 'on'>[]) =>
  household({ links: links.map((link) => ({ ...link, on })) });

const textOf = (page: string): string => page.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

describe('the page of a household', () => {
  it('says that its number changed, and that the file goes on', async () => {
    const page = textOf(
      await shownHousehold(household({ number: 'N7', links: [{ kind: 'renumbered', number: '0001', on }] })),
    );
    expect(page).toContain('家庭编号由 0001 变更，档案延续');
    expect(page).toContain('110101-N7');
  });

  it('says whose its number was, and whose its own is now', async () => {
    const page = await shownHousehold(
      linked(
        { kind: 'number-taken-from', household: other, number: '0001' },
        { kind: 'number-given-to', household: '110101-0001~2', number: '0001' },
      ),
    );
    expect(textOf(page)).toContain(`编号 0001 以前属于另一家庭：${other}`);
    expect(textOf(page)).toContain('原编号 0001 现归另一家庭：110101-0001~2');
    expect(page).toContain(`href="/households/${other}`);
  });

  it('says who came from where, with the cases of the household that they came from', async () => {
    const former = aSoftCase().file;
    const page = await shownHousehold(
      linked({ kind: 'members-came-from', household: former.profile.householdId, ordinals: [2] }),
      undefined,
      [former],
    );
    expect(textOf(page)).toMatch(/成员 2（李小梅）.*110101-0001/);
    expect(textOf(page)).toContain('成员原家庭的个案');
    expect(page).toContain('/cases/110101-0001/1');
    expect(await shownHousehold(household({}))).not.toContain('成员原家庭的个案');
  });

  it('says who went where, and names those who were in it', async () => {
    const gone = aMember({ ordinal: 3, name: '王远行', leftOn: on });
    const file = household(
      { links: [{ kind: 'members-went-to', household: other, ordinals: [3], on }] },
      { formerMembers: [gone] },
    );
    const page = textOf(await shownHousehold(file));
    expect(page).toMatch(/成员 3（王远行）.*110101-0002/);
  });

  it.each([
    ['merged', '该家庭已并入 110101-0002', '成员今后的情况见上述家庭'],
    ['moved', '家庭成员已转入 110101-0002', '成员今后的情况见上述家庭'],
    ['number-given-to-others', '家庭编号已归其他家庭使用（110101-0002）', '与现在使用该编号的家庭无关'],
    ['left-roster', '该家庭已不在花名册中', '再次列入花名册时继续使用'],
  ] as const)('says of one that has ended why, and what follows: %s', async (cause, words, follows) => {
    const file = household({ status: 'ended', ended: { cause, households: [other], on } });
    const page = textOf(await shownHousehold(file));
    expect(page).toContain(words);
    expect(page).toContain(follows);
  });

  it('says of a number that is others’ whose it is, in what was declared too', async () => {
    const link = { kind: 'number-given-to', household: '110101-0001~2', number: '0001', on } as const;
    const left = household({ status: 'ended', links: [link] });
    expect(textOf(await shownHousehold(left))).toContain('110101-0001（现为其他家庭的编号）');
    const others = household({ householdId: '110101-0001~2', number: '0001' });
    expect(textOf(await shownHousehold(others))).toContain('110101-0001~2（~2：第 2 个使用该编号的家庭）');
  });

  it('says who of it cannot be read', async () => {
    const file = household({ status: 'disputed', unreadable: [2] });
    expect(textOf(await shownHousehold(file))).toContain('花名册中成员 2（李小梅）的行或身份证号无法识别');
  });
});
