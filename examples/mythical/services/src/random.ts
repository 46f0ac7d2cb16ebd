/** A number from 0 to below 1, as Math.random gives it. Tests give their own. */
export type Random = () => number;

/** A number of a range, the upper bound not among them. */
export const between = (random: Random, from: number, to: number): number => from + random() * (to - from);

/** One of several. */
export function oneOf<T>(random: Random, from: readonly [T, ...T[]]): T {
  return from[Math.floor(random() * from.length)] ?? from[0];
}

const beginnings = [
  'Al',
  'Bro',
  'Ce',
  'Dra',
  'El',
  'Fen',
  'Gri',
  'Hal',
  'Is',
  'Kor',
  'Lum',
  'Mor',
  'Nyx',
  'Or',
  'Quil',
] as const;
const ends = [
  'dan',
  'ela',
  'fyr',
  'gorn',
  'ira',
  'lith',
  'mus',
  'nor',
  'phel',
  'ros',
  'than',
  'vex',
  'wyn',
  'zar',
] as const;

/** A name for a beast. */
export const beastName = (random: Random): string =>
  `${oneOf(random, beginnings)}${oneOf(random, ends)} ${oneOf(random, beginnings)}${oneOf(random, ends)}`;
