/** Grants in the words of the list of those that no recorded call needed. */
import { unseen } from '../../builders/unseen-permissions.ts';
import type { Need } from './needs.ts';

export interface Shown {
  action: string;
  resource: string;
  /** Of tables. */
  key: string;
}

/** Names as in the stack: `Rosters`, `store/runs/`, `Households`. */
export function shorten({ action, resource, key }: Need): Shown {
  const name = resource
    .replace(/arn:\S*:s3:::hedui-storage([a-z]+)bucket[0-9a-f]{8}(\/[^/]+\/)?.*/, '$1$2')
    .replace(/arn:\S*:Hedui-([A-Za-z]+?)(?:Queue)?[0-9A-F]{8}/, '$1')
    .replace(/arn:\S*:table\/Hedui-Tables([A-Za-z]+)[0-9A-F]{8}/, '$1')
    .replace(/:log-group:.*/, ':log-group');
  return { action, resource: name, key: key ?? '' };
}

/** The entries that are about a grant. */
export function reasonsFor(grant: Shown & { function: string }): (typeof unseen)[number][] {
  const text = `${grant.function} ${grant.action} ${grant.resource} ${grant.key}`.trimEnd();
  return unseen.filter(({ what }) => what.test(text));
}
