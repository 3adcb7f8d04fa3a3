/** Identities that cannot be read: whoever is missing may be behind one of them. */
import type { Combination } from './fold-deliveries.ts';
import { comparePersons, countRows, listMissing, type PersonSummaries } from './person-summaries.ts';
import type { DeliveryComparison } from '../../contracts/trust.ts';

/**
 * Rows of a delivery whose identity cannot be read, those of the sample included whose number a spreadsheet has rounded: it
 * leads to nobody. Of files that were recorded before they were counted, none is known.
 */
export function countUnreadableIdentities({ files }: Combination): number {
  return files.reduce((sum, { verdict }) => {
    const profile = verdict.kind === 'accepted' ? verdict.profile : undefined;
    return sum + (profile?.unreadableIdentities ?? 0) + (profile?.sample.rounded ?? 0);
  }, 0);
}

export interface Compared {
  comparison: Omit<DeliveryComparison, 'missing'>;
  /** By number, those who count as unreadable in the later one. */
  missing: string[];
  /** Of the delivery that matched them last. */
  unreadableBefore: number;
}

/** The persons that a delivery matched, and those who count as unreadable in it. */
export interface Matched {
  delivery: Combination;
  persons: PersonSummaries;
  missing: ReadonlySet<string>;
}

/**
 * Compares two deliveries person by person. Somebody whom the former one matched and the later one lacks, or has fewer rows of,
 * counts as unreadable while more identities cannot be read than then; and goes on doing so in deliveries after it, until that is no longer so.
 */
export function compareMatched(
  former: Matched,
  later: Matched,
  isMember: (first17: string) => boolean,
): Compared {
  const now = countUnreadableIdentities(later.delivery);
  const before = countUnreadableIdentities(former.delivery);
  const since = former.delivery.missing?.unreadableBefore ?? before;
  const newly = now > before ? listMissing(former.persons, later.persons, isMember) : [];
  const still =
    now > since
      ? [...former.missing].filter((first17) => isMember(first17) && !hasReturned(first17, former, later))
      : [];
  return {
    comparison: comparePersons(former.persons, later.persons, isMember),
    missing: [...new Set([...newly, ...still])].sort(),
    unreadableBefore: still.length > 0 ? Math.min(since, before) : before,
  };
}

/** There is more of somebody again than in the delivery that lacked it. */
function hasReturned(
  first17: string,
  former: Pick<Matched, 'persons'>,
  later: Pick<Matched, 'persons'>,
): boolean {
  const [before, now] = [countRows(former.persons, first17), countRows(later.persons, first17)];
  return later.persons.has(first17) && (now > before || !former.persons.has(first17));
}
