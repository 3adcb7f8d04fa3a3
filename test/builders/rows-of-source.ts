/** Rows of any source, by the English names of its columns, as a household of two has them. */
import { asset as assetSchema, type Holding } from '../../shared/contracts/household-file.ts';
import { groupIntoAssets } from '../../shared/domain/assessment/holdings-to-assets.ts';
import { matchRows } from '../../shared/domain/assessment/match-rows.ts';
import type { HeldAsset } from '../../shared/domain/catalogue/held.ts';
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import type { Source } from '../../shared/domain/catalogue/source.ts';
import { defaultPolicy } from '../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../shared/domain/policy/policy-in-force.ts';
import { aBankHolding, aHousehold, aMember, tokenOf } from './household-file.ts';

export const twoMembers = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
/** A row of the second of them. */
export const ofSecond: Partial<Holding> = { identityToken: tokenOf(2), name: '李小梅' };

/** The token of whose number begins with these 17 digits: members 1 and 2 are 110101198001010010 and …0029. */
const tokenOfNumber = (first17: string): string =>
  first17 === '11010119800101001'
    ? tokenOf(1)
    : first17 === '11010119800101002'
      ? tokenOf(2)
      : `1:${first17.slice(-4)}`;

/**
 * A row as it is stored: of an office, as of 2026-10-31, verified.
 *
 * @throws Error with the reason, of a row that is set aside
 */
export function rowOf(source: Source, cells: Cells, place: Partial<Holding> = {}): Holding {
  const reading = source.readRow((name) => cells[name] ?? '', tokenOfNumber);
  if (reading.kind === 'invalid') throw new Error(reading.reason);
  const asset = assetSchema.parse(JSON.parse(JSON.stringify(reading.row)));
  const file = `inbox/${source.name}/an-office/2026-10-31/rows.csv`;
  return { ...aBankHolding({}, { provider: 'an-office', file, ...place }), asset };
}

/** The things that rows make up in a household of two. */
export function thingsOf(...holdings: readonly Holding[]): HeldAsset[] {
  const numbered = holdings.map((holding, index) => ({ ...holding, line: index + 2 }));
  const rows = matchRows(aHousehold({ members: twoMembers, holdings: numbered }), '2026-11-22');
  const policy = policyInForce(defaultPolicy, '110101', '2026-11-22');
  return groupIntoAssets(rows, { policy, doubt: 'as-judged' });
}

/** State, unclear points and facets of the one thing that rows make up. */
export function saidBy(...holdings: readonly Holding[]) {
  const [thing, ...others] = thingsOf(...holdings);
  if (thing === undefined || others.length > 0) throw new Error('not one thing');
  const { state, unclear, facets } = thing;
  return { state, unclear: unclear.map(({ point }) => point), facets };
}
