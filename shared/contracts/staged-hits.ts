/** Staged hits: what matching hands to publishing, as chunk objects of JSON lines. */
import { z } from 'zod';
import { asset, holding, type Holding } from './holdings.ts';
import { householdId } from './primitives.ts';

/** The first line of a chunk: what is the same for all hits of a file. */
export const stagedFacts = holding.pick({ provider: true, asOf: true, file: true });
export type StagedFacts = z.infer<typeof stagedFacts>;

/** Every other line: a holding on its way into a household's file. A list, because there are many of them. */
const stagedLine = z
  .tuple([
    householdId,
    holding.shape.line,
    holding.shape.identityToken,
    holding.shape.checkDigitRight,
    holding.shape.name,
    asset,
  ])
  .readonly();
export type StagedLine = z.infer<typeof stagedLine>;

export interface StagedHit {
  household: string;
  holding: Holding;
}

export function readStagedHit(value: unknown, facts: StagedFacts): StagedHit {
  const [household, line, identityToken, checkDigitRight, name, asset] = stagedLine.parse(value);
  return { household, holding: { ...facts, line, identityToken, checkDigitRight, name, asset } };
}
