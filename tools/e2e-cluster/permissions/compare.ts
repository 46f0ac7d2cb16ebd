import type { Permission } from './rules';

/**
 * What accounts may do too much and too little, one message each. `expected` is what the components ask for; `actual` holds
 * every account of their namespaces, also those that may do nothing.
 */
export function compare(
  expected: Readonly<Record<string, readonly string[]>>,
  actual: Readonly<Record<string, readonly Permission[]>>,
): string[] {
  const names = Object.keys(actual).sort();
  if (names.length === 0) return ['there is no account to look at'];
  const absent = Object.keys(expected).filter((account) => !names.includes(account));
  return [
    ...absent.map((account) => `a component asks for rights of ${account}, and there is no such account`),
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
      return `${account} may too much: "${line}"${why}; take it out of its role, or ask for it with its reason in the permissions of its workload`;
    }),
    ...tooLittle.map(
      (line) => `${account} may too little: "${line}" is not granted; its workload asks for it in its permissions`,
    ),
  ];
}
