/** Person classes (人员类别) of the roster, planted on purpose, and the records that agree with them or do not. */
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import type { Household, Member } from './families.ts';
import { enter, signPlainly } from './ledger.ts';
import { countyName } from './places.ts';
import { entitlement, plot, review, type Plot, type Scene } from './plots.ts';

/** 人员类别 that the county's own policy names, in the words of its roster. */
export const gravelyDisabled = '重度残疾人';
export const atSchool = '在校学生';

/** Everybody receives the guarantee and nobody's class is named: of others it is planted what they are due. */
const unnamed = ({ members, headcount }: Household): boolean =>
  members.length === headcount &&
  members.every(({ personClass, recipient }) => personClass === '' && recipient !== '否');

const hold = ({ ledger }: Scene, provider: string, member: Member, cells: Cells): void =>
  enter(ledger, { provider }, { member, signature: signPlainly(member), cells });

/** The head, whose certificate says a grade and whose roster row a class. */
function certify(scene: Scene, grade: string, personClass: string): void {
  const { head, random } = scene;
  head.personClass = personClass;
  hold(scene, 'disabled-persons-federation', head, {
    certificate_number: `DC${random.int(10_000_000, 99_999_999)}`,
    ...{ kind: '肢体', grade, issued_on: `2026-0${random.int(1, 8)}-12`, valid_until: '2036-01-01' },
  });
}

/** A grown child of the age to have just left school. */
const student = ({ members }: Household): Member | undefined =>
  members.slice(1).find(({ person: { age } }) => age > 18 && age < 24);

function attend(scene: Scene, record: Cells): void {
  const member = student(scene.household);
  if (member === undefined) return;
  member.personClass = atSchool;
  const school = `${countyName}${scene.household.place.town}职业技术学院`;
  hold(scene, 'education-bureau', member, { school, stage: '大专', ...record });
}

const withStudent: Pick<Plot, 'suits'> = {
  suits: (household) => unnamed(household) && student(household) !== undefined,
};

export const classPlots: readonly Plot[] = [
  {
    ...plot('a-student-of-the-roster-who-has-graduated', 25, [review('class-changed')], (scene) =>
      attend(scene, { school_status: '毕业', leaves_on: '2026-07-01' }),
    ),
    ...withStudent,
  },
  {
    ...plot('a-student-of-the-roster-who-is-at-school', 25, [], (scene) =>
      attend(scene, { school_status: '在读', leaves_on: '2028-07-01' }),
    ),
    ...withStudent,
  },
  {
    ...plot('gravely-disabled-by-the-roster-alone', 10, [review('class-changed')], (scene) =>
      certify(scene, '三级', gravelyDisabled),
    ),
    suits: unnamed,
  },
  {
    ...plot('gravely-disabled-by-certificate-alone', 15, [entitlement('class-changed')], (scene) =>
      certify(scene, '一级', '一般'),
    ),
    suits: unnamed,
  },
  {
    ...plot('gravely-disabled-by-both', 20, [], (scene) => certify(scene, '二级', gravelyDisabled)),
    suits: unnamed,
  },
];
