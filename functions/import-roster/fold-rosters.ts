import type { FileRecord } from '../../shared/contracts/deliveries.ts';
import { foldDeliveries, type Combination } from '../../shared/domain/deliveries/fold-deliveries.ts';
import { holdRosters } from '../../shared/domain/deliveries/hold-rules.ts';
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
    const { files, decisions } = await deps.ledger.read({ kind: 'roster', county });
    const outcome = foldDeliveries(files, decisions, holdRosters);
    if (outcome.kind === 'folded') return outcome.current?.files[0];
    const candidate = onlyFile(outcome.candidate);
    const current = onlyFile(outcome.current);
    const share = vanishedShare(
      await householdsOf(county, current, deps),
      await householdsOf(county, candidate, deps),
    );
    await deps.ledger.changeFile({ kind: 'roster', county }, candidate.fileId, (known = candidate) => ({
      ...known,
      vanishedAgainst: { ...known.vanishedAgainst, [current.fileId]: share },
    }));
  }
}

function onlyFile(combination: Combination): FileRecord {
  const [file] = combination.files;
  if (file === undefined) throw new Error('a roster is one file');
  return file;
}

async function householdsOf(
  county: string,
  file: FileRecord,
  deps: KeptRosterDependencies,
): Promise<Set<string>> {
  const households = await readKeptRoster(county, file, deps);
  return new Set(households.map(({ profile }) => profile.householdId));
}

/** The part, from 0 to 1, of the households before that are not there after. */
function vanishedShare(before: ReadonlySet<string>, after: ReadonlySet<string>): number {
  if (before.size === 0) return 0;
  const vanished = [...before].filter((household) => !after.has(household)).length;
  return vanished / before.size;
}
