/** Cases in any state, as the domain makes them, put beside those of the night: each household has one and no file more. */
import type { CaseState, HouseholdCase } from '../../../../shared/contracts/household-case.ts';
import { county } from '../../../builders/county-files.ts';
import { aHardCase, aSoftCase, heard, steps, surveyed, type CaseLife } from '../../../builders/case-life.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';
import { WorkedCase, type SharedCounty } from '../staffed-county.ts';

const dispatched = (life: CaseLife): CaseLife =>
  life.take('county', steps.screen).take('county', steps.dispatch);
const decided = (): CaseLife => heard(aHardCase()).take('approver', steps.decide);
const executed = (): CaseLife => decided().take('county', { step: 'execute', paymentList: '2026-11' });

/** Over the limit, verified, and worked on by others than the sample staff up to a state. */
export const livesUpTo: Readonly<Record<CaseState, () => CaseLife>> = {
  raised: () => aHardCase(),
  screened: () => aHardCase().take('county', steps.screen),
  dispatched: () => dispatched(aHardCase()),
  investigating: () => surveyed(aHardCase()),
  proposed: () => surveyed(aHardCase()).take('leader', steps.terminate),
  checked: () => livesUpTo.proposed().take('county', steps.check),
  noticed: () => livesUpTo.checked().take('county', steps.notice).take('handler', steps.serve),
  heard: () => heard(aHardCase()),
  decided,
  executed,
  archived: () => executed().take('county', { step: 'archive' }),
  explained: () =>
    dispatched(aSoftCase()).take('county', {
      step: 'clear',
      rule: 'motor-vehicle',
      reason: 'disabled-members-vehicle',
      until: '2027-03-31',
    }),
  withdrawn: () => aHardCase().assess({ holdings: [] }),
  ended: () =>
    dispatched(aSoftCase()).take('county', {
      step: 'mark-ended',
      cause: 'moved',
      on: '2026-10-12',
      reason: '迁出',
    }),
};

/** Proposed, and nothing is taken away. */
export function proposedToContinue(): CaseLife {
  return surveyed(aHardCase()).take('leader', steps.continue);
}

export function checkedToContinue(): CaseLife {
  return proposedToContinue().take('county', steps.check);
}

let stored = 0;

/** Writes a case into the table, in the name of a household of 东乡 that is new. */
export async function storeCase({ hedui, client }: SharedCounty, it: HouseholdCase): Promise<WorkedCase> {
  stored += 1;
  const number = `T${stored}`;
  const householdId = `${county}-${number}`;
  const { profile } = aHousehold({ profile: { householdId, county, town: '东乡' } });
  const { households } = hedui.target;
  await households.writeRegistry([{ profile, members: [aMember()] }]);
  // 西乡 is where the household lived before; any other town of a builder is its own here.
  const town = it.town === null || it.town === '西乡' ? it.town : '东乡';
  await households.writeCase(
    { ...it, householdId, number: 1, town, about: { ...it.about, town: '东乡' } },
    undefined,
  );
  const worked = new WorkedCase(client, number);
  worked.version = it.version;
  worked.state = it.state;
  return worked;
}
