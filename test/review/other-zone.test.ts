import { expect, test } from '@jest/globals';
import type { ReviewedObject } from '../../tools/review/objects';
import { otherZone } from '../../tools/review/other-zone';
import { fileOf, plain, statefulSet } from './objects';

const template = (zone?: string) => ({
  template: { spec: { nodeSelector: zone === undefined ? {} : { 'topology.kubernetes.io/zone': zone } } },
});
const inZone = (zone?: string, spec: object = {}) => statefulSet({ ...template(zone), ...spec });
const near = (...values: readonly string[]) => {
  const matchExpressions = [{ key: 'topology.kubernetes.io/zone', operator: 'In', values }];
  const required = { nodeSelectorTerms: [{ matchExpressions }] };
  const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } };
  return statefulSet({ template: { spec: { affinity } } });
};
const deployment = (zone: string) => plain('Deployment', { spec: template(zone) });

test.each<[string, ReviewedObject, ReviewedObject, readonly unknown[]]>([
  ['another zone', inZone('a'), inZone('b'), [['a', 'b']]],
  ['one zone, where it was any', inZone(), inZone('b'), [['any zone', 'b']]],
  ['any zone again', inZone('a'), inZone(), []],
  ['another zone by an affinity', near('a'), near('b'), [['a', 'b']]],
  ['the same zone, by an affinity', inZone('a'), near('a'), []],
  ['a zone more', near('a'), near('a', 'b'), []],
  ['a zone less', near('a', 'b'), near('a'), [['a, b', 'a']]],
  ['the same zone', inZone('a'), inZone('a'), []],
  ['no volume', inZone('a', { volumeClaimTemplates: [] }), inZone('b', { volumeClaimTemplates: [] }), []],
  ['a Deployment', deployment('a'), deployment('b'), []],
])('%s', (_title, before, after, told) => {
  const notices = otherZone([fileOf(before)], [fileOf(after)]);
  expect(notices.map((notice) => [notice.before, notice.after])).toEqual(told);
});
