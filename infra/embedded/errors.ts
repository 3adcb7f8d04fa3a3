/** The template asks for something that the embedded target does not run; the message names where and what. */
export class UnsupportedTemplateError extends Error {
  override name = 'UnsupportedTemplateError';
}

/** The embedded target cannot start or go on: its state does not fit, or an engine ended. */
export class EmbeddedTargetError extends Error {
  override name = 'EmbeddedTargetError';
}

/** A function answered with an error, timed out or ended; `outcome` says which. */
export class FunctionError extends Error {
  override name = 'FunctionError';
  readonly functionId: string;
  readonly outcome: string;

  constructor(functionId: string, outcome: string, message: string) {
    super(`${functionId}: ${message}`);
    this.functionId = functionId;
    this.outcome = outcome;
  }
}

/** Text of anything that was thrown. */
export function describeError(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
