/** People as records name them: survey, proposal, notice and evidence keep the words, whatever later rosters say. */
import type {
  Finding,
  HouseholdCase,
  HouseholdFile,
  Member,
  NamedPerson,
} from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';

type People = Pick<HouseholdFile, 'members' | 'formerMembers'>;

export function toPerson({ ordinal, name, identityToken }: Member): NamedPerson {
  return { ordinal, name, ...(identityToken !== undefined && { identityToken }) };
}

/** Who is in the household now. */
export function peopleOf({ members }: Pick<HouseholdFile, 'members'>): NamedPerson[] {
  return members.map(toPerson);
}

/** Who is in the household now, or was. */
export function everybodyOf({ members, formerMembers }: People): NamedPerson[] {
  return [...members, ...formerMembers].map(toPerson);
}

/** Whose ordinal it is, also of somebody who has left. */
export function personAt(
  { members, formerMembers }: People,
  ordinal: number | undefined,
): NamedPerson | undefined {
  const found = [...members, ...formerMembers].find((each) => each.ordinal === ordinal);
  return found && toPerson(found);
}

/** `成员 2（王芳）`: the place in the file, and the name where a record has it. */
export function sayPerson({
  ordinal,
  name,
}: {
  ordinal?: number | undefined;
  name?: string | undefined;
}): Bilingual {
  if (ordinal === undefined) return say('未记录的成员', 'a member who is not on record');
  return name === undefined
    ? say(`成员 ${ordinal}（姓名未记录）`, `member ${ordinal} (name not on record)`)
    : say(`成员 ${ordinal}（${name}）`, `member ${ordinal} (${name})`);
}

/**
 * An explanation with the name beside each member that it mentions: `成员 2（王芳）`, `member 2 (王芳)`. Explanations are kept
 * without names, since they go into files; only pages, papers and commands that show the household's people add them.
 *
 * @param people of the household; whoever is not among them stays an ordinal
 */
export function nameMembers(
  { zh, en }: Bilingual,
  people: readonly { ordinal?: number | undefined; name: string }[],
): Bilingual {
  const names = new Map(people.map(({ ordinal, name }) => [ordinal, name]));
  const add = (text: string, mention: RegExp, write: (member: string, name: string) => string): string =>
    text.replaceAll(mention, (whole: string, member: string, ordinal: string) => {
      const name = names.get(Number(ordinal));
      return name === undefined ? whole : write(member, name);
    });
  return say(
    add(zh, /(成员 (\d+))(?![\d（]) ?/g, (member, name) => `${member}（${name}）`),
    add(en, /\b(member (\d+))(?!\d| \()/gi, (member, name) => `${member} (${name})`),
  );
}

/**
 * Cases with the names that older records lack. An ordinal belongs to one person for good, so the member with it on file is meant;
 * an ordinal that nobody has stays without a name, and papers say so.
 */
export function nameCases(file: HouseholdFile): HouseholdCase[] {
  return file.cases.map((it) => {
    const { survey, proposal } = it;
    return {
      ...it,
      findings: it.findings.map((finding) => nameEvidence(finding, file)),
      survey: survey && { ...survey, ...nameSigner(survey, file) },
      proposal: proposal && { ...proposal, ...nameScope(proposal, file) },
    };
  });
}

function nameEvidence(finding: Finding, file: HouseholdFile): Finding {
  if (finding.evidence.every(({ memberName }) => memberName !== undefined)) return finding;
  const tokens = new Map(file.holdings.map((row) => [`${row.file} ${row.line}`, row.identityToken]));
  const evidence = finding.evidence.map((row) => {
    if (row.memberName !== undefined) return row;
    const person = personAt(file, row.memberOrdinal);
    const token = row.memberToken ?? tokens.get(`${row.file} ${row.line}`) ?? person?.identityToken;
    return {
      ...row,
      ...(person !== undefined && { memberName: person.name }),
      ...(token !== undefined && { memberToken: token }),
    };
  });
  return { ...finding, evidence };
}

function nameSigner(
  { signature, signer }: NonNullable<HouseholdCase['survey']>,
  file: HouseholdFile,
): { signer?: NamedPerson } {
  if (signer !== undefined || signature.kind === 'refused') return {};
  const person = personAt(file, signature.memberOrdinal);
  return person === undefined ? {} : { signer: person };
}

function nameScope(
  { scope, person }: NonNullable<HouseholdCase['proposal']>,
  file: HouseholdFile,
): { person?: NamedPerson } {
  if (person !== undefined || scope.kind === 'household') return {};
  const found = personAt(file, scope.ordinal);
  return found === undefined ? {} : { person: found };
}
