import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pod } from './pod';
import type { RunFolder } from './run-folder';

/** Changes a key of a Secret in the files of a pod that mounts it, in the way of the kubelet: the file is another one then. */
export function replaceSecretFile(folder: RunFolder, pod: Pod, secret: string, key: string, text: string): void {
  const volume = (pod.spec.volumes ?? []).find((each) => each.secret?.secretName === secret);
  if (!volume) throw new Error(`pod ${pod.name} mounts no Secret ${secret}`);
  const file = join(folder.volume(pod, volume.name), key);
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
