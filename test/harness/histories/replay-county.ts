/** A small county whose rosters and nights are played on the domain itself, with cases that staff work on. */
import { caseStep, type CaseStepInput } from '../../../shared/contracts/case-steps.ts';
import type { HouseholdCase, HouseholdFile } from '../../../shared/contracts/household-file.ts';
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import { takeStep } from '../../../shared/domain/cases/take-step.ts';
import { completeNumber } from '../../../cli/sample-county/identities.ts';
import { steps } from '../../builders/case-life.ts';
import { staff, type Person } from '../../builders/staff.ts';
import { plainWays, type Ways } from './clerks.ts';
import type { County, Home, AssetIdentity } from './county.ts';
import { contextOfSteps, nothingPlayed, playNight, playRoster, type Played } from './play.ts';

export class LivedCounty {
  readonly world: County;
  readonly played: Played = nothingPlayed();
  ways: Ways = plainWays();
  day: CalendarDate;

  /** Households of people by key: `{ a: ['p1', 'p2'] }`, the head first; everybody saves more than a household may. */
  constructor(homes: Readonly<Record<string, readonly string[]>>, day: CalendarDate = '2026-10-12') {
    this.day = day;
    const keys = [...new Set(Object.values(homes).flat())];
    const people = keys.map((key, n) => {
      const number = completeNumber(`110101197001${10 + n}010`);
      return [
        key,
        { key, name: `测${key}`, number, hasOtherDocument: false, authorisedUntil: '长期' },
      ] as const;
    });
    this.world = {
      people: new Map(people),
      homes: new Map(),
      things: new Map(),
      given: { home: 0, person: 0, thing: 0 },
    };
    for (const [key, members] of Object.entries(homes)) this.settle(key, members);
    for (const key of keys) this.hold(key, [key]);
  }

  /** Who lives in a home from now on. */
  settle(key: string, members: readonly string[], parts: Partial<Home> = {}): this {
    this.world.homes.set(key, {
      ...{
        key,
        number: `N-${key}`,
        scheme: 'urban',
        town: '东街镇',
        monthlyYuan: 600,
        aidAccount: `8600${key}`,
      },
      members: members.map((person, n) => ({
        person,
        relation: n === 0 ? '户主' : '子女',
        isRecipient: true,
      })),
      ...parts,
    });
    return this;
  }

  leave(...homes: readonly string[]): this {
    for (const home of homes) this.world.homes.delete(home);
    return this;
  }

  /** An account, with 45,000 yuan unless said. */
  hold(key: string, holders: string[], yuan = 45_000): this {
    const thing: AssetIdentity = {
      ...{ key, source: 'bank', provider: 'rural-bank', holders, yuan },
      names: { number: `8800${key}9`, further: '', place: '' },
    };
    this.world.things.set(key, thing);
    return this;
  }

  /** A roster and a night. */
  night(day: CalendarDate = this.day): this {
    this.day = day;
    playRoster(this.played, this.world, this.ways, day);
    playNight(this.played, this.world, this.ways, day);
    return this;
  }

  fileOf(home: string): HouseholdFile {
    const file = this.played.files.get(this.played.households.get(home) ?? '');
    if (file === undefined) throw new Error(`there is no household ${home}`);
    return file;
  }

  caseOf(home: string): HouseholdCase {
    const newest = this.fileOf(home).cases.at(-1);
    if (newest === undefined) throw new Error(`household ${home} has no case`);
    return newest;
  }

  lastWords(home: string): string {
    return this.caseOf(home).events.at(-1)?.reason.zh ?? '';
  }

  /** What speaks against a step; none: it was taken. */
  take(home: string, who: Person, step: CaseStepInput): string[] {
    const file = this.fileOf(home);
    const context = contextOfSteps(this.day);
    const outcome = takeStep(file, this.caseOf(home), caseStep.parse(step), staff[who], context);
    if (outcome.kind === 'refused') return outcome.problems.map(({ code }) => code);
    file.cases = [...file.cases.filter(({ number }) => number !== outcome.case.number), outcome.case];
    return [];
  }

  /** Steps that have to be allowed. */
  takeAll(home: string, way: readonly (readonly [Person, CaseStepInput])[]): this {
    for (const [who, step] of way) {
      const problems = this.take(home, who, step);
      if (problems.length > 0) throw new Error(`${step.step}: ${problems.join(', ')}`);
    }
    return this;
  }

  /** As far as a decision to terminate. */
  bringToDecision(home: string): this {
    return this.takeAll(home, [
      ['county', steps.screen],
      ['county', steps.dispatch],
      ['handler', steps.begin],
      ['handler', steps.survey],
      ['leader', steps.terminate],
      ['county', steps.check],
      ['county', steps.notice],
      ['handler', steps.serve],
      ['handler', steps.agrees],
      ['county', steps.hear],
    ]);
  }
}
