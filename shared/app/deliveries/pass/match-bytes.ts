import { isNothingReadable } from '../../../domain/deliveries/profile-file.ts';
import { storeKeys } from '../../../store/keys.ts';
import { ObjectMissingError, type Bucket } from '../../../store/aws/objects.ts';
import type { RegistryInUse, RegistryStore } from '../../../store/registry-store.ts';
import type { Counts, Match, Verdict } from '../../../contracts/deliveries.ts';
import type { ProviderRef } from '../../../contracts/messages.ts';
import type { CalendarDate } from '../../../contracts/primitives.ts';
import { requireSource } from '../../../domain/catalogue/catalogue.ts';
import { nameOfFile } from '../../../domain/deliveries/delivery-key.ts';
import { fitsInTime, inTime, type TimeLeft } from '../../../domain/kernel/time-left.ts';
import type { RowFormat } from '../../../matching/file-header.ts';
import type { MatchRequest, MatchSink } from '../../../matching/match-request.ts';
import { matchWithAllCores } from '../../../matching/match-thread.ts';
import { ProfiledPass } from './profiled-pass.ts';
import { StagedPass } from './staged-pass.ts';

export interface MatchBytesDependencies {
  store: Bucket;
  registry: RegistryStore;
  time: TimeLeft;
  today(): CalendarDate;
}

/** What the first pass over a file finds out beside its match. */
export type FirstLook = Pick<
  Extract<Verdict, { kind: 'accepted' }>,
  'profile' | 'persons' | 'sample' | 'asked'
>;

/** What one pass over the bytes gives. */
export type Pass =
  | {
      kind: 'matched';
      sha256: string;
      bytes: number;
      match: Match;
      endsWithNewline: boolean;
      /** Of a first pass. */
      first?: FirstLook;
      /** Of a first pass, where the file as a whole says that it cannot be used. */
      unusable?: Verdict;
    }
  | { kind: 'rejected'; sha256: string; bytes: number; verdict: Verdict }
  | { kind: 'gone' }
  /** A pass would not end in time, or the object is in an archive storage class; nothing of the file was read. */
  | { kind: 'unread'; reason: 'file-too-large' | 'file-archived' };

export interface BytesToMatch {
  bucket: Bucket;
  key: string;
  /** The key that evidence names, wherever the bytes are. */
  inboxKey: string;
  expected?: { eTag: string; versionId?: string };
  subject: ProviderRef & { kind: 'provider' };
  asOf: CalendarDate;
  gzipped: boolean;
  arrival: string;
  /** Also takes the file's profile, and stores who was matched next to its bytes. */
  isFirst?: true;
}

/** One streaming pass over the bytes: digest, encoding, counts, and the hits staged. */
export async function matchBytes(from: BytesToMatch, deps: MatchBytesDependencies): Promise<Pass> {
  const day = deps.today();
  const index = await deps.registry.current();
  const opened = await from.bucket.open(from.key, from.expected);
  if (opened.kind === 'gone') return { kind: 'gone' };
  if (opened.kind === 'archived') return { kind: 'unread', reason: 'file-archived' };
  if (!fitsInTime({ bytes: opened.bytes, gzipped: from.gzipped }, deps.time))
    return { kind: 'unread', reason: 'file-too-large' };
  const staged = storeKeys.staged(from.subject, from.arrival, index.version, day);
  const sinks = new PassSinks(from, { staged, index, store: deps.store });
  const request: MatchRequest = {
    open: reopening(from, opened.body, deps.time),
    gzipped: from.gzipped,
    spec: requireSource(from.subject.source),
    registry: index.registry,
    day,
    beginPass: (format) => sinks.begin(format),
    ...(from.isFirst && { sample: (row) => sinks.profiled?.sampled(row) }),
  };
  const outcome = await matchWithAllCores(request, opened.bytes);
  if (outcome.kind === 'rejected') {
    const { sha256, bytes, reason, detail } = outcome;
    const verdict = { kind: 'rejected' as const, reason, ...(detail && { detail }) };
    return { kind: 'rejected', sha256, bytes, verdict };
  }
  await sinks.pass?.finish();
  const { sha256, bytes, rows, matched, unmatched, quarantined, endsWithNewline } = outcome;
  const counts: Counts = { rows, matched, unmatched, quarantined };
  const { hitChunks = 0, quarantineChunks = 0, rounded = [] } = sinks.pass ?? {};
  const first = await keepFirstLook(from, { profiled: sinks.profiled, rows, index, day }, deps);
  return {
    ...{ kind: 'matched', sha256, bytes, endsWithNewline },
    ...(first !== undefined && { first }),
    ...findUnusable(sinks.profiled, first),
    match: {
      ...{ indexVersion: index.version, day, counts, staged, hitChunks, quarantineChunks },
      ...(rounded.length > 0 && { rounded }),
    },
  };
}

