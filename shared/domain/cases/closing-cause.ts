/** Why the machine closes a case that nobody has begun: staff have to see whether it was a correction or a sale. */
import {
  tokensOf,
  type Finding,
  type HouseholdCase,
  type HouseholdFile,
} from '../../contracts/household-file.ts';
import type { ClosingCause } from '../../contracts/household-case.ts';
import type { OpenWord } from '../../contracts/stored.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { say, sayList } from '../kernel/say.ts';
import { describePast } from './describe-case.ts';
import { sayPerson } from '../roster/people.ts';
import { aboutOf, type ReconcileContext } from './machine-events.ts';

export interface Closing {
  cause: OpenWord<ClosingCause>;
  reason: Bilingual;
}

export function whyClosed(
  open: HouseholdCase,
  file: HouseholdFile,
  { policyVersion }: Pick<ReconcileContext, 'policyVersion'>,
): Closing {
  const past = describePast(open.findings);
  const ended = file.profile.status === 'ended';
  const { cause, reason } = ended ? whyEnded(open, file) : whyNothingLeft(open, file, policyVersion);
  const [zh, en] = ended ? ['；', '; '] : ['：', ': '];
  return { cause, reason: say(`${reason.zh}${zh}${past.zh}`, `${reason.en}${en}${past.en}`) };
}

/** The household has left the roster. What could not be judged before that is said too. */
function whyEnded({ findings }: HouseholdCase, { profile: { ended } }: HouseholdFile): Closing {
  const lapsed = findings.some(({ unjudged = [] }) =>
    unjudged.some(({ because }) => because === 'member-unauthorised'),
  );
  if (lapsed && (ended === undefined || ended.cause === 'left-roster')) {
    return {
      cause: 'lapsed',
      reason: say(
        '授权已失效、未能重新核对，该家庭已不在花名册中',
        'The household has left the roster; an authorisation had lapsed, so it could not be compared again',
      ),
    };
  }
  return { cause: ended?.cause ?? 'left-roster', reason: sayEnd(ended) };
}

/** Why a household left the roster, and where its people or its number went. */
export function sayEnd(ended: HouseholdFile['profile']['ended']): Bilingual {
  const others = ended?.households ?? [];
  const zh = others.join('、');
  const en = others.join(', ');
  switch (ended?.cause) {
    case 'number-given-to-others':
      return say(`家庭编号已归其他家庭使用（${zh}）`, `Its number was given to another household (${en})`);
    case 'moved':
      return say(`家庭成员已转入 ${zh}`, `Its members have moved to ${en}`);
    case 'merged':
      return say(`该家庭已并入 ${zh}`, `It was merged into ${en}`);
    default:
      return say('该家庭已不在花名册中', 'The household has left the roster');
  }
}

function whyNothingLeft(open: HouseholdCase, file: HouseholdFile, policyVersion: string): Closing {
  const people = open.findings.flatMap(peopleOfFinding);
  const left = people.filter(({ ordinal }) => !file.members.some((member) => member.ordinal === ordinal));
  if (left.length > 0) {
    const { zh, en } = sayList(left.map(sayPerson));
    return {
      cause: 'members-left',
      reason: say(`疑点已消除（${zh}已不在该家庭）`, `Nothing is left (${en} is in the household no more)`),
    };
  }
  if (isCorrected(open, people, file)) {
    return {
      cause: 'corrected',
      reason: say('疑点已消除（花名册信息已更正）', 'Nothing is left (the roster was corrected)'),
    };
  }
  if (policyVersion !== open.policyVersion) {
    return {
      cause: 'policy',
      reason: say(
        `疑点已消除（改按政策 ${policyVersion} 判断）`,
        `Nothing is left, by policy ${policyVersion} from now on`,
      ),
    };
  }
  return {
    cause: 'data-gone',
    reason: say('疑点已消除（最新数据不再显示）', 'Nothing is left (the newest data show it no more)'),
  };
}

interface Behind {
  ordinal: number;
  name: string | undefined;
  token: string | undefined;
}

function peopleOfFinding({ evidence, people = [] }: Finding): Behind[] {
  const rows = evidence.map(({ memberOrdinal: ordinal, memberName: name, memberToken: token }) => ({
    ordinal,
    name,
    token,
  }));
  const named = people.map(({ ordinal, name, identityToken: token }) => ({ ordinal, name, token }));
  return [...new Map([...named, ...rows].map((each) => [each.ordinal, each])).values()];
}

/** The person's number or name is another one now, or what limits hang on is: scheme, people. */
function isCorrected(open: HouseholdCase, people: readonly Behind[], file: HouseholdFile): boolean {
  const other = people.some(({ ordinal, name, token }) => {
    const member = file.members.find((each) => each.ordinal === ordinal);
    if (member === undefined) return false;
    const tokens = tokensOf(member);
    const numberChanged = token !== undefined && tokens.length > 0 && !tokens.includes(token);
    return numberChanged || (name !== undefined && name !== member.name);
  });
  const { scheme } = aboutOf(file);
  const peopleNow = file.members.length;
  return (
    other || scheme !== open.about.scheme || (open.people !== undefined && open.people.length !== peopleNow)
  );
}
