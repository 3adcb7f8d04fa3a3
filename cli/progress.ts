/** Progress of a night: bars with rates on a terminal; elsewhere a line a stage, and while a long one works how far it is. */
import { Presets, SingleBar } from 'cli-progress';
import pc from 'picocolors';

export interface StageTime {
  stage: string;
  seconds: number;
}

/** How far a stage is; `total` may grow while it works. */
export interface StageState {
  done: number;
  total: number;
  unit: string;
}

/** The Chinese title of each stage. */
const titles: Readonly<Record<string, string>> = {
  'sample county': '样例县',
  start: '启动',
  rosters: '花名册',
  deliveries: '交付',
  night: '核对',
  results: '结果',
};

const refreshMs = 200;
/** Where lines are kept, as in a log, so often. */
const lineMs = 20_000;

export class Progress {
  readonly times: StageTime[] = [];
  readonly #out: NodeJS.WriteStream;

  constructor(out: NodeJS.WriteStream = process.stderr) {
    this.#out = out;
  }

  /**
   * Carries out a stage, and shows how far it is.
   * @param state asked again and again while the stage works
   * @param describe what the stage did, for the line that stays
   */
  async stage<T>(
    name: string,
    work: () => Promise<T>,
    options: { state?: () => StageState | Promise<StageState>; describe?: (result: T) => string } = {},
  ): Promise<T> {
    const started = performance.now();
    const stopBar = options.state === undefined ? () => undefined : this.#showBar(name, options.state);
    try {
      const result = await work();
      stopBar();
      const seconds = (performance.now() - started) / 1000;
      this.times.push({ stage: name, seconds: Math.round(seconds * 100) / 100 });
      const detail = options.describe?.(result) ?? '';
      this.#out.write(
        `${pc.green('✓')} ${titled(name)} ${pc.dim(`${seconds.toFixed(1).padStart(6)} s`)}  ${detail}\n`,
      );
      return result;
    } catch (error) {
      stopBar();
      this.#out.write(`${pc.red('✗')} ${titled(name)}\n`);
      throw error;
    }
  }

  #showBar(name: string, state: () => StageState | Promise<StageState>): () => void {
    if (!this.#out.isTTY) return this.#writeLines(name, state);
    const bar = new SingleBar(
      {
        format: `  ${titled(name)} {bar} {value}/{total} {unit} · {rate}/s`,
        stream: this.#out,
        hideCursor: true,
        clearOnComplete: true,
      },
      Presets.shades_classic,
    );
    const started = performance.now();
    bar.start(1, 0, { unit: '', rate: 0 });
    const refresh = async () => {
      const { done, total, unit } = await state();
      bar.setTotal(Math.max(1, total));
      bar.update(done, { unit, rate: Math.round(done / ((performance.now() - started) / 1000)) });
    };
    // A bar that cannot be refreshed just stays as it is: showing must never stop the night.
    const timer = setInterval(() => void refresh().catch(() => undefined), refreshMs);
    return () => {
      clearInterval(timer);
      bar.stop();
    };
  }

  #writeLines(name: string, state: () => StageState | Promise<StageState>): () => void {
    const write = async () => {
      const { done, total, unit } = await state();
      this.#out.write(`  ${titled(name)} ${done}/${total} ${unit}\n`);
    };
    const timer = setInterval(() => void write().catch(() => undefined), lineMs);
    return () => clearInterval(timer);
  }
}

/** A Chinese character is as wide as two others. */
function titled(name: string): string {
  const title = titles[name] ?? '';
  return `${name.padEnd(14)}${title}${' '.repeat(Math.max(0, 8 - 2 * title.length))}`;
}
