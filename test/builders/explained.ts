/** What a rule says of a household of two, who have signed, in a county that gets every source. */
import type { Clearance, Holding, Member } from '../../shared/contracts/household-file.ts';
import { assetKeyOf } from '../../shared/domain/catalogue/catalogue.ts';
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import type { Source } from '../../shared/domain/catalogue/source.ts';
import { defaultPolicy } from '../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../shared/domain/policy/policy.ts';
import { everySource, resultOf } from './assessment.ts';
import { aClearance, aHousehold, aMember } from './household-file.ts';
import { rowOf } from './rows-of-source.ts';

export const signed = { authorisedOn: '2025-01-01' };
export const two = [aMember(signed), aMember({ ordinal: 2, name: '李小梅', ...signed })];

interface Parts {
  members?: Member[];
  clearances?: Clearance[];
  policy?: Policy;
}

export function seen(rule: string, holdings: Holding[], { policy = defaultPolicy, ...parts }: Parts = {}) {
  const numbered = holdings.map((holding, index) => ({ ...holding, line: index + 2 }));
  const file = aHousehold({ members: two, ...parts, holdings: numbered });
  return resultOf(file, rule, { freshness: everySource, policy });
}

export const said = (...args: Parameters<typeof seen>) => seen(...args).explanation;

/** A clearance of these things. */
export const clearing = (rule: string, ...holdings: Holding[]): Clearance =>
  aClearance({
    ...{ rule, amountFen: null },
    assets: holdings.map((holding) =>
      assetKeyOf(holding.asset, { ...holding, memberToken: holding.identityToken }),
    ),
  });

/** Rows of a source, as usual but for some cells. */
export const rowsOf =
  (source: Source, usual: Cells) =>
  (changes: Cells = {}, place: Partial<Holding> = {}): Holding =>
    rowOf(source, { ...usual, ...changes }, place);
