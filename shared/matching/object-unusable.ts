import type { RejectionReason } from '../contracts/reasons.ts';

/** A stored object that holds no file which can be read; `reason` is why it is rejected, `detail` quotes nothing of it. */
export class ObjectUnusableError extends Error {
  override readonly name = 'ObjectUnusableError';
  readonly reason: RejectionReason;
  readonly detail: string | undefined;

  constructor(reason: RejectionReason, detail?: string, options?: ErrorOptions) {
    super(detail ?? reason, options);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Files of rows inflate to 5 to 20 times their bytes, and gzip reaches 1,032. Small files may be as even as they like. */
const MOST_INFLATION = 200;
const LEAST_BOMB_BYTES = 64 * 1024 * 1024;

/**
 * Passes on what a compressed object inflates to, as long as that is not far more than any file of rows does: whoever made
 * such a one wants to keep the reader busy.
 *
 * @param storedBytes how many were read of it so far
 */
export async function* boundInflation(
  chunks: AsyncIterable<Uint8Array>,
  storedBytes: () => number,
): AsyncGenerator<Uint8Array> {
  let inflated = 0;
  for await (const chunk of chunks) {
    inflated += chunk.length;
    if (inflated > LEAST_BOMB_BYTES && inflated > MOST_INFLATION * storedBytes())
      throw new ObjectUnusableError('inflates-too-much');
    yield chunk;
  }
}
