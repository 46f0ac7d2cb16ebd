import { isDeepStrictEqual } from 'node:util';
import { type Notice, nameOf } from './notice';
import { byIdentity, environmentOf, identityOf, type ReviewedFile } from './objects';

/** Whether a file is the root Application of an environment, which is applied by hand: the others are in a folder of their own. */
export const isRoot = ({ path, object: { kind } }: ReviewedFile): boolean =>
  kind === 'Application' && path === `argocd/${environmentOf(path)}/${path.split('/').at(-1)}`;

/**
 * Root Applications that are to be otherwise. Nothing brings one up to date: it would go on with the former revision, or read a repository that
 * its project no longer admits.
 */
export function changedRoots(before: readonly ReviewedFile[], after: readonly ReviewedFile[]): Notice[] {
  const old = byIdentity(before);
  return after.filter(isRoot).flatMap((file) => {
    const [was, is] = [old.get(identityOf(file))?.spec, file.object.spec];
    if (!was || !is) return [];
    const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((field) => !isDeepStrictEqual(was[field], is[field]))
      .sort();
    if (changed.length === 0) return [];
    const fields = changed.map((field) => `spec.${field}`).join(', ');
    const problem = `${fields} changed, and the root that was applied by hand stays as it was`;
    return [{ environment: environmentOf(file.path), object: nameOf(file.object), problem, steps: 'a-changed-root' }];
  });
}
