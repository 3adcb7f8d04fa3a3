/**
 * `npm run harness -- preview`: the sample county is delivered and compared, then the first half of each provider's file of vehicles
 * and of one bank comes again for the next day, and its roster without a tenth of the rows. Says how long it takes until what a
 * release would do is ready, from the put on, on the embedded target.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startHedui } from '../../../cli/hedui-target.ts';
import { deliverFiles, listFiles, type FileToDeliver } from '../../../cli/deliver.ts';
import { atLength, nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import { ensureSampleCounty, SAMPLE_DAY } from '../../../cli/sample-county/index.ts';
import { readDeliveredFiles } from '../../../shared/app/deliveries/delivered-files.ts';
import { readPreview } from '../../../shared/app/deliveries/release-preview.ts';
import { foldDeliveries } from '../../../shared/domain/deliveries/fold-deliveries.ts';
import { listAwaitingDecision } from '../../../shared/domain/deliveries/awaiting-decision.ts';
import { holdDeliveries, holdRosters, untilCompared } from '../../../shared/domain/deliveries/hold-rules.ts';
import { addDays } from '../../../shared/domain/kernel/calendar.ts';
import { countMoved } from '../../../shared/domain/deliveries/release-effect.ts';
import { runScript } from '../run-script.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const nextDay = addDays(SAMPLE_DAY, 1);
const barSeconds = 30;
const pollMs = 1_000;
const noFiles = { files: [], decisions: [] };

async function measureAll(): Promise<number> {
  const sample = await ensureSampleCounty(join(root, '.cache', 'sample-county'));
  // The files that come again are of the day after.
  const target = await startHedui(nextDay, {});
  try {
    const rosters = await listFiles(sample.directory, 'roster');
    const deliveries = await listFiles(sample.directory, 'inbox');
    for (const files of [rosters, deliveries]) {
      await deliverFiles(files, target.inbox, () => undefined);
      await target.embedded.idle(atLength);
    }
    await runNight(await nextScheduledTime(target), target);
    let slowest = 0;
    for (const [file, share] of [
      [newestOf(deliveries, 'inbox/vehicle/'), 0.5],
      [newestOf(deliveries, 'inbox/bank/'), 0.5],
      [newestOf(rosters, 'roster/'), 0.9],
    ] as const)
      slowest = Math.max(slowest, await measure(file, share));
    return slowest <= barSeconds ? 0 : 1;
  } finally {
    await target.embedded.stop();
  }

  async function measure({ key, path }: FileToDeliver, share: number): Promise<number> {
    const again = key.replace(/\/\d{4}-\d{2}-\d{2}\//, `/${nextDay}/`);
    const bytes = firstLines(await readFile(path), share);
    const [begun, cpu] = [performance.now(), process.cpuUsage()];
    await target.inbox.write(again, bytes);
    const preview = await waitFor(again);
    const seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const { households } = preview.release;
    console.log(
      `${again}: ${seconds.toFixed(1)} s (bar ${barSeconds} s), ${((user + system) / 1e6).toFixed(1)} s of the processor; ${households} households judged twice, ${countMoved(preview.release)} cases raised, withdrawn, milder or harder`,
    );
    await target.embedded.idle(atLength);
    return seconds;
  }

  /** Looked for without asking, as it is made when the file is held. */
  async function waitFor(key: string) {
    for (;;) {
      const [found] = (await readDeliveredFiles(target)).filter(({ file }) => file.key === key);
      const { files, decisions } = found ? await target.ledger.read(found.subject) : noFiles;
      const hold = found?.subject.kind === 'roster' ? holdRosters : holdDeliveries;
      const folded = foldDeliveries(files, decisions, untilCompared(hold));
      const held = folded.kind === 'folded' ? listAwaitingDecision(folded).at(-1) : undefined;
      const preview = found && held && (await readPreview(found.subject, held, target));
      if (preview !== undefined) return preview;
      if (found !== undefined && found.state !== 'held')
        throw new Error(`${key} is ${found.state}, and not held`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
}

function newestOf(files: readonly FileToDeliver[], prefix: string): FileToDeliver {
  const newest = files.filter(({ key }) => key.startsWith(prefix) && /\.csv$/.test(key)).at(-1);
  if (newest === undefined) throw new Error(`the sample county has no file below ${prefix}`);
  return newest;
}

/** As bytes, whatever the encoding. */
function firstLines(bytes: Buffer, share: number): Buffer {
  const end = bytes.indexOf(0x0a, Math.floor(bytes.length * share));
  return bytes.subarray(0, end + 1);
}

await runScript({ usage: 'npm run harness -- preview', options: {} }, measureAll);
