/** Structured logs, one JSON object a line, with ids and counts only. */
import * as z from 'zod';
import { NamedError } from '../contracts/named-error.ts';
import { correlationNow } from './correlation.ts';

type Fields = Record<string, string | number | boolean | null | undefined>;

function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields): void {
  process.stdout.write(`${JSON.stringify({ level, event, correlation: correlationNow(), ...fields })}\n`);
}

export const log = {
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, error: unknown, fields: Fields = {}) =>
    write('error', event, { ...fields, ...describeError(error) }),
};

/**
 * What may be said of an error. The message of a foreign error may quote what it choked on, so of those only the
 * name and the place are told; of a schema error the path and the kind of the problem.
 */
export function describeError(error: unknown): Fields & { error: string; message?: string } {
  if (error instanceof NamedError) return { error: error.name, message: error.message };
  if (error instanceof z.ZodError) {
    const issues = error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.code}`);
    return { error: error.name, message: issues.join('; ') };
  }
  if (error instanceof Error) {
    const place = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    return {
      error: error.name,
      place: place
        .slice(0, 4)
        .map((line) => line.trim())
        .join(' < '),
    };
  }
  return { error: typeof error };
}
