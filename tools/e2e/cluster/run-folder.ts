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

  /** What stands for a folder of a node. */
  host(node: string, path: string): string {
    return this.make('nodes', node, path);
  }

  /** A container's standard output, in a file as the container runtime writes it on the pod's node. */
  logOf(pod: Pod, container: string): string {
    const folder = `/var/log/pods/${pod.namespace}_${pod.name}_${pod.uid}/${container}`;
    return join(this.host(pod.node, folder), '0.log');
  }

  /** Named pipes for what containers print. */
  get streams(): string {
    return this.make('streams');
  }

  volume(pod: Pod, name: string): string {
    return this.make('volumes', `${pod.namespace}.${pod.title}`, name);
  }
}
