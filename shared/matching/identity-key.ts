/** The first 17 digits of an identity number as two integers: digits 1 to 8, and 9 to 17. */
export type IdentityKey = { readonly hi: number; readonly lo: number };

/** Splits 17 ASCII digits. Both halves fit 31 bits, and together 57. */
export function splitFirst17(first17: string): IdentityKey {
  return { hi: Number(first17.slice(0, 8)), lo: Number(first17.slice(8)) };
}
