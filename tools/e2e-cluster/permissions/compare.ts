import type { Permission } from './rules';

const table = 'tools/e2e-cluster/permissions/table.ts';

/**
 * What accounts may do too much and too little, one message each. `expected` is the environment's table; `actual` holds
 * every account of its namespaces, also those that may do nothing.
 */
export function compare(
  expected: Readonly<Record<string, readonly string[]>>,
  actual: Readonly<Record<string, readonly Permission[]>>,
): string[] {
  const names = Object.keys(actual).sort();
  if (names.length === 0) return ['there is no account to look at'];
  const absent = Object.keys(expected).filter((account) => !names.includes(account));
  return [
    ...absent.map((account) => `${account} is listed in ${table}, but there is no such account: remove its line`),
    ...names.flatMap((account) => different(account, expected[account] ?? [], actual[account] ?? [])),
  ];
}

function different(account: string, expected: readonly string[], actual: readonly Permission[]): string[] {
  const lines = actual.map(({ line }) => line);
  const tooMuch = actual.filter(({ line }) => !expected.includes(line));
  const tooLittle = expected.filter((line) => !lines.includes(line));
  return [
    ...tooMuch.map(({ line, danger }) => {
      const why = danger === undefined ? '' : ` (${danger})`;
      return `${account} may too much: "${line}"${why}; take it out of its role, or list it with its reason in ${table}`;
    }),
    ...tooLittle.map(
      (line) => `${account} may too little: "${line}" is not granted; add it to its role, or remove it from ${table}`,
    ),
  ];
}