/** Takes what a pass finds; a second pass, in the other encoding, begins again. */
class PassSinks {
  readonly #from: BytesToMatch;
  readonly #to: { staged: string; index: RegistryInUse; store: Bucket };
  pass: StagedPass | undefined;
  profiled: ProfiledPass | undefined;

  constructor(from: BytesToMatch, to: { staged: string; index: RegistryInUse; store: Bucket }) {
    this.#from = from;
    this.#to = to;
  }

  begin(format: RowFormat): MatchSink {
    const { subject, asOf, inboxKey, isFirst } = this.#from;
    const { staged, index, store } = this.#to;
    const spec = requireSource(subject.source);
    const facts = { provider: subject.provider, asOf, file: inboxKey, ...format };
    this.pass = new StagedPass({ store, registry: index.registry, staged, columns: spec.columns, facts });
    this.profiled = isFirst && new ProfiledPass(this.pass, { spec, asOf, format });
    return this.profiled ?? this.pass;
  }
}

/** No row can be read, or one about nobody says that the others cannot be, such as 单位：万元. */
function findUnusable(
  profiled: ProfiledPass | undefined,
  first: FirstLook | undefined,
): { unusable?: Verdict } {
  const reason = profiled?.unusable;
  if (reason !== undefined)
    return { unusable: { kind: 'rejected', reason, detail: profiled?.aside.describe(reason) ?? '' } };
  if (profiled === undefined || !isNothingReadable(first?.profile)) return {};
  return { unusable: { kind: 'rejected', reason: 'nothing-readable', detail: profiled.aside.describe() } };
}

/** What a first pass found out about the file as a whole; its personal data are in the store, next to the bytes. */
async function keepFirstLook(
  { subject, arrival }: BytesToMatch,
  found: { profiled: ProfiledPass | undefined; rows: number; index: RegistryInUse; day: CalendarDate },
  { store }: Pick<MatchBytesDependencies, 'store'>,
): Promise<FirstLook | undefined> {
  const { profiled, rows, index, day } = found;
  if (profiled === undefined) return undefined;
  const persons = storeKeys.persons(subject, arrival);
  await profiled.writePersons(persons, store);
  const sample = storeKeys.sample(subject, arrival);
  await store.write(sample, JSON.stringify(profiled.sample), 'application/json');
  const indexKeys = Object.fromEntries(
    Object.entries(index.map.counties).map(([county, { indexKey }]) => [county, indexKey]),
  );
  return { profile: profiled.profile(rows), persons, sample, asked: { indexKeys, day } };
}

/** The first pass reads the object that is open already; a second one opens it again. */
function reopening(
  from: BytesToMatch,
  first: AsyncIterable<Uint8Array>,
  time: TimeLeft,
): () => AsyncIterable<Uint8Array> {
  let next: AsyncIterable<Uint8Array> | undefined = first;
  return () => {
    const body = next ?? reopen(from);
    next = undefined;
    return inTime(body, time, 'matching');
  };
}

async function* reopen(from: BytesToMatch): AsyncGenerator<Uint8Array> {
  const again = await from.bucket.open(from.key, from.expected);
  if (again.kind !== 'object') throw new ObjectMissingError(from.bucket.name, nameOfFile(from.key));
  yield* again.body;
}
