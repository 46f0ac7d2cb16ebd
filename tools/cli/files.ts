/** A place that somebody else stated, in the form of a stack. */
export const siteOf = (file: string, line: number, column: number) => ({
  stack: `    at file (${file}:${line}:${column})`,
});

/** What a finding says of a file of the user's as a whole: the environment that it is named after, or the list of them. */
export function ownerOfFile(file: string): { readonly environment: string; readonly component: string } {
  if (file === 'main.ts') return { environment: 'main.ts', component: 'main.ts' };
  if (!file.endsWith('.ts')) return { environment: file, component: 'file' };
  return { environment: /([^/\\]+?)(?:\.ts)?$/.exec(file)?.[1] ?? file, component: 'environment file' };
}
