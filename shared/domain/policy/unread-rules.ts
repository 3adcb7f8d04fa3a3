/** Entries of rules that this version cannot read: of an unknown rule, or with parameters of another version. */
import * as z from 'zod';
import type { RuleName } from '../../contracts/findings.ts';
import { kept, storedWord } from '../../contracts/stored.ts';
import type { Policy } from './document.ts';

const unreadRule = kept({ rule: storedWord, county: z.string().optional() });

/**
 * Rules of which a policy has an entry that cannot be read: nobody can say whether they pass.
 *
 * @param county what concerns this county; undefined: everything
 */
export function unreadRules({ unread }: Pick<Policy, 'unread'>, county?: string): RuleName[] {
  const entries = (unread?.['rules'] ?? []).flatMap((entry) => unreadRule.safeParse(entry).data ?? []);
  const concerned = entries.filter(
    (entry) => county === undefined || entry.county === undefined || entry.county === county,
  );
  return [...new Set(concerned.map(({ rule }) => rule))];
}
