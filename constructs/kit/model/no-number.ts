/** What was written in the place of a number, by the quantity that was made of it. */
const written = new WeakMap<object, unknown>();

/**
 * A quantity of so many units. What is no number would be counted by the rules of JavaScript, in which `true` is 1 and `'3'` is 3;
 * here it is no number, and the property that takes the quantity says so.
 */
export function times<T extends object>(count: unknown, unit: number, quantity: (count: number) => T): T {
  if (typeof count === 'number') return quantity(count * unit);
  const none = quantity(Number.NaN);
  written.set(none, count);
  return none;
}

/** What a quantity was made of, to say that it is no number. `number`: the one that it has. */
export const countOf = (quantity: object, number: unknown): unknown =>
  written.has(quantity) ? written.get(quantity) : number;
