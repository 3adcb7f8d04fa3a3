/** Holdings (财产记录): what the rows of the sources say is held, as they stand in a household's file. */
import { z } from 'zod';
import { calendarDate, fen } from './primitives.ts';
import { storedWord } from './stored.ts';

/** What a bank row says. Words are kept as delivered; they are judged in the assessment. */
export const bankAsset = z.object({
  source: z.literal('bank'),
  accountNumber: z.string(),
  subAccount: z.string().optional(),
  branch: z.string().optional(),
  accountType: z.string().optional(),
  currency: z.string().optional(),
  balanceFen: fen,
  balanceDate: calendarDate,
  status: z.string(),
});
export type BankAsset = z.infer<typeof bankAsset>;

export const vehicleAsset = z.object({
  source: z.literal('vehicle'),
  plateNumber: z.string(),
  plateType: z.string(),
  vin: z.string().optional(),
  vehicleType: z.string().optional(),
  use: z.string().optional(),
  registeredOn: calendarDate.optional(),
  status: z.string(),
});
export type VehicleAsset = z.infer<typeof vehicleAsset>;

export const propertyAsset = z.object({
  source: z.literal('property'),
  certificateNumber: z.string(),
  unitNumber: z.string().optional(),
  location: z.string().optional(),
  purpose: z.string(),
  area: z.string().optional(),
  ownership: z.string().optional(),
  share: z.string().optional(),
  registeredOn: calendarDate.optional(),
  status: z.string(),
});
export type PropertyAsset = z.infer<typeof propertyAsset>;

const readAsset = z.discriminatedUnion('source', [bankAsset, vehicleAsset, propertyAsset]);
export type Asset = z.infer<typeof readAsset>;

/**
 * What a row says is held. That of a source which this version does not know is kept as it is stored, so whoever needs
 * more than `source` asks the catalogue first.
 */
export const asset = z.union([readAsset, z.looseObject({ source: storedWord })]) as z.ZodType<Asset>;

/** A holding (财产记录): one matched row, in the file of the household it leads to. */
export const holding = z.object({
  provider: z.string(),
  asOf: calendarDate,
  /** Inbox key of the file. */
  file: z.string(),
  /** Physical line, the header being 1, after inflation. */
  line: z.int().positive(),
  /** The member it leads to, by the first 17 digits. */
  identityToken: z.string(),
  checkDigitRight: z.boolean(),
  /** Name on the row, as delivered (may be empty). */
  name: z.string(),
  asset,
});
export type Holding = z.infer<typeof holding>;
