/** An object that was written where it stands: no list, no function, and nothing that a class has made. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What a function makes of its properties. Anything that is no object is given back as it is, and what takes the value says so. */
export const madeOf = <P extends object, T>(given: P, make: (given: P) => T): T =>
  isPlainObject(given) ? make(given) : (given as unknown as T);
