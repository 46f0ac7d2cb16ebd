import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { parse } from 'yaml';

/** The files of a folder such as `dist/`, and which of them hold Kubernetes objects. */

/** The environments that a folder such as `dist/` holds. */
export function environmentNames(dist: string): string[] {
  return readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'argocd')
    .map(({ name }) => name)
    .sort();
}

/** The text of every file below a folder of `dist/`, by its path below `dist/`, with `/`. Nothing where there is no such folder. */
export function readFiles(dist: string, folder: string): Map<string, string> {
  const whole = join(dist, folder);
  if (!existsSync(whole)) return new Map();
  const names = readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return new Map(names.sort().map((name) => [name, readFileSync(join(dist, name), 'utf8')]));
}

/** The objects below one folder of `dist/`, each with its file: a path below `dist/`, with `/`. */
export function readManifests<T>(dist: string, folder: string): { readonly file: string; readonly object: T }[] {
  const files = readFiles(dist, folder);
  return objectFiles(files).map((file) => ({ file, object: parse(files.get(file) ?? '') as T }));
}

/** Every file below a folder that holds a Kubernetes object. */
export function manifestFiles(folder: string): string[] {
  return objectFiles(readFiles(folder, '.')).map((file) => join(folder, file));
}

export const kustomizationFile = 'kustomization.yaml';

/**
 * Those of some files that hold a Kubernetes object, folder by folder. A kustomization holds none, and the files of a
 * Kustomize Component are patches, which are parts of objects: both are checked when kustomize builds them.
 */
export function objectFiles(files: ReadonlyMap<string, string>): string[] {
  const components = [...files.keys()].filter((file) => isComponent(file, files.get(file) ?? '')).map(posix.dirname);
  const inComponent = (file: string) => components.some((folder) => folder === '.' || file.startsWith(`${folder}/`));
  return [...files.keys()]
    .filter((file) => /\.ya?ml$/.test(file) && posix.basename(file) !== kustomizationFile && !inComponent(file))
    .sort(byFolder);
}

function isComponent(file: string, text: string): boolean {
  if (posix.basename(file) !== kustomizationFile || !text.includes('Component')) return false;
  const content = parse(text) as { readonly kind?: string } | null;
  return content?.kind === 'Component';
}

/** Folder by folder, so that what stands together in the tree stands together in a list. */
function byFolder(one: string, other: string): number {
  const [left, right] = [one.split('/'), other.split('/')];
  const index = left.findIndex((name, at) => name !== right[at]);
  return (left[index] ?? '') < (right[index] ?? '') ? -1 : 1;
}
