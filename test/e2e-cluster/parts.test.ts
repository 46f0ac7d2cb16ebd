import { expect, test } from '@jest/globals';
import { longestFirst, partsOf } from '../../tools/e2e-cluster/parts';

test('the longest part begins first', () => {
  const files: Readonly<Record<string, number>> = { first: 100, second: 300, third: 120 };
  const parts = longestFirst(partsOf(Object.keys(files)), (environment) => files[environment] ?? 0);
  expect(parts.map(({ environment, delivery }) => `${environment} ${delivery}`)).toEqual([
    'second argocd',
    'second kubectl',
    'third argocd',
    'first argocd',
    'third kubectl',
    'first kubectl',
  ]);
});
