/** Where things are in the console. */
import type { HouseholdCase } from '../../../shared/contracts/household-file.ts';
import type { HouseholdId } from '../../../shared/contracts/primitives.ts';
import type { Purpose } from '../../../shared/domain/staff/purposes.ts';

/** @param purpose what the file is opened for; without it the page asks */
export function householdAddress(household: HouseholdId, purpose?: Purpose): string {
  const address = `/households/${encodeURIComponent(household)}`;
  return purpose === undefined ? address : `${address}?purpose=${purpose}`;
}

export function caseAddress({ householdId, number }: Pick<HouseholdCase, 'householdId' | 'number'>): string {
  return `/cases/${encodeURIComponent(householdId)}/${number}`;
}

export function checkAddress(subject: HouseholdId): string {
  return `/checks/${encodeURIComponent(subject)}`;
}

/** A report of it: the first is 1. */
export function reportAddress(subject: HouseholdId, sequence: number): string {
  return `${checkAddress(subject)}/reports/${sequence}`;
}

/** The list that somebody works through. */
export interface Queued {
  /** The query of the worklist; empty for all of it. */
  list: string;
  /** The case that comes next, by household and number: a step may move this one in the list, or out of it. */
  next?: Pick<HouseholdCase, 'householdId' | 'number'> | undefined;
}

/** An address of a case that keeps the list it was opened from. */
export function queuedAddress(address: string, queued: Queued | undefined): string {
  if (queued === undefined) return address;
  const { list, next } = queued;
  const following = next && { following: `${next.householdId}/${next.number}` };
  const query = new URLSearchParams({ list, ...following }).toString();
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}

export const changesAddress = '/policy/changes';

/** All that a provider, or a county with its roster, has delivered. @param of the name of its subject */
export function historyAddress(of: string, before: Record<string, string> = {}): string {
  return `/deliveries/history?${new URLSearchParams({ of, ...before }).toString()}`;
}
