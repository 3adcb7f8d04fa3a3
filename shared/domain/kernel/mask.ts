/** Numbers as they are shown to people who need to recognise, not to know them. */

/** `329901**********10`: the region and the last two characters; of anything shorter than eight nothing. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 8) return '*'.repeat(idNumber.length);
  return `${idNumber.slice(0, 6)}${'*'.repeat(idNumber.length - 8)}${idNumber.slice(-2)}`;
}
