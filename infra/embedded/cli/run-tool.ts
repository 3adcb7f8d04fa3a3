/** The frame of a command: its exit code, and what a person is told when it fails. */
import { ArgumentError } from './arguments.ts';

/** @param main returns the exit code; an argument that cannot be used ends with 2, anything else that fails with 1 */
export async function runTool(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const unusable = error instanceof ArgumentError;
    process.stderr.write(`${unusable ? error.message : String((error as Error).stack)}\n`);
    process.exitCode = unusable ? 2 : 1;
  }
}
