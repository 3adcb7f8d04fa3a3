/** Numbers as they are shown to people who need to recognise, not to know them. */

/** `329901********0010`: the county and the last four; anything shorter is hidden but for its last character. */
export function maskIdNumber(idNumber: string): string {
  const [head, tail] = idNumber.length >= 15 ? [6, 4] : [0, 1];
  const hidden = Math.max(0, idNumber.length - head - tail);
  return idNumber.slice(0, head) + '*'.repeat(hidden) + idNumber.slice(head + hidden);
}
