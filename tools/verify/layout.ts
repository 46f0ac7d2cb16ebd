import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConfiguredContainer } from './workloads';

/** The mounts of a container as folders of this machine. */
export class Layout {
  private readonly root = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-verify-'));

  constructor(private readonly container: ConfiguredContainer) {
    for (const mountPath of this.folders) {
      mkdirSync(this.root + mountPath, { recursive: true });
      // As the volumes of the pod: the user of an image writes there.
      chmodSync(this.root + mountPath, 0o777);
    }
    for (const file of container.files) {
      mkdirSync(path.dirname(this.root + file.path), { recursive: true });
      writeFileSync(this.root + file.path, file.text);
    }
  }

  /** Adds files in mounts of the container. */
  add(files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) writeFileSync(this.root + file, text);
  }

  /** What the container's arguments say, with the paths that they have here. */
  here(word: string): string {
    // `-flag=/path` or `/path`.
    const flag = /^-[^=]*=/.exec(word)?.[0] ?? '';
    const value = word.slice(flag.length);
    const [mountPath] = this.container.mountPaths
      .filter((each) => `${value}/`.startsWith(`${each}/`))
      .sort((a, b) => b.length - a.length);
    return mountPath === undefined ? word : `${flag}${this.root}${value}`;
  }

  /**
   * Puts something in the place of the keys of Secrets. `named`: where the program sees the folders of this machine, its files name them
   * as they are here.
   */
  standInForSecrets({ named }: { readonly named: boolean }): void {
    const { files, secretFiles } = this.container;
    for (const file of secretFiles) writeFileSync(this.root + file, 'none');
    if (!named) return;
    const here = (text: string) => secretFiles.reduce((left, file) => left.replaceAll(file, this.root + file), text);
    for (const { path: file, text } of files) writeFileSync(this.root + file, here(text));
  }

  /** What a program said of files here, with the paths of the container. */
  there(text: string): string {
    return text.replaceAll(this.root, '');
  }

  /** The folders of this machine by their paths in the container. */
  get mounts(): Record<string, string> {
    return Object.fromEntries(this.container.mountPaths.map((each) => [each, this.root + each]));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Mounts that are a single file are made with the file. */
  private get folders(): string[] {
    const files = this.container.files.map((file) => file.path);
    return this.container.mountPaths.filter((each) => !files.includes(each));
  }
}
