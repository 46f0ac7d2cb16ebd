/** The environment lacks something that a part of a suite needs. */
export class UnmetNeed extends Error {
  constructor(
    /** What is needed, such as `a store that answers LogQL`. */
    readonly need: string,
  ) {
    super(`needs ${need}, and the environment has none`);
    this.name = 'UnmetNeed';
  }
}

/** The value, if the environment has it. */
export function required<Value>(value: Value | undefined, need: string): Value {
  if (value === undefined) throw new UnmetNeed(need);
  return value;
}
