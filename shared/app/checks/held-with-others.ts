/**
 * Money that somebody who is looked for holds together with a person of another household, marked as a publication marks that
 * of recipients. The other is a recipient, whose rows are staged, or is looked for as well.
 */
import type { PublishedFile } from '../../contracts/deliveries.ts';
import { inTime, type TimeLeft } from '../../domain/kernel/time-left.ts';
import { accountOf, holdersByAccount, markJoint } from '../deliveries/joint-accounts.ts';
import { readStagedChunks, type StagedRow, type StagedRows } from '../deliveries/staged-rows.ts';

/**
 * The same rows of one delivery, those of such accounts marked.
 *
 * @throws StagedRowUnreadableError, ObjectMissingError where nobody can say now who else holds an account
 */
export async function markHeldWithOthers(
  found: readonly StagedRow[],
  files: readonly PublishedFile[],
  staged: StagedRows & { time: TimeLeft },
): Promise<readonly StagedRow[]> {
  if (!staged.spec.facets.includes('money')) return found;
  const households = [...Map.groupBy(found, ({ household }) => household)].map(([household, rows]) => ({
    household,
    holdings: rows.map(({ holding }) => holding),
  }));
  const holders = new Map<string, Set<string>>();
  for (const { holdings } of households) {
    for (const [account, own] of holdersByAccount(holdings))
      holders.set(account, new Set([...(holders.get(account) ?? []), ...own]));
  }
  // Most people have nothing at most providers, whose rows are not read then.
  if (holders.size === 0) return found;
  for (const chunk of files.flatMap((file) => readStagedChunks(file, staged))) {
    for await (const { holding } of inTime(chunk, staged.time, 'checking'))
      holders.get(accountOf(holding) ?? '')?.add(holding.identityToken);
  }
  return households.flatMap((hits) => {
    const { household, holdings } = markJoint(hits, holders);
    return holdings.map((holding) => ({ household, holding }));
  });
}
