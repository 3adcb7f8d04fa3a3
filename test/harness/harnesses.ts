/** The harnesses of `npm run harness`. */

/** By name: the script, and what it shows. */
export const harnesses: Readonly<Record<string, { script: string; shows: string }>> = {
  faults: { script: 'faults/faults.ts', shows: 'trials under seeded faults end as a clean pass does' },
  kill: { script: 'faults/kill.ts', shows: 'the process is killed at random moments, and resumes' },
  load: { script: 'faults/load.ts', shows: '200 deliveries within one minute while a night runs' },
  damage: { script: 'damage/damage.ts', shows: 'damaged files accuse nobody and absolve nobody' },
  histories: { script: 'histories/histories.ts', shows: 'clerical changes change nothing' },
  invariants: { script: 'invariants/invariants.ts', shows: 'each invariant, broken in a copy, is noticed' },
  mutation: { script: 'mutation/mutation.ts', shows: 'small changes of the domain are noticed by tests' },
  bench: { script: 'bench/bench.ts', shows: 'speed of matching and nights, growth, cost' },
  workbook: { script: 'bench/workbook.ts', shows: 'memory that reading a workbook takes' },
  staff: { script: 'bench/staff-api.ts', shows: 'time of lists, cases and pages of staff' },
  preview: { script: 'bench/preview.ts', shows: 'time until what a release would do is ready' },
  applicant: { script: 'bench/applicant.ts', shows: 'time from a form to the check report' },
  advisories: {
    script: 'advisories/advisories.ts',
    shows: 'no package in a bundle has a known advisory',
  },
  screenshots: { script: '../browser/screenshots.ts', shows: 'pictures of the main pages' },
};
