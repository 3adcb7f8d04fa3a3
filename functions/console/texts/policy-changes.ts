/** Why a change of policy was not proposed, approved, declined or taken back. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { kindsDiffer } from '../../../shared/domain/staff/two-people.ts';

export const changeRefusals = {
  'not-proposed': say('该方案已不在等待批准', 'it does not wait for approval any more'),
  'same-person': say('须由另一人批准', 'somebody else has to approve it'),
  'kinds-differ': kindsDiffer,
  'not-rehearsed': say('试算尚未完成', 'its rehearsal is not done yet'),
  'rehearsed-against-another-policy': say(
    '现行政策已变；请收回后重新提出',
    'the policy in force has changed meanwhile; take it back, and propose it again',
  ),
  'another-pending': say(
    '另有已批准、尚未生效的政策变更；请于其生效后收回并重新提出',
    'another change is approved and not in force yet; when it is, take this one back, and propose it again',
  ),
  'not-found': say('没有这个方案', 'there is no such proposal'),
  'changed-meanwhile': say('同时有他人办理，请再试一次', 'somebody else was quicker; try again'),
  'not-the-proposer': say('只有提出人可以收回', 'whoever proposed it takes it back'),
  'own-proposal': say('自己提出的方案请收回', 'take back what you have proposed yourself'),
  'document-changed': say('所存文件与提出时不同', 'what is kept is not what was proposed'),
  'reason-missing': say('请写明理由', 'say why'),
  'day-is-past': say('生效日已过', 'its day is past'),
  'too-many-waiting': say(
    '您已有五个方案等待批准；请先收回或等待办理',
    'five of yours wait already: take one back, or wait until they are decided',
  ),
  'proposed-otherwise': say('同一内容已由他人提出', 'the same has been proposed already, otherwise'),
} satisfies Record<string, Bilingual>;
