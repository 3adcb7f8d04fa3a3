/** One damaged county: two nights, the files of the second damaged, and what that did to anybody. */
import fc from '../../builders/fast-check.ts';
import { sourceOf } from '../../../shared/domain/catalogue/catalogue.ts';
import { isOpen } from '../../../shared/contracts/household-case.ts';
import { rosterColumns } from '../../../shared/domain/roster/roster-columns.ts';
import { readDeliveryKey } from '../../../shared/domain/deliveries/delivery-key.ts';
import { fieldDamages, type Leaves } from './field-damages.ts';
import { generatedCounty, type County } from './generated-county.ts';
import type { Sheet } from '../../builders/sheet.ts';
import { MemoryCounty, type Night } from './memory-county.ts';
import { plainFile, type Files } from './drafts.ts';
import { sheetDamages } from './sheet-damages.ts';

const day = '2026-11-30';

export interface DamagedCounty {
  county: County;
  /** Which file of the second night. */
  sheet: number;
  kind: string;
  /** Of a field: English name of its column. */
  column: string | undefined;
  leaves: Leaves | 'refused' | 'lost';
  files: Files;
}

/** From one row to all of them. */
const rate = fc.constantFrom('one', 'some', 'all');

export const damagedCounty: fc.Arbitrary<DamagedCounty> = generatedCounty.chain((county) =>
  fc
    .record({
      sheet: fc.nat(county.second.length - 1),
      kind: fc.nat(),
      rate,
      seeds: fc.array(fc.nat(9_999), { minLength: 120, maxLength: 120 }),
      ofField: fc.boolean(),
    })
    .map(({ sheet: at, kind, rate: often, seeds, ofField }) => {
      const sheet = county.second[at]!;
      const first = (seeds[0] ?? 0) % Math.max(1, sheet.rows.length);
      const hit = sheet.rows.map(
        (_, n) => often === 'all' || n === first || (often === 'some' && (seeds[n] ?? 0) % 3 === 0),
      );
      let picked = 0;
      const pick = (count: number): number => (seeds[119 - (picked++ % 60)] ?? 0) % Math.max(1, count);
      const damaged = ofField ? damageField(sheet, hit, kind, pick) : damageSheet({ sheet, hit, pick }, kind);
      return { county, sheet: at, ...damaged };
    }),
);

function damageField(
  sheet: Sheet,
  hit: readonly boolean[],
  kind: number,
  pick: (count: number) => number,
): Omit<DamagedCounty, 'county' | 'sheet'> {
  const at = pick(sheet.columns.length);
  const column = sheet.columns[at]!;
  const form = formOf(sheet, column);
  const fitting = fieldDamages.filter(({ forms }) => forms.includes(form));
  const { name, leaves, apply } = fitting[kind % fitting.length]!;
  const rows = sheet.rows.map((row, n) =>
    hit[n] === true ? row.map((each, m) => (m === at ? apply(each) : each)) : row,
  );
  return { kind: name, column, leaves, files: plainFile({ ...sheet, rows }) };
}

function damageSheet(
  draft: Parameters<(typeof sheetDamages)[number]['apply']>[0],
  kind: number,
): Omit<DamagedCounty, 'county' | 'sheet'> {
  const { of } = draft.sheet;
  const fitting = sheetDamages.filter(
    ({ only, except }) => only?.includes(of) !== false && except?.includes(of) !== true,
  );
  const { name, leaves, apply } = fitting[kind % fitting.length]!;
  return { kind: name, column: undefined, leaves, files: apply(draft) };
}

/** How the fields of a column are read. */
export function formOf({ of }: Sheet, column: string) {
  const columns = of === 'roster' ? rosterColumns : sourceOf(of)!.columns;
  return columns.find(({ field }) => field === column)!.form;
}

/** What a damaged county came to: what became of the file, and what of it must not be. */
export interface Tried {
  state: string;
  problems: string[];
}

