import { type Notice, nameOf } from './notice';
import { byIdentity, environmentOf, hasClaims, identityOf, type ReviewedFile, type ReviewedObject } from './objects';

/** StatefulSets that have fewer pods than before. The volumes of the others stay, and nobody reads them. */
export function fewerPods(before: readonly ReviewedFile[], after: readonly ReviewedFile[]): Notice[] {
  const old = byIdentity(before);
  return after.flatMap(({ path, object, ...file }) => {
    const earlier = old.get(identityOf({ path, object, ...file }));
    if (!earlier || !hasClaims(object)) return [];
    const [was, is] = [replicasOf(earlier), replicasOf(object)];
    if (is >= was) return [];
    return [
      {
        environment: environmentOf(path),
        object: nameOf(object),
        problem: 'what the pods alone have that go is not read any more',
        before: was,
        after: is,
        steps: 'fewer-pods',
      },
    ];
  });
}

const replicasOf = ({ spec }: ReviewedObject): number => Number(spec?.replicas ?? 1);
