/** What is granted though neither these nights nor these visits needed it, action by action, and why. */
import type { Need } from './needs.ts';

export interface Shown {
  action: string;
  resource: string;
  /** Of tables. */
  key: string;
}

/** Names as in the stack: `Rosters`, `store/runs/`, `Households`. */
export function shorten({ action, resource, key }: Need): Shown {
  const name = resource
    .replace(/arn:\S*:s3:::hedui-storage([a-z]+)bucket[0-9a-f]{8}(\/[^/]+\/)?.*/, '$1$2')
    .replace(/arn:\S*:Hedui-([A-Za-z]+?)(?:Queue)?[0-9A-F]{8}/, '$1')
    .replace(/arn:\S*:table\/Hedui-Tables([A-Za-z]+)[0-9A-F]{8}/, '$1')
    .replace(/:log-group:.*/, ':log-group');
  return { action, resource: name, key: key ?? '' };
}

/** The entries that are about a grant. */
export function reasonsFor(grant: Shown & { function: string }): (typeof unseen)[number][] {
  const text = `${grant.function} ${grant.action} ${grant.resource} ${grant.key}`.trimEnd();
  return unseen.filter(({ what }) => what.test(text));
}

export const unseen: readonly { what: RegExp; why: string }[] = [
  {
    what: /^sweep-store (sqs:SendMessage (Deliveries|Rosters)|dynamodb:PutItem Operations AUDIT#)$/,
    why: 'a hold ends a year after its file came, by the clock: the subject is settled, and the counties are told',
  },
  {
    what: /^match-delivery s3:GetObject store\/staging\/$/,
    why: 'whom a damaged delivery lacks is read again when the next one is compared with it',
  },
  {
    what: /^publish-hits sqs:SendMessage Deliveries$/,
    why: 'a held file that was matched with another registry is matched again before it is previewed',
  },
  {
    what: /^(match-delivery|import-roster) dynamodb:DeleteItem Operations SUBJECT#/,
    why: 'a file that waited unread, because too many had come, and was released gives way to what was read of it',
  },
  { what: / s3:AbortMultipartUpload /, why: 'an upload in parts that breaks off is taken back' },
  {
    what: / s3:GetObjectVersion inbox\//,
    why: 'events of a versioned bucket name the version; the embedded bucket has none',
  },
  { what: / sqs:SendMessage \w+DeadLetters$/, why: 'a start that failed is kept' },
  {
    what: /^(publish-hits|start-nightly-run) (s3:\w+ \w+\/(runs|digests)\/|s3:GetObject store\/registry\/|dynamodb:\w+ Operations (RUNS|DIGESTS|SUBJECTS|AUDIT#|FORGOTTEN)|sqs:SendMessage Rosters)$/,
    why: 'who finds a run with every chunk finished closes it: registers, report, digest, its copy under lock, rosters that waited',
  },
  {
    what: /^assess-households (sqs:SendMessage Assessments|s3:GetObject store\/staging\/)$/,
    why: 'households are sent again when a pointer moved; a later publication may name the same households',
  },
  {
    what: /^assess-households dynamodb:Batch(GetItem|WriteItem) Households$/,
    why: 'households that are named by a message are read together; a clearance that has ended, or was outgrown, is noted',
  },
  {
    what: /^import-roster dynamodb:(BatchGetItem|Query|UpdateItem) Households$/,
    why: 'a register that kept no people is completed from the files; an import that was cut off is tidied up; who left is noted',
  },
  {
    what: /^import-roster dynamodb:(Query|PutItem) Operations STAFF/,
    why: 'nobody of these nights moves to another household, so that no relative of staff is followed',
  },
  {
    what: /^start-nightly-run (sqs:SendMessage Publications|dynamodb:(PutItem Operations SUBJECT#|GetItem Operations POINTERS))$/,
    why: 'what is current and was never published is asked for again',
  },
  {
    what: /^start-nightly-run dynamodb:PutItem Operations POLICIES$/,
    why: 'a policy whose day has come is put in force',
  },
  {
    what: /^start-nightly-run dynamodb:PutItem Operations AUDIT#$/,
    why: 'a policy that two people have not agreed on is refused, and every county reads of it',
  },
  {
    what: /^forget-people dynamodb:(Query|DeleteItem) Operations AUDIT#$/,
    why: 'an audit log whose term, a year at least, is over',
  },
  { what: /^reconcile-inbox sqs:SendMessage Rosters$/, why: 'a roster that no event announced' },
  {
    what: /^(staff-api|console) sqs:SendMessage (Deliveries|Rosters)$/,
    why: 'what is released is matched again where the index has moved; a released roster is taken up',
  },
  {
    what: /^(staff-api|console) dynamodb:UpdateItem Operations SESSION#$/,
    why: 'a session that is used is kept alive, once in some minutes',
  },
  {
    what: /^staff-api dynamodb:DeleteItem Operations REQUEST#$/,
    why: 'a request that failed may come again under its key',
  },
  {
    what: /^console dynamodb:BatchWriteItem Households$/,
    why: 'confirming an explanation, which the walk does through the interface',
  },
];
