import { zoneLabel } from '../../constructs/kit/pods/spread';
import { type Notice, nameOf } from './notice';
import { environmentOf, hasClaims, identityOf, type ReviewedFile, type ReviewedObject } from './objects';

interface Template {
  readonly spec?: { readonly nodeSelector?: Readonly<Record<string, string>> };
}

/** StatefulSets whose pods are to be in another zone than their volumes, which they would wait for without an end. */
export function otherZone(before: readonly ReviewedFile[], after: readonly ReviewedFile[]): Notice[] {
  const old = new Map(before.map((file) => [identityOf(file), file.object]));
  return after.flatMap((file) => {
    const { object } = file;
    const earlier = old.get(identityOf(file));
    if (!earlier || !hasClaims(object)) return [];
    const [was, is] = [zoneOf(earlier), zoneOf(object)];
    if (is === undefined || is === was) return [];
    const problem =
      was === undefined
        ? 'the pods are to be in one zone, and a volume that is in another one does not leave it'
        : 'the pods are to be in another zone, and their volumes stay in the former one: pods would wait for ever';
    const zones = { before: was ?? 'any zone', after: is };
    return [{ environment: environmentOf(file.path), object: nameOf(object), problem, ...zones, steps: 'zones' }];
  });
}

const zoneOf = ({ spec }: ReviewedObject): string | undefined =>
  (spec?.template as Template | undefined)?.spec?.nodeSelector?.[zoneLabel];
