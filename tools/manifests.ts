import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';

/** The environments that a folder such as `dist/` holds. */
export function environmentNames(dist: string): string[] {
  return readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'argocd')
    .map(({ name }) => name)
    .sort();
}

/** The objects below one folder of `dist/`, each with its file: a path below `dist/`, with `/`. */
export function readManifests<T>(dist: string, folder: string): { readonly file: string; readonly object: T }[] {
  return manifestFiles(join(dist, folder)).map((file) => ({
    file: relative(dist, file).split(sep).join('/'),
    object: parse(readFileSync(file, 'utf8')) as T,
  }));
}

const kustomization = 'kustomization.yaml';

/**
 * Every file below a folder that holds Kubernetes objects. A kustomization is none, and the files of a Kustomize
 * Component are patches, parts of objects: both are checked by building them.
 */
export function manifestFiles(folder: string): string[] {
  if (!existsSync(folder) || isComponent(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return manifestFiles(path);
      return /\.ya?ml$/.test(entry.name) && entry.name !== kustomization ? [path] : [];
    });
}

function isComponent(folder: string): boolean {
  const file = join(folder, kustomization);
  if (!existsSync(file)) return false;
  const content = parse(readFileSync(file, 'utf8')) as { readonly kind?: string } | null;
  return content?.kind === 'Component';
}
