/** How sure a case is. */
import type { Finding } from '../../contracts/findings.ts';
import { certainty, type Certainty } from '../../contracts/primitives.ts';
import { isHard } from '../assessment/finding-kinds.ts';

/** Of the surest finding. */
export function surestOf(findings: readonly Finding[]): Certainty {
  const all = findings.map(certaintyOf);
  return certainty.options.find((each) => all.includes(each)) ?? 'doubtful';
}

/** A finding is as sure as its least sure row; a hard one rests on what is verified. */
function certaintyOf(finding: Finding): Certainty {
  if (isHard(finding)) return 'verified';
  // No row is behind a double recipient: the numbers are the same, and nobody has compared the names.
  if (finding.evidence.length === 0) return 'probable';
  return (
    certainty.options.findLast((each) => finding.evidence.some((row) => row.certainty === each)) ?? 'doubtful'
  );
}
