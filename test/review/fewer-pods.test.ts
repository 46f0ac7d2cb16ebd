import { expect, test } from '@jest/globals';
import { fewerPods } from '../../tools/review/fewer-pods';
import type { ReviewedObject } from '../../tools/review/objects';
import { fileOf, plain, statefulSet } from './objects';

test.each<[string, ReviewedObject, ReviewedObject, readonly unknown[]]>([
  ['three pods instead of five', statefulSet({ replicas: 5 }), statefulSet({ replicas: 3 }), [[5, 3]]],
  ['one instead of two, where one is not stated', statefulSet({ replicas: 2 }), statefulSet(), [[2, 1]]],
  ['more pods', statefulSet({ replicas: 3 }), statefulSet({ replicas: 4 }), []],
  [
    'fewer pods without a volume',
    statefulSet({ replicas: 3, volumeClaimTemplates: [] }),
    statefulSet({ replicas: 1, volumeClaimTemplates: [] }),
    [],
  ],
  ['a Deployment', plain('Deployment', { spec: { replicas: 3 } }), plain('Deployment', { spec: { replicas: 1 } }), []],
])('%s', (_title, before, after, told) => {
  const notices = fewerPods([fileOf(before)], [fileOf(after)]);
  expect(notices.map((notice) => [notice.before, notice.after])).toEqual(told);
});
