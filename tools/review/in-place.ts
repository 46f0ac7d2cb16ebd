import { isDeepStrictEqual } from 'node:util';
import { immutableFields, type Section } from './immutable';
import { type Notice, nameOf } from './notice';
import { byIdentity, environmentOf, identityOf, type ReviewedFile } from './objects';

/**
 * Every field that differs between two states of `dist/` and that the API server would refuse to change. An environment is
 * compared with itself, as each has a cluster of its own.
 */
export function notInPlace(before: readonly ReviewedFile[], after: readonly ReviewedFile[]): Notice[] {
  const old = byIdentity(before);
  return after.flatMap((file) => {
    const earlier = old.get(identityOf(file));
    if (!earlier) return [];
    const { object } = file;
    return (immutableFields[object.kind] ?? []).flatMap(({ field, of, steps }) => {
      const [was, is] = [of(earlier), of(object)];
      const section: Section | undefined = typeof steps === 'string' ? steps : steps(earlier, object);
      if (section === undefined || isDeepStrictEqual(was, is)) return [];
      return [
        {
          environment: environmentOf(file.path),
          object: nameOf(object),
          problem: `${field} cannot be changed in place`,
          before: was,
          after: is,
          steps: section,
        },
      ];
    });
  });
}
