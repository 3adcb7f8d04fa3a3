/** Everything that a household's file says of one person, without what it says of the others alone (PIPL 45). */
import {
  tokensOf,
  type HouseholdCase,
  type HouseholdFile,
  type Holding,
  type Member,
  type Profile,
} from '../../contracts/household-file.ts';

/** What is handed out: in the words and units in which it is kept. */
export interface PersonData {
  household: Profile;
  member: Member;
  /** Rows of the sources that lead to the person. */
  holdings: Holding[];
  /** Cases of the household; of evidence, and of people who are named, those of the person. */
  cases: HouseholdCase[];
  /** How many rows of evidence are left out since they are about other members. */
  othersEvidence: number;
}

/** @returns undefined where the file has no member of that ordinal, former ones included */
export function personData(file: HouseholdFile, ordinal: number): PersonData | undefined {
  const member = [...file.members, ...file.formerMembers].find((each) => each.ordinal === ordinal);
  if (member === undefined) return undefined;
  const tokens = new Set(tokensOf(member));
  const evidence = file.cases.flatMap(({ findings }) => findings.flatMap((finding) => finding.evidence));
  const own = evidence.filter(({ memberOrdinal }) => memberOrdinal === ordinal);
  return {
    household: file.profile,
    member,
    holdings: file.holdings.filter(({ identityToken }) => tokens.has(identityToken)),
    cases: file.cases.map((it) => caseOf(it, ordinal)),
    othersEvidence: evidence.length - own.length,
  };
}

function caseOf(it: HouseholdCase, ordinal: number): HouseholdCase {
  const isOwn = (person: { ordinal: number }) => person.ordinal === ordinal;
  return {
    ...it,
    findings: it.findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.filter(({ memberOrdinal }) => memberOrdinal === ordinal),
    })),
    ...(it.people !== undefined && { people: it.people.filter(isOwn) }),
  };
}
