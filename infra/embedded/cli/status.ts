/** `npm run status`: how the last night went, and what waits for a person, without changing anything. */
import type { Run } from '../../../shared/contracts/deliveries.ts';
import { describeWaiting } from '../../../shared/domain/runs/describe-run.ts';
import { describeNight, measureNight } from '../../../shared/domain/runs/measure-night.ts';
import { readDeliveredFiles, type DeliveredFile } from '../../../shared/flow/delivered-files.ts';
import { readMorning } from '../../../shared/flow/read-morning.ts';
import { openDeadLetters, placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run status -- [--out DIR | --stack NAME [--region NAME]]

${placeUsage}

Exit code 0: the night has finished and nothing waits for a person; 1: otherwise.`;

/** As many runs and rejected files as fit on a screen. */
const runsShown = 5;
const rejectedShown = 10;

async function readStatus(place: Place): Promise<{ text: string; isWell: boolean }> {
  const { stores, day } = place;
  const morning = await readMorning(new Date(), day, stores);
  const figures = measureNight(morning);
  const { subject, text } = describeNight(morning, figures);
  const files = await readDeliveredFiles(stores);
  const letters: [string, number][] = [];
  for (const [name, queue] of Object.entries(await openDeadLetters(place)))
    letters.push([name, await queue.count()]);
  const lines = [
    subject,
    text,
    ...listFiles('Held 暂缓', files, 'held'),
    ...listFiles('Rejected, the newest 拒收', files, 'rejected'),
    'Runs, the newest first 批次',
    ...(await stores.runs.list(runsShown)).map(describeRun),
    'Dead letters 死信',
    ...letters.map(([name, count]) => `  ${name.padEnd(13)} ${count}`),
  ];
  const isWell =
    figures.NightFinished === 1 &&
    morning.overdue.length + morning.heldDeliveries.length + morning.heldRosters.length === 0 &&
    letters.every(([, count]) => count === 0);
  return { text: `${lines.join('\n')}\n`, isWell };
}

function listFiles(title: string, files: readonly DeliveredFile[], wanted: 'held' | 'rejected'): string[] {
  const found = files
    .filter(({ state }) => state === wanted)
    .sort((a, b) => (a.file.arrivedAt < b.file.arrivedAt ? 1 : -1))
    .slice(0, wanted === 'held' ? files.length : rejectedShown);
  return [title, ...found.map(({ file, reason }) => `  ${file.key}  ${reason ?? ''}  ${file.arrivedAt}`)];
}

function describeRun(run: Run): string {
  const isOpen = run.state === 'matching' || run.state === 'assessing';
  return `  ${run.run}  ${run.state}  day ${run.day}${isOpen ? `: ${describeWaiting(run)}` : ''}`;
}

await runTool({ usage }, async ({ values }) => {
  const { text, isWell } = await workAt(values, readStatus);
  process.stdout.write(text);
  return isWell ? 0 : 1;
});
