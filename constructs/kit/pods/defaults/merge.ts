/**
 * Two values as one, the second being the nearer: maps merge, key by key; lists append, and what is equal stands once;
 * of anything else the second counts. What one of them does not say is as the other says it.
 */
export function merged<T>(first: T, second: T): T {
  if (first === undefined) return second;
  if (second === undefined) return first;
  if (Array.isArray(first) && Array.isArray(second)) return appended(first, second) as T;
  if (isMap(first) && isMap(second)) {
    const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
    return Object.fromEntries([...keys].map((key) => [key, merged(first[key], second[key])])) as T;
  }
  return second;
}

function appended(first: readonly unknown[], second: readonly unknown[]): unknown[] {
  const byText = new Map([...first, ...second].map((element) => [JSON.stringify(element), element]));
  return [...byText.values()];
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
