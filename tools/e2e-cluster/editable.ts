import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { kustomizationFile, readFiles } from '../../checks/manifests/files';
import { compare, write } from '../synth/output-folder';
import type { KubernetesObject } from './kubernetes/object';

/** A `dist/` of the run's own, which a check may change. */
export class EditableDist {
  readonly path: string;

  /** `folder`: where `dist/` is. */
  constructor(readonly folder: string) {
    this.path = join(folder, 'dist');
  }

  /** Makes it the same as another one: only what differs is touched, as most of it is the same each time. */
  become(dist: string): void {
    const files = readFiles(dist, '.');
    write(
      this.path,
      files,
      compare(this.path, files, () => true),
      { whole: true },
    );
  }

  /** Changes an object, given the path of its file below `dist/`. */
  edit<T extends object = KubernetesObject>(file: string, change: (object: T) => void): void {
    const path = join(this.path, file);
    const object = parse(readFileSync(path, 'utf8')) as T;
    change(object);
    writeFileSync(path, stringify(object, { aliasDuplicateObjects: false }));
  }

  /** Adds an object to a folder, and to what it lists. */
  add(folder: string, object: KubernetesObject): void {
    const name = fileName(object);
    writeFileSync(join(this.path, folder, name), stringify(object));
    this.list(folder, (resources) => [...resources, name]);
  }

  /** Removes an object's file, and its line in the kustomization. */
  remove(file: string): void {
    rmSync(join(this.path, file));
    this.list(dirname(file), (resources) => resources.filter((name) => name !== basename(file)));
  }

  /** Gives an object another name, and its file too. */
  rename(file: string, name: string): void {
    this.edit<{ kind: string; metadata: { name: string } }>(file, ({ metadata }) => {
      metadata.name = name;
    });
    const renamed = join(dirname(file), `${basename(file).split('.')[0]}.${name}.yaml`);
    renameSync(join(this.path, file), join(this.path, renamed));
    this.list(dirname(file), (resources) =>
      resources.map((each) => (each === basename(file) ? basename(renamed) : each)),
    );
  }

  private list(folder: string, change: (resources: readonly string[]) => readonly string[]): void {
    this.edit<{ resources: readonly string[] }>(join(folder, kustomizationFile), (kustomization) => {
      kustomization.resources = change(kustomization.resources);
    });
  }
}

const fileName = ({ kind, metadata }: KubernetesObject): string => `${kind}.${metadata.name}.yaml`;
