/** Gives what a calculation gives, and calculates it when it is first asked for. */
export function once<Result>(calculate: () => Result): () => Result {
  let known: { result: Result } | undefined;
  return () => (known ??= { result: calculate() }).result;
}
