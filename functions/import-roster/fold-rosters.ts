import type { FileRecord } from '../../shared/contracts/deliveries.ts';
import { foldRecords, type Combination } from '../../shared/domain/deliveries/fold-deliveries.ts';
import { holdRosters } from '../../shared/domain/deliveries/hold-rules.ts';
import { HoldRulesUnknownError } from '../../shared/app/deliveries/settle.ts';
import { compareRosters } from '../../shared/domain/roster/compare-rosters.ts';
import { readKeptRoster, type KeptRosterDependencies } from './read-roster.ts';
import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';

/**
 * Folds the rosters of a county; returns the one to use. Where the fold has to know how many households of one roster
 * the next one lacks, that is found out from their bytes and put on record, once for each pair.
 */
export async function foldRosters(
  county: string,
  deps: KeptRosterDependencies & { ledger: DeliveryLedger },
): Promise<FileRecord | undefined> {
  for (;;) {
    const outcome = foldRecords(await deps.ledger.readLive({ kind: 'roster', county }), holdRosters);
    if (outcome.kind === 'folded') return outcome.current?.files[0];
    if (outcome.kind === 'rules-unknown')
      throw new HoldRulesUnknownError('a newer version of the hold rules has judged this roster');
    const candidate = onlyFile(outcome.candidate);
    const current = onlyFile(outcome.current);
    const former = await readKeptRoster(county, current, deps);
    const later = await readKeptRoster(county, candidate, deps);
    const compared = compareRosters(former.households, later.households);
    const share = compared.households === 0 ? 0 : compared.householdsLost / compared.households;
    await deps.ledger.changeFile({ kind: 'roster', county }, candidate.fileId, (known = candidate) => ({
      ...known,
      rosterComparisons: { ...known.rosterComparisons, [current.fileId]: compared },
      // What the first version of the hold rules judges by.
      ...(known.holdRules === undefined && {
        vanishedAgainst: { ...known.vanishedAgainst, [current.fileId]: share },
      }),
    }));
  }
}

function onlyFile(combination: Combination): FileRecord {
  const [file] = combination.files;
  if (file === undefined) throw new Error('a roster is one file');
  return file;
}
