/** Which assets a finding is about, what explains it, and whether it is hard. */
import type { Evidence, Finding } from '../../contracts/findings.ts';
import type { Clearance, FindingOutline, HouseholdCase } from '../../contracts/household-file.ts';
import type { Fen } from '../../contracts/primitives.ts';
import { compareWithShare } from '../kernel/decimal.ts';
import { assetKeyOf } from '../catalogue/catalogue.ts';

/** A hard finding rests on verified evidence and would stop payment; to be lenient with it takes two people. */
export function isHard({ kind }: Pick<Finding, 'kind'>): boolean {
  return kind === 'suspension';
}

export function outlineOf({ rule, kind, amountFen, limitFen }: FindingOutline): FindingOutline {
  return { rule, kind, amountFen, limitFen };
}

/** Keys of the assets that a finding rests on. They hold account and plate numbers: never log them. */
export function assetsOf({ evidence }: Pick<Finding, 'evidence'>): string[] {
  return [...new Set(evidence.map(keyOf))].sort();
}

/** What some assets count for in a finding; null where the rule is not about money. */
export function countedFor(finding: Finding, assets: readonly string[]): Fen | null {
  if (finding.amountFen === null) return null;
  const keys = new Set(assets);
  return finding.evidence
    .filter((row) => keys.has(keyOf(row)))
    .reduce((sum, { countedFen }) => sum + (countedFen ?? 0), 0);
}

/** Whether a clearance explains all of a finding as it is now: no other asset, and no more than policy lets it grow. */
export function covers(clearance: Clearance, finding: Finding, growthShare: number): boolean {
  if (clearance.rule !== finding.rule) return false;
  const explained = new Set(clearance.assets);
  if (assetsOf(finding).some((key) => !explained.has(key))) return false;
  if (clearance.amountFen === null || finding.amountFen === null) return true;
  const now = countedFor(finding, clearance.assets) ?? 0;
  return compareWithShare(now - clearance.amountFen, clearance.amountFen, growthShare) <= 0;
}

/** Whether a finding says more against a household than before: harder, or by more than policy lets an amount grow. */
export function isWorse(finding: FindingOutline, before: FindingOutline, growthShare: number): boolean {
  if (isHard(finding) && !isHard(before)) return true;
  if (finding.amountFen === null || before.amountFen === null) return false;
  return compareWithShare(finding.amountFen - before.amountFen, before.amountFen, growthShare) > 0;
}

/** Whether everything that a case was raised for has been explained. */
export function isExplained({ findings, clearances }: HouseholdCase, growthShare: number): boolean {
  return findings.every((finding) => clearances.some((each) => covers(each, finding, growthShare)));
}

function keyOf(row: Evidence): string {
  return assetKeyOf(row.asset, row);
}
