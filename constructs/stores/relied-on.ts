import type { ReliedOn } from '../kit/environment/escape-hatches';
import { bucketSettings, kindSetting, prefixSettings } from '../kit/vocabulary/bucket-settings';

/** What says in which place of object storage something is, with the words of all programs. A prefix stands beside or within. */
const place = [
  kindSetting,
  ...prefixSettings,
  ...Object.entries(bucketSettings).flatMap(([kind, settings]) =>
    [...Object.values(settings).flat(), 'prefix'].map((key) => `${kind}.${key}`),
  ),
];

/** Where a store keeps its data. `sections`: those that say it. `further`: settings that say it besides. */
export const placeOfData = (sections: readonly string[], further: readonly string[] = []): ReliedOn => ({
  settings: [...sections.flatMap((section) => place.map((key) => `${section}.${key}`)), ...further],
  because:
    'where its data is: network policies, and that no other store has the same place and deletes what is not its own, follow from its storage',
  instead: 'storage: s3({ … }), gcs({ … }) or azure({ … }), with a prefix of its own where two stores share a bucket',
});

/** How many processes have what is new, and where they are. */
export const copiesOfData = (settings: readonly string[]): ReliedOn => ({
  settings,
  because:
    'how many copies there are of what is new, or where: sizes, disruption budgets and the order of a roll are for those of its form',
});

/** How long data is kept. `instead`: the property that says it. */
export const timeOfData = (
  settings: readonly string[],
  instead = 'retention, which with a form is that of its load',
): ReliedOn => ({
  settings,
  because: 'how long data is kept: the size of disks and buckets follows from the property',
  instead,
});
