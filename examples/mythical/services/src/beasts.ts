/** The endpoints of the server: each is a beast with a table of its own. The later, the more dangerous. */
export const beasts = ['unicorn', 'manticore', 'illithid', 'owlbear', 'beholder'] as const;

export type Beast = (typeof beasts)[number];

export const isBeast = (text: string): text is Beast => beasts.some((beast) => beast === text);

/** Beasts of which everything takes longer, on purpose. */
export const isSlow = (beast: Beast): boolean => beast === 'unicorn' || beast === 'beholder';
