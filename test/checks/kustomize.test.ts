import { expect, test } from '@jest/globals';
import { objectsIn } from '../../checks/delivery/kustomize';

/** What kustomize prints is read as Go reads it. */

test('a checksum that has the form of a number beyond all numbers is a text', () => {
  const [first, second] = objectsIn('a: 97392599e8115130\nb: 12e2\nc: .inf\n---\na: "12e2"\n');
  expect(first).toEqual({ a: '97392599e8115130', b: 1200, c: Number.POSITIVE_INFINITY });
  expect(second).toEqual({ a: '12e2' });
});
