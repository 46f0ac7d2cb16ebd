import pc from 'picocolors';
import type { Result } from './result';

const headings = ['environment', 'workload', 'program', 'version', 'verdict', 'ms'] as const;

/** The results as a table, each with what there is to say of it below. */
export function table(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.environment,
    result.workload,
    result.program,
    result.version ?? '',
    result.verdict,
    String(result.milliseconds),
  ]);
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 5 ? cell.padStart(widths[5] ?? 0) : cell.padEnd(widths[column] ?? 0)));
  return [
    pc.bold(line(headings).join('  ').trimEnd()),
    ...results.flatMap((result, index) => [
      line(rows[index] ?? [])
        .map((cell, column) => (column === 4 ? colour(result)(cell) : cell))
        .join('  '),
      ...remarks(result).map((text) => `    ${text}`),
    ]),
  ].join('\n');
}

const colours = { accepted: pc.green, rejected: pc.red, 'not checked': pc.yellow } as const;

const colour = ({ verdict }: Result) => colours[verdict];

function remarks({ verdict, words, version, wanted, manifests }: Result): string[] {
  const near = version !== wanted && version !== undefined && wanted !== undefined;
  return [
    ...(near ? [pc.yellow(`checked with ${version} instead of ${wanted}`)] : []),
    ...(verdict === 'rejected' ? manifests.map((file) => pc.red(`dist/${file}`)) : []),
    ...(words ? words.split('\n').map((text) => (verdict === 'rejected' ? text : pc.dim(text))) : []),
  ];
}

/** How many there are of each verdict. */
export function summary(results: readonly Result[]): string {
  const count = (verdict: Result['verdict']) => results.filter((result) => result.verdict === verdict).length;
  return `${count('accepted')} accepted, ${count('rejected')} rejected, ${count('not checked')} not checked`;
}
