/** A console over files that were delivered: sixty households, a few of them with savings, two nights, and what is held. */
import { nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import { startStaffedHedui, type StaffedTarget } from '../../../cli/staffed-target.ts';
import {
  bankFile,
  bankKey,
  bankRow,
  county,
  day,
  idOf,
  rosterFile,
  rosterKey,
} from '../../builders/county-files.ts';

const people = Array.from({ length: 60 }, (_, n) => n + 1);
const savings = { balance: '50000.00', date: '2026-09-30' };

/**
 * Who has a case, the first to be taken up first: by certainty, then by amount. Of H8 a row cannot be read, which is
 * asked about.
 */
export const ranked = ['H2', 'H1', 'H4', 'H8', 'H3'].map((household) => `${county}-${household}`);
export const september = bankKey('september.csv', '2026-09-30');
export const october = bankKey('october.csv', '2026-10-30');
/** Of another bank, which calls an account in force 在用. */
export const ofUnknownWords = bankKey('accounts.csv', '2026-10-30', 'chengshang');
export const shrunkRoster = rosterKey('shrunk.csv', '2026-10-30');
export { county, idOf };

/** H1 and H2 are paid more than the others; H2 lives in 西乡. */
function roster(): string {
  return rosterFile(people.map((person) => ({ household: `H${person}`, person })))
    .split('\n')
    .map((line) => {
      if (line.startsWith('H1,')) return line.replace('600.00', '800.00');
      return line.startsWith('H2,') ? line.replace('600.00', '900.00').replace(',东乡,', ',西乡,') : line;
    })
    .join('\n');
}

/** Of four with savings one name is half masked and one is another's; two rows cannot be read. */
function firstDelivery(): string {
  const entries = people.map((person) => ({ person, date: '2026-09-30' }));
  const withSavings = [
    { person: 1, ...savings },
    { person: 2, ...savings },
    { person: 3, ...savings, name: '别的人' },
    { person: 4, ...savings, name: '测安*' },
  ];
  const unreadable = [
    bankRow({ person: 7, id: '3299011970****0077' }),
    bankRow({ person: 8, balance: '很多' }),
  ];
  return `${bankFile([...withSavings, ...entries.slice(4)])}${unreadable.join('\n')}\n`;
}

export async function startDeliveredCounty(): Promise<StaffedTarget> {
  const place = { county, towns: ['东乡', '西乡'] };
  const hedui = await startStaffedHedui(day, () => Promise.resolve(place));
  const { inbox, embedded } = hedui.target;
  const deliver = async (key: string, file: string): Promise<void> => {
    await inbox.write(key, file);
    await embedded.idle();
  };
  await deliver(rosterKey('r.csv'), roster());
  await deliver(september, firstDelivery());
  for (let night = 1; night <= 2; night += 1)
    await runNight(await nextScheduledTime(hedui.target), hedui.target);
  await deliver(october, bankFile(people.slice(0, 20).map((person) => ({ person }))));
  await deliver(ofUnknownWords, bankFile(people.map((person) => ({ person }))).replaceAll('正常', '在用'));
  await deliver(
    shrunkRoster,
    rosterFile(people.slice(0, 50).map((person) => ({ household: `H${person}`, person }))),
  );
  return hedui;
}
