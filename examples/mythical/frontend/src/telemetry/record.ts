let record: (error: Error) => void = () => {};

/** Says who takes errors. Until then nobody does. */
export function recordBy(taker: (error: Error) => void): void {
  record = taker;
}

/** An error that the page has shown: told to who takes errors, and to the console. */
export function recordError(error: unknown): void {
  record(error instanceof Error ? error : new Error(String(error)));
  console.error(error);
}
