/** A mebibyte in bytes. */
const mebibyte = 1_048_576;

/** Bytes, in mebibytes. */
export const fromBytes = (bytes: number): number => bytes / mebibyte;

/** Megabytes of 1,000,000 bytes, in mebibytes. */
export const fromMegabytes = (megabytes: number): number => fromBytes(megabytes * 1_000_000);

/** Cores that something takes so many times a second, each time for microseconds. */
export const coresOf = (microseconds: number, aSecond: number): number => (microseconds * aSecond) / 1_000_000;

/** Up to a multiple of a step; an amount that is one but for the last digit stays. */
export const upTo = (step: number, amount: number): number => Math.ceil(amount / step - 1e-9) * step;

/** A number as people read it: `3,000,000`. */
export const grouped = (count: number): string => Math.round(count).toLocaleString('en-US');
