import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../command';
import { command } from '../programs/images';

/** What an image is made of. */
export interface ImageProps {
  readonly reference: string;
  /** The folder that becomes its root file system. */
  readonly root: string;
  /** As a Dockerfile states them, such as `USER 10001`. */
  readonly changes: readonly string[];
}

const importMilliseconds = 300_000;

/** Podman with images of its own: nothing is left among those of the user, and nothing of them is seen. */
export class OwnStorage {
  /** What takes the commands of podman. */
  readonly engine: string;
  private readonly folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-storage-'));

  constructor(podman: string) {
    this.engine = join(this.folder, 'podman');
    const [images, run] = ['images', 'run'].map((name) => join(this.folder, name));
    writeFileSync(this.engine, `#!/bin/sh\nexec '${podman}' --root '${images}' --runroot '${run}' "$@"\n`);
    chmodSync(this.engine, 0o755);
  }

  /** An empty folder that is removed with the storage. */
  newFolder(): string {
    return mkdtempSync(join(this.folder, 'folder-'));
  }

  /** Makes an image of one layer, `FROM scratch`. Throws in podman's words if it cannot. */
  make({ reference, root, changes }: ImageProps): void {
    const archive = `${root}.tar`;
    const steps = [
      ['tar', ['--create', '--numeric-owner', `--file=${archive}`, `--directory=${root}`, '.']],
      [this.engine, ['import', ...changes.map((change) => `--change=${change}`), archive, reference]],
    ] as const;
    for (const [file, words] of steps) {
      const { status, words: said } = command(file, words, importMilliseconds);
      if (status !== 0) throw new Error(`${reference} could not be made: ${said}`);
    }
    rmSync(archive);
  }

  remove(): void {
    // Podman leaves a mount for the layers of its images.
    const mounts = readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' ')[1] ?? '');
    for (const mount of mounts.filter((each) => each.startsWith(`${this.folder}/`)).reverse()) run('umount', mount);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
