/** The policy: every number and switch of the comparison as one validated document, each with what it rests on. */
import { z } from 'zod';
import { fen, scheme } from '../../contracts/primitives.ts';
import { amountPolicy, defaultAmounts } from './amount-policy.ts';
import { casePolicy, clearancePolicy } from './case-policy.ts';
import { defaultCases } from './default-case-policy.ts';
import { dated } from './dated.ts';
import { defaultDocuments, documentPolicy } from './document-policy.ts';
import { overlaySchema } from './overlays.ts';
import { provider, retiredProvider } from './providers.ts';
import { providerWord } from './provider-words.ts';
import { positiveNumber } from '../kernel/decimal.ts';
import { ruleEntry, sourceNames } from '../catalogue/catalogue.ts';

const { effectiveFrom, effectiveTo, restsOn } = dated;

const knownSource = z.enum(sourceNames);

/** 保障标准: what the guarantee lifts one person to, per month or per year. */
const standard = z.strictObject({
  scheme,
  period: z.enum(['month', 'year']),
  amountFen: fen.positive(),
  ...dated,
});

/** What an amount in another currency counts for. */
const currencyRate = z.strictObject({
  /** As banks write it, in capitals: USD, HKD. */
  currency: z.string().regex(/^[^\sa-z]+$/, 'give the currency in capitals, as banks write it'),
  yuanPerUnit: positiveNumber,
  effectiveFrom,
  effectiveTo,
  restsOn,
});

const sourceSettings = z.strictObject({
  /** After how many days without anything newer a provider is overdue. */
  overdueAfterDays: z.int().positive(),
  restsOn,
});

const sourceEntries = z.partialRecord(knownSource, sourceSettings);

export const policy = z.strictObject({
  /** In the order in which findings are listed. A county may have an entry of its own for a rule. */
  rules: z.array(ruleEntry).min(1, 'name at least one rule'),
  standards: z.array(standard),
  currencyRates: z.array(currencyRate),
  /** The sources that are expected: staff are told where nothing has come. Of others holds what their module says. */
  sources: sourceEntries,
  retiredProviders: z.array(retiredProvider).optional(),
  clearances: clearancePolicy,
  /** A policy that says nothing of cases or documents takes the default. */
  cases: casePolicy.default(defaultCases),
  documents: documentPolicy.default(defaultDocuments),
  amounts: amountPolicy.default(defaultAmounts),
  providers: z.array(provider).optional(),
  /** What words of providers mean that the catalogue does not know. They change no state of a delivery. */
  words: z.array(providerWord).optional(),
  /** What `cases`, `clearances`, `documents` and `sources` say otherwise for a county or from a day on. */
  overlays: z
    .array(
      overlaySchema({
        cases: casePolicy,
        clearances: clearancePolicy,
        documents: documentPolicy,
        sources: sourceEntries,
      }),
    )
    .optional(),
  /** What another version wrote and this one cannot read, by list or section: kept, and judged by nobody. */
  unread: z.record(z.string(), z.array(z.unknown())).optional(),
});
export type Policy = z.infer<typeof policy>;