export async function tryCounty({
  county,
  sheet,
  files,
  kind,
  column,
  leaves,
}: DamagedCounty): Promise<Tried> {
  const world = new MemoryCounty(day);
  for (const each of county.first) await deliver(world, plainFile(each));
  const before = await world.night();
  for (const [at, each] of county.second.entries())
    await deliver(world, at === sheet ? files : plainFile(each));
  const after = await world.night();
  const state = await stateOf(world, files.at(-1)![0]);
  const name = `${county.second[sheet]!.of} ${column ?? ''} ${kind}`;
  const found = compare(before, after, { leaves, isHeld: /^(held|rejected)/.test(state), state });
  return { state, problems: found.map((problem) => `${name} (${state}): ${problem}`) };
}

async function deliver(world: MemoryCounty, files: Files): Promise<void> {
  for (const [key, bytes] of files) await world.deliver(key, bytes);
}

async function stateOf(world: MemoryCounty, key: string): Promise<string> {
  const reading = readDeliveryKey(key, day);
  if (reading.kind === 'refused') return `rejected ${reading.reason}`;
  const states = await world.states(reading.subject);
  const { state, reason } = states.find(({ file }) => file.key === key)!;
  return `${state} ${reason ?? ''}`.trim();
}

interface Outcome {
  leaves: DamagedCounty['leaves'];
  isHeld: boolean;
  state: string;
}

function compare(
  before: ReadonlyMap<string, Night>,
  after: ReadonlyMap<string, Night>,
  outcome: Outcome,
): string[] {
  const { leaves, isHeld } = outcome;
  const problems: string[] = [];
  if (leaves === 'refused' && !isHeld) problems.push('is used');
  // A file of which the last line is not ended may be cut off, and an old Mac ends none.
  if (leaves === 'same' && isHeld) problems.push('is not used');
  for (const [id, night] of after) {
    const known = before.get(id);
    problems.push(...accusations(known, night, leaves).map((problem) => `${id} ${problem}`));
    if (known === undefined) continue;
    if (leaves !== 'lost' || isHeld)
      problems.push(...absolutions(known, night, leaves).map((problem) => `${id} ${problem}`));
    if (night.file.profile.headcount < known.file.profile.headcount) problems.push(`${id} loses headcount`);
    if (night.file.profile.status === 'ended') problems.push(`${id} has ended`);
  }
  return problems;
}

/** Rules that nobody failed before, or fails harder now. */
function accusations(
  known: Night | undefined,
  { assessment }: Night,
  leaves: DamagedCounty['leaves'],
): string[] {
  const before = new Map(known?.assessment.findings.map((finding) => [finding.rule, finding]));
  return assessment.findings.flatMap((finding) => {
    const { rule, kind, amountFen } = finding;
    if (leaves !== 'same' && rule === 'unclear-asset') return [];
    if (leaves === 'name' && rule === 'identity-question') return [];
    const former = before.get(rule);
    if (former === undefined) return [`is accused: ${rule} ${String(amountFen)}`];
    if (kind === 'suspension' && former.kind !== 'suspension') return [`is accused harder: ${rule}`];
    if ((amountFen ?? 0) > (former.amountFen ?? 0)) return [`is accused of more: ${rule}`];
    return [];
  });
}

/** Rules that somebody failed and passes now, and cases that are no more. */
function absolutions(known: Night, { file, assessment }: Night, leaves: DamagedCounty['leaves']): string[] {
  const asked = leaves === 'name' && assessment.findings.some(({ rule }) => rule === 'identity-question');
  const passed = known.assessment.findings.filter(({ rule }) =>
    assessment.results.some((result) => result.rule === rule && result.kind === 'passed'),
  );
  const hadCase = known.file.cases.some(isOpen);
  return [
    ...(asked ? [] : passed.map(({ rule }) => `passes ${rule}`)),
    ...(hadCase && !file.cases.some(isOpen) ? ['loses its case'] : []),
  ];
}
