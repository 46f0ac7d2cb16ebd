/**
 * Doubles every dollar in the texts of a configuration, for a program that takes `$name` for an environment variable and two
 * dollars for one. The code that prints a configuration calls it once, so that everything else is written as the program means it. `variables`:
 * the texts that mean one.
 */
export function escapeDollars<T>(value: T, variables: readonly string[] = []): T {
  if (typeof value === 'string') return escaped(value, variables) as T;
  if (Array.isArray(value)) return value.map((each) => escapeDollars(each, variables)) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escapeDollars(inner, variables)])) as T;
  }
  return value;
}

function escaped(text: string, [variable, ...more]: readonly string[]): string {
  if (variable === undefined) return text.replaceAll('$', '$$$$');
  return text
    .split(variable)
    .map((part) => escaped(part, more))
    .join(variable);
}
