/** Household files: members with masked identity numbers, holdings, cases, clearances; and one number, revealed on record. */
import * as z from 'zod';
import { listedCase } from '../../../shared/contracts/case-lists.ts';
import { clearance } from '../../../shared/contracts/clearances.ts';
import { holding, member, profile, type Member } from '../../../shared/contracts/household-file.ts';
import { householdNames } from '../../../shared/contracts/household-people.ts';
import { householdId } from '../../../shared/contracts/primitives.ts';
import { purpose } from '../../../shared/domain/staff/purposes.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { membersByToken } from '../../../shared/domain/roster/identity-keys.ts';
import { maskIdNumber } from '../../../shared/domain/kernel/mask.ts';
import { listCase } from '../../../shared/domain/cases/list-case.ts';
import { findHouseholds } from '../../../shared/web/find-households.ts';
import { problem } from '../../../shared/web/problems.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

/** Tokens of people stay behind; a holding names the member by place. */
const shownMember = member.omit({ identityToken: true, furtherTokens: true });
const shownHolding = holding
  .omit({ identityToken: true })
  .extend({ memberOrdinal: z.int().nullable(), providerName: z.string() });

/** What is entered is sent, so that it is in no address. */
const lookUp = z.strictObject({ entered: z.string().trim().min(1).max(50) });
/** Of a household that was found by its number the id alone: its file is opened with a purpose. */
const foundHousehold = z.object({
  householdId,
  ...z.object(householdNames.omit({ householdId: true }).shape).partial().shape,
});

/** `case-3`, or one of the stated reasons. */
const forWhat = z.object({ purpose });

export const householdRoutes = [
  defineRoute({
    method: 'POST',
    pattern: '/api/households/look-up',
    summary: {
      zh: '按家庭编号、姓名、村社区或身份证号查询家庭（留痕，不记录所输内容）',
      en: 'Looks households up by number, name, village or exact identity number, the nearest first; that somebody looked is put on record, never what was entered',
    },
    capability: 'open-household',
    body: lookUp,
    answer: z.object({ households: z.array(foundHousehold), total: z.int().nonnegative() }),
    handle: async ({ actor, scoped, body, note }) => {
      const found = await findHouseholds(body.entered, { county: actor.staff.county, scoped, note });
      switch (found.kind) {
        case 'numbered':
        case 'case':
          return reply({ households: [{ householdId: found.household }], total: 1 });
        case 'found':
          return reply({
            households: found.found.map((each) => foundHousehold.parse(each)),
            total: found.total,
          });
        default:
          return problem(found.kind);
      }
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/households/{household}',
    summary: {
      zh: '一户一档（查看目的留痕）',
      en: 'A household’s file; identity numbers are masked. Opening it is put on record with its purpose',
    },
    capability: 'open-household',
    path: z.object({ household: householdId }),
    query: forWhat,
    answer: z.object({
      profile,
      members: z.array(shownMember),
      holdings: z.array(shownHolding),
      cases: z.array(listedCase),
      clearances: z.array(clearance),
    }),
    handle: async ({ scoped, path, query }, deps) => {
      const opened = await scoped.openFile(path.household, query.purpose);
      if (opened.kind === 'problem') return opened;
      const { file } = opened;
      const members = membersByToken(file.members);
      const { policy } = await deps.policies.current();
      const { providerName } = policyInForce(policy, file.profile.county, deps.today());
      return reply({
        ...file,
        members: file.members.map(maskMember),
        holdings: file.holdings.map((each) => ({
          ...each,
          memberOrdinal: members.get(each.identityToken)?.ordinal ?? null,
          providerName: providerName({ source: each.asset.source, provider: each.provider }),
        })),
        cases: file.cases.map(listCase),
      });
    },
  }),
  defineRoute({
    method: 'POST',
    pattern: '/api/households/{household}/members/{ordinal}/identity-number',
    summary: { zh: '查看完整身份证号（留痕）', en: 'Reveals an identity number, on record' },
    capability: 'reveal-identity-numbers',
    path: z.object({ household: householdId, ordinal: z.coerce.number().int().positive() }),
    query: forWhat,
    answer: z.object({ idNumber: z.string() }),
    handle: async ({ scoped, path, query, note }) => {
      const opened = await scoped.openFile(path.household, query.purpose);
      if (opened.kind === 'problem') return opened;
      const found = opened.file.members.find(({ ordinal }) => ordinal === path.ordinal);
      if (found === undefined) return problem('not-found');
      const subject = `member ${path.ordinal}`;
      note({ code: 'identity-number-revealed', household: path.household, subject });
      return reply({ idNumber: found.idNumber });
    },
  }),
];

/** The region and the end are enough to tell members apart. */
function maskMember({ idNumber, ...rest }: Member) {
  return { ...rest, idNumber: maskIdNumber(idNumber) };
}
