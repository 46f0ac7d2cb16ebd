/** A table; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** A page of the package, as it is written on the page of an environment. */
export type PackagePage = (text: string, page: string) => string;

/** A link where the pages of the package are beside that of the environment, and elsewhere the file. `folder`: where they are. */
export const packagePages =
  (folder: string): PackagePage =>
  (text, page) =>
    folder === 'docs' ? `[${text}](../${page})` : `${text} (${code(`${folder}/${page}`)})`;

/** A text as code in a cell of a table, whatever characters it has. */
export function code(text: string): string {
  if (text === '') return 'nothing';
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text.replaceAll('|', '\\|')}${space}${fence}`;
}
