import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Container } from '../../cluster/container';
import type { Run } from '../../suite/run';

/** How a store ended. */
export interface Ended {
  readonly store: string;
  readonly forced: boolean;
  readonly got: string;
}

export async function stopped(container: Container): Promise<Ended> {
  const begin = Date.now();
  const forced = await container.stop();
  const store = container.pod.workload;
  return {
    store,
    forced,
    got: `${store} after ${((Date.now() - begin) / 1000).toFixed(1)} s${forced ? ' by force' : ''}`,
  };
}

/** Takes every file from a pod's volume. Returns how many there were. */
export function emptied({ pod }: Container, { folder }: Run): number {
  const volume = folder.volume(pod, 'data');
  const files = readdirSync(volume, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length;
  for (const name of readdirSync(volume)) rmSync(join(volume, name), { recursive: true });
  return files;
}
