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
    ['its rules', rules === undefined || 'local' === textWithin(rules, 'backend') ? undefined : placeOf(mimir, rules)],
  ];
}

/**
 * The place that a section states. `own`: what stands besides for a part of the data, such as Mimir's blocks; default: the section itself.
 * The programs name the same things by different keys: https://grafana.com/docs/tempo/latest/configuration/#storage,
 * https://grafana.com/docs/loki/latest/configure/#thanos_object_store_config
 */
function placeOf(section: unknown, own: unknown = section): string | undefined {
  const prefix = ['storage_prefix', 'prefix'].map((key) => textWithin(own, key)).find((each) => each !== undefined);
  for (const kind of ['s3', 'gcs', 'azure']) {
    const settings = within(section, kind);
    if (settings === undefined) continue;
    const first = (...keys: readonly string[]) =>
      keys.map((key) => textWithin(settings, key)).find((each) => each !== undefined);
    const words = [
      `${kind} ${first('bucket_name', 'bucket', 'container_name') ?? ''}`,
      ...phrase('account', first('account_name', 'storage_account_name')),
      ...phrase('at', first('endpoint', 'endpoint_suffix')),
      ...phrase('region', first('region')),
      ...phrase('prefix', prefix ?? first('prefix')),
    ];
    return words.join(', ');
  }
  return onVolume(own);
}

const onVolume = (section: unknown): string | undefined =>
  ['filesystem', 'local'].includes(textWithin(section, 'backend') ?? '') || within(section, 'filesystem') !== undefined
    ? volume
    : undefined;

const phrase = (word: string, value: string | undefined): string[] => (value === undefined ? [] : [`${word} ${value}`]);
