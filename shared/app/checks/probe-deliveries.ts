/**
 * Looks for people in what providers delivered: the kept bytes of every current delivery are read once, against an index of
 * these people alone. No county's index moves by it, and nothing is published.
 */
import { unreadableRow, type Holding } from '../../contracts/holdings.ts';
import type { HouseholdFile, Member } from '../../contracts/household-file.ts';
import type { FileRecord, Pointer, PublishedFile } from '../../contracts/deliveries.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { ProviderState } from '../../domain/checks/report-sources.ts';
import { sourceOf } from '../../domain/catalogue/catalogue.ts';
import type { Source } from '../../domain/catalogue/source.ts';
import { readIdentity } from '../../domain/kernel/identity.ts';
import { inTime, type TimeLeft } from '../../domain/kernel/time-left.ts';
import type { RowFormat } from '../../matching/file-header.ts';
import type { Hit, MatchSink, QuarantinedRow } from '../../matching/match-request.ts';
import { readMatchedRow } from '../../matching/match-row.ts';
import { matchWithAllCores } from '../../matching/match-thread.ts';
import {
  buildCountyIndex,
  openRegistry,
  type HouseholdNumber,
  type Registry,
} from '../../matching/registry-index.ts';
import { rowDecoders } from '../../matching/row-decoders.ts';
import { ObjectMissingError, type Bucket } from '../../store/aws/objects.ts';
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import { StagedRowUnreadableError, type StagedRow } from '../deliveries/staged-rows.ts';
import { markHeldWithOthers } from './held-with-others.ts';

export interface ProbeDependencies {
  store: Pick<Bucket, 'open' | 'readByteLines'>;
  ledger: Pick<DeliveryLedger, 'readPublication' | 'readFile'>;
  time: TimeLeft;
}

/** Files of people with everything that was found of them, and how it stands with each provider. */
export interface Probed {
  files: HouseholdFile[];
  providers: ProviderState[];
}

/** Stands for a person, by the first 17 digits. */
type PersonToken = (first17: string) => string;

/** Tokens that are numbers of a list, which is gone with the batch. */
function numberPeople(): PersonToken {
  const known = new Map<string, string>();
  return (first17) => {
    const token = known.get(first17) ?? `probe:${known.size + 1}`;
    known.set(first17, token);
    return token;
  };
}

type People = Pick<HouseholdFile, 'profile' | 'members'>;

/** Finds the rows of people who are in no registry. Of a source that this version does not know nothing can be read. */
export async function probeDeliveries(
  people: readonly People[],
  { pointers, day }: { pointers: readonly Pointer[]; day: CalendarDate },
  deps: ProbeDependencies,
): Promise<Probed> {
  // Holdings lead to members by it and are forgotten with it: what is found is kept in reports alone, which have no tokens.
  const token = numberPeople();
  const asked = new Set(people.flatMap(entriesOf).map(({ first17 }) => first17));
  const search = {
    ...{ registry: openIndex(people), token, day },
    tokenOfAnybody: (first17: string) => (asked.has(first17) ? token(first17) : 'somebody else'),
  };
  const rows: StagedRow[] = [];
  const providers: ProviderState[] = [];
  for (const pointer of pointers) {
    const found = people.length === 0 ? [] : await probeProvider(pointer, search, deps);
    const { source, provider, asOf } = pointer;
    providers.push({ source, provider, asOf, isUnread: found === undefined });
    rows.push(...(found ?? []));
  }
  const holdings = Map.groupBy(rows, ({ household }) => household);
  const files = people.map(({ profile, members }) => ({
    profile,
    members: members.map((member) => withToken(member, token)),
    formerMembers: [],
    holdings: (holdings.get(profile.householdId) ?? []).map(({ holding }) => holding),
    cases: [],
    clearances: [],
  }));
  return { files, providers };
}

function withToken(member: Member, token: PersonToken): Member {
  const identity = member.identity === 'comparable' ? readIdentity(member.idNumber) : undefined;
  return identity?.kind === 'identity' ? { ...member, identityToken: token(identity.first17) } : member;
}

/** The index of the batch, county by county. */
function openIndex(people: readonly People[]): Registry {
  const byCounty = Map.groupBy(people, ({ profile }) => profile.county);
  return openRegistry(
    [...byCounty].map(([county, ofCounty]) => buildCountyIndex(county, ofCounty.flatMap(entriesOf))),
  );
}

function entriesOf({ profile: { householdId }, members }: People) {
  return members.flatMap(({ identity, idNumber, ordinal: memberOrdinal, recipient, authorisedUntil }) => {
    const number = readIdentity(idNumber);
    return identity === 'comparable' && number.kind === 'identity'
      ? [{ first17: number.first17, householdId, memberOrdinal, recipient, authorisedUntil }]
      : [];
  });
}

