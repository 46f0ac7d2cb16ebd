import type { ConfigMapFiles, KeyToPath, Volume } from './kubernetes';

/** The files of a volume by their paths: those of the keys that the manifest names, by default one for each key. */
export function volumeFiles(
  data: Readonly<Record<string, string>>,
  items: readonly KeyToPath[] = Object.keys(data).map((key) => ({ key, path: key })),
): Record<string, string> {
  return Object.fromEntries(
    items.map(({ key, path }) => {
      const text = data[key];
      // The kubelet would wait for the key and start no container.
      if (text !== undefined) return [path, text];
      throw new Error(`a volume names the key ${key}, and there are ${Object.keys(data).join(', ') || 'none'}`);
    }),
  );
}

/** The ConfigMaps whose files a volume has: one, or several in one folder. None where something else is in that folder too. */
export function configMapsOf({ configMap, projected }: Volume): ConfigMapFiles[] {
  const sources = projected?.sources ?? [{ configMap }];
  const configMaps = sources.flatMap((source) => (source.configMap ? [source.configMap] : []));
  return configMaps.length === sources.length ? configMaps : [];
}
