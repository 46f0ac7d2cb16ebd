import { bucketSettings, kindSetting, prefixSettings } from '../../../constructs/kit/vocabulary/bucket-settings';
import { type Document, type Found, textWithin, within } from './documents';

const volume = 'its volume';

/**
 * Where a store keeps its data, as its configuration says it: in a bucket or on its volume. Rules that Mimir takes by its API are beside
 * its blocks, and counted apart.
 */
export function placesOf({ content }: Document): Found[] {
  const mimir = within(content, 'common', 'storage');
  const blocks = within(content, 'blocks_storage');
  const rules = within(content, 'ruler_storage');
  return [
    ['its data', placeOf(within(content, 'storage_config', 'object_store'))],
    ['its data', placeOf(within(content, 'storage', 'trace'))],
    ['its data', placeOf(within(content, 'storage'))],
    ['its data', blocks === undefined ? undefined : placeOf(mimir, blocks)],
    ['its data', within(content, 'schema_config') === undefined ? undefined : onVolume(mimir)],
    [
      'its rules',
      rules === undefined || 'local' === textWithin(rules, kindSetting) ? undefined : placeOf(mimir, rules),
    ],
  ];
}

/** The place that a section states. `own`: what stands besides for a part of the data, such as Mimir's blocks; default: the section itself. */
function placeOf(section: unknown, own: unknown = section): string | undefined {
  const prefix = firstOf(own, prefixSettings);
  for (const [kind, { bucket, account, endpoint, region }] of Object.entries(bucketSettings)) {
    const settings = within(section, kind);
    if (settings === undefined) continue;
    const words = [
      `${kind} ${firstOf(settings, bucket) ?? ''}`,
      ...phrase('account', firstOf(settings, account)),
      ...phrase('at', firstOf(settings, endpoint)),
      ...phrase('region', firstOf(settings, region)),
      ...phrase('prefix', prefix ?? firstOf(settings, ['prefix'])),
    ];
    return words.join(', ');
  }
  return onVolume(own);
}

const firstOf = (settings: unknown, keys: readonly string[] = []): string | undefined =>
  keys.map((key) => textWithin(settings, key)).find((each) => each !== undefined);

const onVolume = (section: unknown): string | undefined =>
  ['filesystem', 'local'].includes(textWithin(section, kindSetting) ?? '') ||
  within(section, 'filesystem') !== undefined
    ? volume
    : undefined;

const phrase = (word: string, value: string | undefined): string[] => (value === undefined ? [] : [`${word} ${value}`]);
