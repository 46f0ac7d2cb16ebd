import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pod } from './pod';

/** Where a run keeps what its pods see and write. */
export class RunFolder {
  constructor(readonly path: string) {}

  /** Made with its parents, readable by every user of a pod. */
  make(...names: readonly string[]): string {
    const folder = join(this.path, ...names);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    return folder;
  }

  /** The root file systems: on a tmpfs, gone with the run. */
  get roots(): string {
    return this.make('roots');
  }

  /** What stands for a folder of the node. */
  host(path: string): string {
    return this.make('node', path);
  }

  /** Containers' standard output, in files as the container runtime writes them on a node. */
  get podLogs(): string {
    return this.host('/var/log/pods');
  }

  logOf(pod: Pod, container: string): string {
    return join(this.make('node', 'var/log/pods', `${pod.namespace}_${pod.name}_${pod.uid}`, container), '0.log');
  }

  volume(pod: Pod, name: string): string {
    return this.make('volumes', `${pod.namespace}.${pod.workload}`, name);
  }
}
