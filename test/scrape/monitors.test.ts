import { expect, test } from '@jest/globals';
import { objectOf } from '../support';
import { withMonitors } from './monitored';

/** Pods that ServiceMonitors and PodMonitors choose, pulled by Alloy without the Prometheus operator. */

const rendered = () => objectOf(withMonitors(), 'ConfigMap', 'alloy').data['config.alloy'];

test('what Alloy reads', () => {
  expect(rendered().replace(/^prometheus\.remote_write[\s\S]*?^}\n/m, '')).toMatchSnapshot();
});

test('it may read these objects and find pods, and reach them at these ports and nothing else', () => {
  const environment = withMonitors();
  const { rules } = objectOf(environment, 'ClusterRole', 'test-alloy');
  expect(rules.map((rule: { resources: string[]; verbs: string[] }) => [rule.resources, rule.verbs])).toEqual(
    ['servicemonitors', 'pods', 'endpointslices', 'services', 'podmonitors'].map((resource) => [
      [resource],
      ['list', 'watch'],
    ]),
  );
  const { spec } = objectOf(environment, 'NetworkPolicy', 'alloy');
  expect(spec.egress).toContainEqual({
    to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }],
    ports: [8080, 9090].map((port) => ({ port, protocol: 'TCP' })),
  });
});
