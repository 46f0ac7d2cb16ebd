/**
 * Doubles every dollar in the texts of a configuration, for a program that takes `$name` for an environment variable and two
 * dollars for one. Whoever prints a configuration calls it once, so that everything else is written as the program means it.
 */
export function escapeDollars<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$') as T;
  if (Array.isArray(value)) return value.map(escapeDollars) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escapeDollars(inner)])) as T;
  }
  return value;
}
