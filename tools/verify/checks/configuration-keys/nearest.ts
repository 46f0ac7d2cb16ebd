import { editDistance } from '../../../../constructs/kit/model/validation/similar';

/** The words that are the nearest to a mistyped one, as far as they are near at all. */
export function nearest(word: string, known: readonly string[]): string[] {
  const most = Math.max(2, Math.floor(word.length / 4));
  const near = known
    .map((each) => ({ each, distance: editDistance(word, each) }))
    .filter(({ distance }) => distance <= most);
  const least = Math.min(...near.map(({ distance }) => distance));
  return near.filter(({ distance }) => distance === least).map(({ each }) => each);
}
