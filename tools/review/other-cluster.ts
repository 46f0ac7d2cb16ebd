import { isDeepStrictEqual } from 'node:util';
import type { Notice } from './notice';
import { byIdentity, environmentOf, identityOf, type ReviewedFile, type ReviewedObject } from './objects';

/**
 * Environments whose components Argo CD is to bring into another cluster. It looks for what it has brought in the new one alone, so that all of
 * it goes on in the former one: https://github.com/argoproj/argo-cd/issues/9172
 */
export function otherCluster(before: readonly ReviewedFile[], after: readonly ReviewedFile[]): Notice[] {
  const old = byIdentity(before);
  const moved = new Map<string, Notice>();
  for (const file of after) {
    const earlier = old.get(identityOf(file));
    const environment = environmentOf(file.path);
    if (!earlier || file.object.kind !== 'Application' || moved.has(environment)) continue;
    const [was, is] = [clusterOf(earlier), clusterOf(file.object)];
    if (isDeepStrictEqual(was, is)) continue;
    const problem =
      'its components go to another cluster, and all that they brought stays in the former one and goes on';
    moved.set(environment, { environment, problem, before: was, after: is, steps: 'another-cluster' });
  }
  return [...moved.values()];
}

/** The cluster that an Application delivers to, by its address or its name. */
function clusterOf({ spec }: ReviewedObject): object {
  const { namespace, ...cluster } = (spec?.destination ?? {}) as Readonly<Record<string, unknown>>;
  return cluster;
}
