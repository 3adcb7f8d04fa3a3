/** Which assets a finding is about, and what explains it. */
import type { Evidence, Finding } from '../../contracts/findings.ts';
import type { Clearance, FindingOutline, HouseholdCase } from '../../contracts/household-file.ts';
import type { Fen } from '../../contracts/primitives.ts';
import { isHard } from '../assessment/finding-kinds.ts';
import { compareWithShare } from '../kernel/decimal.ts';
import { assetKeyOf } from '../catalogue/catalogue.ts';
import {
  explains,
  isExplainedDouble,
  isExplainedPerson,
  otherHouseholdsOf,
} from '../catalogue/rules/clearances.ts';
import { assetIdentityOf, type ProviderNames } from '../catalogue/asset-identity.ts';
import { nameSameAsset } from '../catalogue/same-asset.ts';

/** Keys of the assets that a finding rests on. They hold account and plate numbers: never log them. */
export function assetsOf({ evidence }: Pick<Finding, 'evidence'>): string[] {
  return [...new Set(evidence.map(keyOf))].sort();
}

/** The names of each thing that a finding rests on; things of one name are one. Never log them. */
export function thingsOf(
  { evidence }: Pick<Finding, 'evidence'>,
  providers: ProviderNames,
): readonly (readonly string[])[] {
  const things = evidence.map((row) => assetIdentityOf(row.asset, row, providers));
  return [...Map.groupBy(things, ({ key }) => key).values()].map((same) => [
    ...new Set(same.flatMap(({ names }) => names)),
  ]);
}

/** Whether every thing that one finding rests on is among those of another, whichever parts of its name these have. */
export function restsOnNoOther(
  finding: Pick<Finding, 'evidence'>,
  than: Pick<Finding, 'evidence'>,
  providers: ProviderNames,
): boolean {
  const known = thingsOf(than, providers);
  return thingsOf(finding, providers).every((names) => known.some((each) => nameSameAsset(names, each)));
}

/** The amount of some assets in a finding before exemptions; undefined in older records. */
export function heldBy({ evidence }: Finding, assets: readonly string[]): Fen | undefined {
  const keys = new Set(assets);
  const rows = evidence.filter((row) => keys.has(keyOf(row)));
  if (rows.length === 0 || rows.some(({ heldFen }) => heldFen === undefined)) return undefined;
  return rows.reduce((sum, { heldFen = 0 }) => sum + heldFen, 0);
}

/** What some assets count for in a finding; null where the rule is not about money. */
export function countedFor(finding: Finding, assets: readonly string[]): Fen | null {
  if (finding.amountFen === null) return null;
  const keys = new Set(assets);
  return finding.evidence
    .filter((row) => keys.has(keyOf(row)))
    .reduce((sum, { countedFen }) => sum + (countedFen ?? 0), 0);
}

/** What a clearance of some assets of a finding keeps: what they are called, what they hold, whose double it is. */
export function explainedIn(
  finding: Finding,
  assets: readonly string[],
  providers: ProviderNames,
): Pick<Clearance, 'assets' | 'things' | 'amountFen' | 'heldFen' | 'people'> {
  const keys = new Set(assets);
  const heldFen = heldBy(finding, assets);
  const rows = finding.evidence.filter((row) => keys.has(keyOf(row)));
  return {
    assets: [...keys].sort(),
    things: thingsOf({ evidence: rows }, providers).map((names) => [...names]),
    amountFen: countedFor(finding, assets),
    ...(heldFen !== undefined && { heldFen }),
    ...(finding.people !== undefined && { people: finding.people }),
  };
}

/** What policy says of clearances and providers. */
export interface Covering {
  clearanceGrowthShare: number;
  namesOfProvider: ProviderNames;
}

/** Whether a clearance explains all of a finding as it is now: no other asset, and no more than policy lets it grow. */
export function covers(clearance: Clearance, finding: Finding, policy: Covering): boolean {
  if (clearance.rule !== finding.rule) return false;
  const things = thingsOf(finding, policy.namesOfProvider);
  if (things.some((names) => !explains(clearance, { names }))) return false;
  if (!areExplained(clearance.people, finding.people)) return false;
  if (clearance.amountFen === null || finding.amountFen === null) return true;
  const assets = assetsOf(finding);
  const held = heldBy(finding, assets);
  const isMeasured = clearance.heldFen !== undefined && held !== undefined;
  const before = isMeasured ? (clearance.heldFen ?? 0) : clearance.amountFen;
  const now = isMeasured ? held : (countedFor(finding, assets) ?? 0);
  return compareWithShare(now - before, before, policy.clearanceGrowthShare) <= 0;
}

/** Whether the people in other households were in the same ones when it was explained. Older records explain all. */
function areExplained(explained: Clearance['people'], found: Finding['people'] = []): boolean {
  return (
    explained === undefined ||
    found.every((person) => {
      const others = otherHouseholdsOf(person);
      return others.length === 0
        ? isExplainedPerson(explained, person)
        : others.every((other) => isExplainedDouble(explained, person, other));
    })
  );
}

/** Whether a finding says more against a household than before: harder, or by more than policy lets an amount grow. */
export function isWorse(finding: FindingOutline, before: FindingOutline, growthShare: number): boolean {
  if (isHard(finding) && !isHard(before)) return true;
  if (finding.amountFen === null || before.amountFen === null) return false;
  return compareWithShare(finding.amountFen - before.amountFen, before.amountFen, growthShare) > 0;
}

/** Whether everything that a case was raised for has been explained. */
export function isExplained({ findings, clearances }: HouseholdCase, policy: Covering): boolean {
  return findings.every((finding) => clearances.some((each) => covers(each, finding, policy)));
}

function keyOf(row: Evidence): string {
  return assetKeyOf(row.asset, row);
}
