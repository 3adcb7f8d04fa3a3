/** Each invariant of the design, and changes to the code that break it: the test beside each change has to fail then. */

export interface Break {
  file: string;
  /** Stands there once, and is replaced. */
  from: string;
  to: string;
  test: string;
  title: string;
}

export interface Invariant {
  number: number;
  says: string;
  breaks: readonly Break[];
}

const fold = 'shared/domain/deliveries/fold-deliveries.ts';
const holds = 'shared/domain/deliveries/hold-thresholds.ts';
const foldTest = 'test/unit/domain/deliveries/fold-deliveries.test.ts';
const gateTest = 'test/unit/domain/cases/gate.test.ts';
const trailTest = 'test/unit/domain/assessment/evidence-trail.test.ts';

export const invariants: readonly Invariant[] = [
  {
    number: 1,
    says: 'any interleaving ends as one clean pass does; states are a pure fold in order of arrival',
    breaks: [
      {
        file: fold,
        from: 'compareText(a.at, b.at) || ',
        to: '',
        test: 'test/unit/domain/deliveries/delivery-life.property.test.ts',
        title: 'is what the model says after every arrival',
      },
      {
        file: 'shared/domain/deliveries/fold-books.ts',
        from: 'groups: new Map(groups)',
        to: 'groups: new Map()',
        test: 'test/unit/domain/deliveries/fold-books.property.test.ts',
        title: 'a fold behind books comes to what a fold over the whole history comes to',
      },
      {
        file: 'functions/assess-households/split-page.ts',
        from: 'held: next === undefined ? undefined : whole.pop()',
        to: 'held: undefined',
        test: 'test/unit/functions/assess-households/split-page.test.ts',
        title: 'give every household once, with all its items, wherever they end',
      },
      {
        file: 'shared/domain/runs/tally.ts',
        from: 'this.#count === other.#count && this.#sum === other.#sum',
        to: 'this.#count === other.#count',
        test: 'test/unit/domain/runs/tally.test.ts',
        title: 'one that is missing, doubled, or appears in the place of another is noticed',
      },
    ],
  },
  {
    number: 2,
    says: 'every row is counted once: matched, unmatched and quarantined add up',
    breaks: [
      {
        file: 'shared/matching/row-matcher.ts',
        from: 'this.#quarantined += 1;',
        to: '',
        test: 'test/unit/matching/match-file.test.ts',
        title: 'counts every row once and hands on what leads to a member',
      },
    ],
  },
  {
    number: 3,
    says: 'a delivery is used whole or not at all; what is implausible is held',
    breaks: [
      {
        file: fold,
        from: 'group.parts.size === group.of ? combine(group) : undefined',
        to: 'combine(group)',
        test: foldTest,
        title: 'wait until all files are there',
      },
      {
        file: holds,
        from: 'matchesLeft: { share: 0.5, before: 50 },',
        to: 'matchesLeft: { share: 0, before: 50 },',
        test: foldTest,
        title: 'a rejection releases nothing',
      },
      {
        file: 'shared/domain/cases/reconcile-case.ts',
        from: 'return [...findings.filter(({ rule }) => !kept.some((old) => old.rule === rule)), ...asUnjudged];',
        to: 'return [...findings];',
        test: 'test/unit/domain/cases/reconcile-case.test.ts',
        title: 'keeps a finding while its rule cannot be judged',
      },
    ],
  },
  {
    number: 4,
    says: 'no household is compared without knowing how fresh each source is',
    breaks: [
      {
        file: 'shared/domain/assessment/freshness.ts',
        from: 'asOf === null || ',
        to: 'asOf !== null && ',
        test: 'test/unit/domain/assessment/assessment-rules.test.ts',
        title: 'are those whose newest delivery is older than policy allows, or who have sent nothing',
      },
      {
        file: 'shared/domain/assessment/assess.ts',
        from: 'sayAll([answer.explanation, ...(asked ? gaps : [])])',
        to: 'answer.explanation',
        test: 'test/unit/domain/assessment/assessment-deposits.test.ts',
        title: 'a pass says which banks are overdue, and when nothing has come at all',
      },
    ],
  },
  {
    number: 5,
    says: 'every case leads to file, line, as-of date, rule, policy and index version, and explains itself',
    breaks: [
      {
        file: 'shared/domain/cases/reconcile-case.ts',
        from: 'indexVersion: context.indexVersion,',
        to: "indexVersion: '',",
        test: trailTest,
        title: 'leads to the file, line and date of every row, and to policy and index',
      },
      {
        file: 'shared/domain/assessment/freeze-evidence.ts',
        from: '    line,\n',
        to: '    line: 1,\n',
        test: trailTest,
        title: 'leads to the file, line and date of every row, and to policy and index',
      },
      {
        file: 'shared/domain/assessment/assess.ts',
        from: 'const results = asked.map((entry) =>',
        to: 'const results = asked.slice(0, 1).map((entry) =>',
        test: trailTest,
        title: 'explains every rule in both languages, passed ones too',
      },
    ],
  },
  {
    number: 6,
    says: 'a machine never overwrites what a person decided',
    breaks: [
      {
        file: 'shared/domain/cases/reconcile-case.ts',
        from: 'if (isBegun(open)) return noteToday(open, file, findings, context);',
        to: '',
        test: 'test/unit/domain/cases/begun-cases.test.ts',
        title: 'keeps every word of staff: nights change neither state nor record',
      },
    ],
  },
  {
    number: 7,
    says: 'there is no path around the gate',
    breaks: [
      {
        file: 'shared/domain/cases/gate.ts',
        from: '...(takesMoneyAway(record) ? missingFromGate(record, decision.on) : []),',
        to: '',
        test: gateTest,
        title: 'without a notice is found out',
      },
      {
        file: 'shared/domain/cases/gate.ts',
        from: "if (day <= end.day) return [problem('reply-period-running')];",
        to: '',
        test: gateTest,
        title: 'counts five working days from the day after service',
      },
    ],
  },
  {
    number: 8,
    says: 'no personal data outside the places for it',
    breaks: [
      {
        file: 'shared/runtime/log.ts',
        from: 'error: error.name,\n      place:',
        to: 'error: error.name,\n      message: error.message,\n      place:',
        test: 'test/unit/app/operations/queue-function.test.ts',
        title: 'logs neither the body nor what a foreign error quotes',
      },
      {
        file: 'shared/domain/deliveries/delivery-key.ts',
        from: "'*'.repeat(run.length)",
        to: 'run',
        test: 'test/unit/domain/deliveries/delivery-key.test.ts',
        title: 'identity numbers are struck out of keys, every one of them',
      },
    ],
  },
  {
    number: 9,
    says: 'staff see and act on their county’s, or town’s, households only, and on none related to them',
    breaks: [
      {
        file: 'shared/domain/staff/access.ts',
        from: 'if (actor.county !== county) return [];',
        to: '',
        test: gateTest,
        title: 'nobody of another county',
      },
      {
        file: 'shared/domain/staff/access.ts',
        from: '!townRoles.has(role) || (working !== null && actor.town === working)',
        to: 'true',
        test: gateTest,
        title: 'of another town nobody, before and after it is dispatched',
      },
      {
        file: 'shared/domain/staff/access.ts',
        from: "kinship === 'withheld' ? staff.relatedHouseholds : []",
        to: '[]',
        test: 'test/unit/domain/staff/access.test.ts',
        title:
          'leaves out related households where they are withheld, and counts them where they are counted',
      },
    ],
  },
  {
    number: 10,
    says: 'the same inputs give the same findings, byte for byte',
    breaks: [
      {
        file: 'shared/domain/assessment/match-rows.ts',
        from: 'a.holding.line - b.holding.line ||',
        to: '',
        test: 'test/unit/domain/assessment/assessment-properties.test.ts',
        title: 'the same holdings and members in another order give the same assessment, byte for byte',
      },
    ],
  },
  {
    number: 11,
    says: 'unknown never lowers anything',
    breaks: [
      {
        file: 'shared/domain/assessment/judge-rules.ts',
        from: 'if (unreadable + undecided === 0) return verdict;',
        to: 'if (undecided === 0) return verdict;',
        test: 'test/unit/domain/assessment/unreadable-rows.test.ts',
        title: 'passes no rule that reads its source, and others as before',
      },
      {
        file: 'shared/domain/roster/interpret-roster.ts',
        from: 'contradictory || isInDoubt || !isWhole',
        to: 'contradictory',
        test: 'test/unit/domain/roster/roster.test.ts',
        title: 'costs the row, and the household is disputed',
      },
    ],
  },
  {
    number: 12,
    says: 'clerical changes change nothing',
    breaks: [
      {
        file: 'shared/domain/roster/match-households.ts',
        from: 'for (const fits of underAnyNumber) pair(find.byPeople, fits);',
        to: '',
        test: 'test/unit/domain/roster/follow-households.test.ts',
        title: 'is the same under any number, with equal people, where the old number is gone',
      },
      {
        file: 'shared/domain/catalogue/asset-identity.ts',
        from: 'providers({ source: row.source, provider: place.provider });',
        to: '[place.provider];',
        test: 'test/unit/domain/cases/clearances.test.ts',
        title: 'an account whose bank was renamed, by the names that policy gives it',
      },
    ],
  },
];
