/** What a message of the queues asks for, in words that name files and providers, and no person. */
import type { z } from 'zod';
import {
  assessmentMessage,
  type AssessmentMessage,
  foundMessage,
  nightlyEvent,
  publicationMessage,
  rematchMessage,
  resumeRosterMessage,
  s3Notification,
} from '../../contracts/messages.ts';
import { maskKey } from './delivery-key.ts';

/** Each kind of message with its description; the first that fits is used. */
const kinds: readonly ((message: unknown) => string | undefined)[] = [
  kind(s3Notification, (message) =>
    'Records' in message
      ? message.Records.map(({ s3 }) => `file ${maskKey(decodeKey(s3.object.key))}`).join(', ')
      : 'test event of S3',
  ),
  kind(foundMessage, ({ key }) => `file ${maskKey(key)}, found in the inbox`),
  kind(rematchMessage, ({ source, provider, fileId }) => `match ${source}/${provider} again, file ${fileId}`),
  kind(resumeRosterMessage, ({ county }) => `take up the roster of ${county}`),
  // Before what it would pass for: a landed publication names one, too.
  kind(assessmentMessage, describeAssessment),
  kind(
    publicationMessage,
    ({ source, provider, publication }) => `publish ${source}/${provider} ${publication}`,
  ),
  kind(nightlyEvent, ({ scheduledTime }) => `start for ${scheduledTime}`),
];

function describeAssessment(message: AssessmentMessage): string {
  switch (message.type) {
    case 'households':
      return `assess ${message.households.length} households`;
    case 'landed':
      return `assess what ${message.source}/${message.provider} ${message.publication} changed, segment ${message.segment}`;
    case 'segment':
    case 'chunk':
      return `chunk ${message.chunk} of run ${message.run}`;
  }
}

function kind<S extends z.ZodType>(
  schema: S,
  describe: (message: z.infer<S>) => string,
): (message: unknown) => string | undefined {
  return (message) => {
    const parsed = schema.safeParse(message);
    return parsed.success ? describe(parsed.data) : undefined;
  };
}

/** A message that is not Hedui's is not quoted: it might hold anything. */
export function describeMessage(body: string): string {
  const message = parseJson(body);
  for (const describe of kinds) {
    const said = describe(message);
    if (said !== undefined) return said;
  }
  return `something else, ${body.length} characters`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    return key;
  }
}