interface Search {
  registry: Registry;
  token: PersonToken;
  /** Whoever is not looked for is the same to it: their numbers are not remembered. */
  tokenOfAnybody: PersonToken;
  day: CalendarDate;
}

/** A delivery is used whole or not at all: undefined where a file of it cannot be read now. */
async function probeProvider(
  pointer: Pointer,
  search: Search,
  deps: ProbeDependencies,
): Promise<readonly StagedRow[] | undefined> {
  const { source, provider } = pointer;
  const published = await deps.ledger.readPublication(pointer, pointer.publication);
  if (published === undefined) return [];
  const spec = sourceOf(source);
  if (spec === undefined) return undefined;
  const rows: StagedRow[] = [];
  for (const file of published.files) {
    const record = await deps.ledger.readFile({ kind: 'provider', source, provider }, file.fileId);
    const found = record && (await probeFile(file, record, { spec, provider, search }, deps));
    if (found === undefined) return undefined;
    rows.push(...found);
  }
  return markHeldWithOthers(rows, published.files, { ...deps, spec, token: search.tokenOfAnybody }).catch(
    unreadNow,
  );
}

/** A row that is staged otherwise than it is read now, or is gone: the file is matched again by the next night. */
function unreadNow(error: unknown): undefined {
  if (error instanceof StagedRowUnreadableError || error instanceof ObjectMissingError) return undefined;
  throw error;
}

async function probeFile(
  { rounded = [] }: PublishedFile,
  { archiveKey: key = '', asOf, key: inboxKey }: FileRecord,
  { spec, provider, search }: { spec: Source; provider: string; search: Search },
  deps: ProbeDependencies,
): Promise<StagedRow[] | undefined> {
  const opened = await deps.store.open(key);
  if (opened.kind !== 'object' || asOf === null) return undefined;
  const gathered = new GatheredRows({ spec, rounded, origin: { provider, asOf, file: inboxKey } }, search);
  let next: AsyncIterable<Uint8Array> | undefined = opened.body;
  const open = (): AsyncIterable<Uint8Array> => {
    const body = next ?? reopen(key, deps);
    next = undefined;
    return inTime(body, deps.time, 'checking');
  };
  const { registry, day } = search;
  const outcome = await matchWithAllCores(
    {
      ...{ open, gzipped: inboxKey.endsWith('.gz'), spec, registry, day },
      beginPass: (format) => gathered.begin(format),
    },
    opened.bytes,
  );
  return outcome.kind === 'rejected' ? undefined : gathered.rows;
}

async function* reopen(key: string, { store }: Pick<ProbeDependencies, 'store'>): AsyncGenerator<Uint8Array> {
  const again = await store.open(key);
  if (again.kind === 'object') yield* again.body;
}

interface GatheredFile {
  spec: Source;
  rounded: readonly string[];
  origin: Pick<Holding, 'provider' | 'asOf' | 'file'>;
}

/** The rows of one file that lead to somebody; a second pass, in the other encoding, begins again. */
class GatheredRows {
  readonly #file: GatheredFile;
  readonly #search: Search;
  rows: StagedRow[] = [];

  constructor(file: GatheredFile, search: Search) {
    this.#file = file;
    this.#search = search;
  }

  begin({ encoding, positions }: RowFormat): MatchSink {
    this.rows = [];
    const decode = rowDecoders[encoding]();
    return {
      hits: (batch) => {
        for (const hit of batch) this.#add(hit, decode(hit.bytes, hit.start, hit.end), positions);
      },
      quarantined: (batch) => {
        for (const row of batch) this.#addUnread(row);
      },
    };
  }

  #add({ line, households }: Hit, text: string, positions: RowFormat['positions']): void {
    const read = readMatchedRow(text, positions, this.#file.spec, {
      rounded: this.#file.rounded,
      tokenOf: this.#search.token,
    });
    if (read === undefined) throw new Error('a row was matched and cannot be read');
    const { first17, ...said } = read;
    this.#push(households, {
      ...this.#file.origin,
      line,
      identityToken: this.#search.token(first17),
      ...said,
    });
  }

  /** A row that leads to somebody and cannot be read: unknown, not nothing. */
  #addUnread({ line, reason, members = [] }: QuarantinedRow): void {
    const asset = unreadableRow(this.#file.spec.name, { line, reason });
    for (const { first17, households } of members) {
      const identityToken = this.#search.token(first17);
      this.#push(households, {
        ...this.#file.origin,
        ...{ line, identityToken, checkDigitRight: true, name: '', asset },
      });
    }
  }

  #push(households: readonly HouseholdNumber[], holding: Holding): void {
    for (const household of households)
      this.rows.push({ household: this.#search.registry.householdId(household), holding });
  }
}
