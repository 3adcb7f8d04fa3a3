/** One request as pages see it: who asks, in which language, from where, on which day. */
import type { ProviderRef } from '../../shared/contracts/messages.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../shared/contracts/staff.ts';
import type { Translate } from '../../shared/domain/kernel/say.ts';
import type { Language } from './language.ts';

export interface Visit {
  /** Undefined on the pages that anybody may see. */
  staff: StaffMember | undefined;
  /** Stands in every form that changes something. */
  csrf: string;
  language: Language;
  t: Translate;
  /** Path and query of this page, to come back to. */
  path: string;
  day: CalendarDate;
}

/** A visit by somebody who has signed in. */
export type StaffVisit = Visit & {
  staff: StaffMember;
  /** What the county's policy calls a provider today, else the name of its folder. */
  providerName: (ref: ProviderRef) => string;
};
