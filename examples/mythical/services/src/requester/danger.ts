import { type Beast, beasts } from '../beasts';

/** What one request adds. */
const dangers: Readonly<Record<Beast, number>> = {
  unicorn: 1,
  manticore: 23,
  illithid: 13,
  owlbear: 32,
  beholder: 153,
};

export const dangerOf = (beast: Beast): number => dangers[beast];

/** The chance that the first name is deleted after it was read: never a unicorn's, mostly a beholder's. */
export const deletedWith = (beast: Beast): number => beasts.indexOf(beast) / beasts.length;
