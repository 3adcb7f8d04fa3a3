/** Names of businesses, as registers and payers write them. */
import { cleanNumber } from './text.ts';

/** A name as names are compared: width, spaces and case folded. */
export function foldPayer(name: string): string {
  return cleanNumber(name).toUpperCase();
}
