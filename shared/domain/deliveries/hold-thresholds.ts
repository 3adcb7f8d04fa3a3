/**
 * From when on a file is held: the one table of figures that the code judges by and the documentation prints.
 * They are constants, so that the same files give the same states whenever they are folded; who changes one raises
 * `holdRulesVersion`, and files on record go on being judged by the figures of their own version.
 */

/** Version of the hold rules that files are judged by from now on. */
export const holdRulesVersion = 4;

export const holdThresholds = {
  /** Of all rows, over this share and at least so many. */
  unreadableMost: { share: 0.5, least: 3 },
  unreadableMany: { share: 0.05, least: 30 },
  /** Of the rows that lead to members. */
  unreadableMembers: { share: 0.1, least: 30 },
  /** Of the readable identity numbers of the sample: a wrong check digit, or `000` at the end. */
  damagedMost: { share: 0.2, least: 3 },
  damagedMany: { share: 0.05, least: 30 },
  /** Of the persons whom the current delivery matched. */
  lostMany: { share: 0.1, least: 10 },
  lostMost: { share: 0.5, least: 3 },
  /** Less than this share of what the last accepted delivery had, which had at least so many. */
  matchesLeft: { share: 0.5, before: 50 },
  rowsLeft: { share: 0.5, before: 1_000 },
  gained: { times: 3, before: 30 },
  renamed: { share: 0.2, least: 10 },
  /** Since version 4: of few persons, too. */
  renamedMost: { share: 0.5, least: 3 },
  moved: { share: 0.5, least: 10, times: 5, fromFen: 100_000 },
  statesMoved: { points: 0.3, before: 30 },
  datedLater: { share: 0.05, least: 10 },
  sameWord: { share: 0.05, least: 30 },
  /** Lines that spreadsheets hold, with the header counted or not. */
  rowLimits: [65_535, 65_536, 1_048_575, 1_048_576],
  sameBytes: { rows: 100 },
  /** Less than this share of the smaller set of persons, which has at least so many. */
  otherPeople: { share: 0.5, least: 3 },
  /** Of the households of a roster, or of its members. */
  vanished: { share: 0.05, least: 3 },
  /** Of the members of both rosters: under another name than before. */
  renamedMembers: { share: 0.2, least: 3 },
  amountsOfRosters: { share: 0.2 },
} as const;

/** Over a share of the whole, and at least so many. */
export function isOver(
  count: number,
  whole: number,
  { share, least }: { share: number; least: number },
): boolean {
  return count >= least && count > whole * share;
}
