import type { KeyToPath } from './kubernetes';

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
