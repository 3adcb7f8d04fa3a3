/** Starts that failed for good: what a schedule could not hand over, and what its function failed at three times. */
import * as z from 'zod';
import { nightlyEvent } from '../contracts/messages.ts';
import type { DeadLetter } from './aws/dead-letter-queue.ts';

/** What Lambda reports of an event that failed for good, as far as it is used. */
const report = z.object({
  timestamp: z.iso.datetime(),
  requestContext: z.object({ approximateInvokeCount: z.int().positive() }),
  requestPayload: nightlyEvent,
  responsePayload: z.object({ errorType: z.string().optional() }).nullish(),
});

/** The event that failed, taken out of what Lambda says of it. */
export function readFailedStart(letter: DeadLetter, functionName: string): DeadLetter {
  const { data } = report.safeParse(JSON.parse(letter.body));
  // The schedule itself keeps the event alone.
  if (data === undefined) return letter;
  return {
    ...letter,
    body: JSON.stringify(data.requestPayload),
    why: {
      messageId: letter.messageId,
      function: functionName,
      // Its message may quote what it choked on.
      error: data.responsePayload?.errorType ?? 'unknown',
      attempt: data.requestContext.approximateInvokeCount,
      at: data.timestamp,
    },
  };
}
