import type { ImageTable } from '../cluster/image';
import type { StartedPrograms } from '../programs/started';
import type { StandIn } from './stand-in';

/** What the pods run: nothing, where this machine lacks a program without which they could not start. */
export function withoutNeeded(
  standIns: readonly Pick<StandIn, 'needs'>[],
  images: ImageTable,
  programs: StartedPrograms,
): ImageTable {
  const needed = standIns.flatMap(({ needs }) => (needs ? [programs[needs]] : []));
  const lacking = needed.find((each) => each !== undefined && 'missing' in each);
  if (!lacking || !('missing' in lacking)) return images;
  const { missing } = lacking;
  return Object.fromEntries(Object.entries(images).map(([reference, { key }]) => [reference, { key, missing }]));
}
