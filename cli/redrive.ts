/** `hedui redrive`: shows the dead letters with their reasons, and sends them back or gives them up. */
import pc from 'picocolors';
import { describeMessage } from '../shared/domain/deliveries/describe-message.ts';
import { discard, redrive, showDeadLetters, type ExplainedLetter } from '../shared/app/operations/redrive.ts';
import { defineCommand, switchFlag, textsFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { openDeadLetters, targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

/** What to do with the letters; undefined: only show them. */
interface Answer {
  /** Message ids; undefined: all. */
  only: ReadonlySet<string> | undefined;
  give: typeof redrive;
  said: string;
}

async function showAndAnswer(target: Target, answer: Answer | undefined): Promise<number> {
  const deps = { queues: await openDeadLetters(target), failures: target.stores.failures };
  const letters = await showDeadLetters(deps);
  process.stdout.write(letters.map(describeLetter).join('') + `${countOf(letters.length)}\n`);
  const known = new Set(letters.map(({ letter }) => letter.messageId));
  const unknown = [...(answer?.only ?? [])].filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new ArgumentError(`没有此死信 no dead letter has the id ${unknown.join(', ')}`);
  if (answer === undefined || letters.length === 0) return letters.length === 0 ? 0 : 1;
  const answered = await answer.give(deps, answer.only);
  await target.settle();
  const left = await showDeadLetters(deps);
  process.stdout.write(
    `${answered} ${answer.said}\n${left.map(describeLetter).join('')}${countOf(left.length)}\n`,
  );
  return left.length === 0 ? 0 : 1;
}

function describeLetter({ queue, letter, why }: ExplainedLetter): string {
  const reason =
    why === undefined
      ? '函数被中断，请查看日志和时限 its function was cut off: see the log, and its timeout'
      : [why.error, why.message].filter(Boolean).join(': ');
  const tried = why === undefined ? '' : `，试过 ${why.attempt} 次 attempts, last ${why.at}`;
  return `${pc.red('!')} ${queue}  ${describeMessage(letter.body)}\n    ${reason}\n    ${letter.messageId}, 发出 sent ${letter.sentAt.toISOString()}${tried}\n`;
}

function countOf(letters: number): string {
  return letters === 0 ? '没有死信 no dead letters' : `${letters} 条死信 dead letters`;
}

interface Flags extends TargetFlags {
  send: boolean;
  only?: readonly string[] | undefined;
  drop?: readonly string[] | undefined;
}

/** @throws ArgumentError */
function readAnswer({ send, only, drop }: Flags): Answer | undefined {
  if (only !== undefined && !send) throw new ArgumentError('--only 须与 --send 同用; use --only with --send');
  if (drop !== undefined && send)
    throw new ArgumentError('--drop 与 --send 不能同用; use either --drop or --send');
  if (drop !== undefined) {
    const ids = new Set(drop);
    return { only: ids, give: (deps) => discard(deps, ids), said: '条已放弃 given up' };
  }
  return send ? { only: only && new Set(only), give: redrive, said: '条已重发 sent back' } : undefined;
}

export const command = defineCommand<Flags>({
  about: `查看死信及其原因，重发或放弃。
Shows the dead letters with their reasons, and sends them back or gives them up.

0 没有死信 there are none; 1 有 there are`,
  parameters: {
    flags: {
      send: switchFlag('全部重发 sends every message back to its queue, and starts what could not start'),
      only: textsFlag('ID', '只重发此消息 with --send: only this message, by the id that is shown'),
      drop: textsFlag('ID', '放弃此消息 gives this message up for good; nothing is done for it'),
      ...targetFlags,
    },
  },
  run: ({ out, stack, region, ...wanted }) => {
    const answer = readAnswer(wanted);
    const action = wanted.send ? 'redrive --send' : 'redrive --drop';
    // What is left afterwards says nothing of what was sent.
    const tried = answer && { action, isDone: () => true };
    return workOn({ out, stack, region }, (target) => showAndAnswer(target, answer), tried);
  },
});
