/** A place that somebody else stated, in the form of a stack. */
export const siteOf = (file: string, line: number, column: number) => ({
  stack: `    at file (${file}:${line}:${column})`,
});

/** What a finding calls a file of the user's: the environment that it is named after. */
export const environmentOfFile = (file: string): string => /([^/\\]+?)(?:\.ts)?$/.exec(file)?.[1] ?? file;
