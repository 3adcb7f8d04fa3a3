/** `npm run redrive`: shows the dead letters with their reasons, and sends them back or gives them up. */
import pc from 'picocolors';
import { describeMessage } from '../shared/domain/deliveries/describe-message.ts';
import { discard, redrive, showDeadLetters, type ExplainedLetter } from '../shared/app/operations/redrive.ts';
import { ArgumentError } from './arguments.ts';
import { openDeadLetters, placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run redrive -- [--send [--only ID]… | --drop ID…] [--out DIR | --stack NAME [--region NAME]]

  --send         sends every message back to its queue, and lets what could not start begin again;
                 without it, they are shown and left
  --only ID      of these only the one with this message id, as it is shown (may be repeated)
  --drop ID      gives the message with this id up for good; nothing is done for it (may be repeated)
${placeUsage}`;

/** What shall become of the letters; undefined: they are shown and left. */
interface Answer {
  /** Message ids; undefined: all. */
  only: ReadonlySet<string> | undefined;
  give: typeof redrive;
  said: string;
}

async function showAndAnswer(place: Place, answer: Answer | undefined): Promise<number> {
  const deps = { queues: await openDeadLetters(place), failures: place.stores.failures };
  const letters = await showDeadLetters(deps);
  process.stdout.write(letters.map(describeLetter).join('') + `${countOf(letters.length)}\n`);
  const known = new Set(letters.map(({ letter }) => letter.messageId));
  const unknown = [...(answer?.only ?? [])].filter((id) => !known.has(id));
  if (unknown.length > 0) throw new ArgumentError(`no dead letter has the id ${unknown.join(', ')}`);
  if (answer === undefined || letters.length === 0) return letters.length === 0 ? 0 : 1;
  const answered = await answer.give(deps, answer.only);
  await place.settle();
  const left = await showDeadLetters(deps);
  process.stdout.write(
    `${answered} ${answer.said}\n${left.map(describeLetter).join('')}${countOf(left.length)}\n`,
  );
  return left.length === 0 ? 0 : 1;
}

function describeLetter({ queue, letter, why }: ExplainedLetter): string {
  const reason =
    why === undefined
      ? 'its function was cut off: see the log, and the time it had'
      : [why.error, why.message].filter(Boolean).join(': ');
  const tried = why === undefined ? '' : `, ${why.attempt} attempts, last ${why.at}`;
  return `${pc.red('!')} ${queue}  ${describeMessage(letter.body)}\n    ${reason}\n    ${letter.messageId}, sent ${letter.sentAt.toISOString()}${tried}\n`;
}

function countOf(letters: number): string {
  return letters === 0 ? 'no dead letters' : `${letters} dead letters`;
}

interface Wanted {
  send?: boolean | undefined;
  only?: string[] | undefined;
  drop?: string[] | undefined;
}

/** @throws ArgumentError */
function readAnswer({ send = false, only, drop }: Wanted): Answer | undefined {
  if ((only !== undefined && !send) || (drop !== undefined && send)) throw new ArgumentError(usage);
  if (drop !== undefined) {
    const ids = new Set(drop);
    return { only: ids, give: (deps) => discard(deps, ids), said: 'given up' };
  }
  return send ? { only: only && new Set(only), give: redrive, said: 'sent back' } : undefined;
}

const ids = { type: 'string', multiple: true } as const;

await runTool({ usage, options: { send: { type: 'boolean' }, only: ids, drop: ids } }, async ({ values }) => {
  const { send, only, drop, ...where } = values;
  const answer = readAnswer({ send, only, drop });
  return workAt(where, (place) => showAndAnswer(place, answer));
});
