/** `npm run redrive`: shows the dead letters with their reasons, and sends them back. */
import pc from 'picocolors';
import { describeMessage } from '../../../shared/domain/describe-message.ts';
import { redriveAll, showDeadLetters, type ExplainedLetter } from '../../../shared/flow/redrive.ts';
import { openDeadLetters, placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run redrive -- [--send] [--out DIR | --stack NAME [--region NAME]]

  --send         sends every message back to its queue, and lets what could not start begin again;
                 without it, they are shown and left
${placeUsage}`;

async function showAndSend(place: Place, send: boolean): Promise<number> {
  const deps = { queues: await openDeadLetters(place), failures: place.stores.failures };
  const letters = await showDeadLetters(deps);
  process.stdout.write(letters.map(describeLetter).join('') + `${countOf(letters.length)}\n`);
  if (!send || letters.length === 0) return letters.length === 0 ? 0 : 1;
  const sent = await redriveAll(deps);
  await place.settle();
  const left = await showDeadLetters(deps);
  process.stdout.write(`${sent} sent back\n${left.map(describeLetter).join('')}${countOf(left.length)}\n`);
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

await runTool({ usage, options: { send: { type: 'boolean' } } }, async ({ values }) => {
  const { send, ...where } = values;
  return workAt(where, (place) => showAndSend(place, send === true));
});
