import { allowedZones, type BoundToNodes } from '../../constructs/kit/pods/allowed-zones';
import { type Notice, nameOf } from './notice';
import { byIdentity, environmentOf, hasClaims, identityOf, type ReviewedFile, type ReviewedObject } from './objects';

interface Template {
  readonly spec?: BoundToNodes;
}

/** StatefulSets whose pods are to be in another zone than their volumes, which they would wait for without an end. */
export function otherZone(before: readonly ReviewedFile[], after: readonly ReviewedFile[]): Notice[] {
  const old = byIdentity(before);
  return after.flatMap((file) => {
    const { object } = file;
    const earlier = old.get(identityOf(file));
    if (!earlier || !hasClaims(object)) return [];
    const [was, is] = [zonesOf(earlier), zonesOf(object)];
    if (is === undefined || was?.every((zone) => is.includes(zone))) return [];
    const problem =
      was === undefined
        ? `the pods are to be in ${is.length > 1 ? 'fewer zones' : 'one zone'}, and a volume that is in another one does not leave it`
        : 'the pods are to be in another zone, and their volumes stay in the former one: pods would wait for ever';
    const zones = { before: was?.join(', ') ?? 'any zone', after: is.join(', ') };
    return [{ environment: environmentOf(file.path), object: nameOf(object), problem, ...zones, steps: 'zones' }];
  });
}

const zonesOf = ({ spec }: ReviewedObject): readonly string[] | undefined =>
  allowedZones((spec?.template as Template | undefined)?.spec ?? {});
