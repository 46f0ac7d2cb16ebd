import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Prometheus } from '../../constructs/prometheus';
import { annotatedPods } from '../../constructs/scrape';
import { size } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';
import { withAlloy, withPrometheus } from './scraping';

/** Metrics of pods that no component brings, pulled by Alloy on each node and by one Prometheus. */

test('what Alloy reads', () => {
  const { data } = objectOf(withAlloy(), 'ConfigMap', 'alloy');
  expect(data['config.alloy'].replace(/^prometheus\.remote_write[\s\S]*?^}\n/m, '')).toMatchSnapshot();
});

test('what Prometheus reads', () => {
  const { data } = objectOf(withPrometheus(), 'ConfigMap', 'prometheus');
  expect(parse(data['prometheus.yaml']).scrape_configs.slice(1)).toMatchSnapshot();
});

test.each([
  ['alloy', withAlloy, ['pods', 'endpointslices', 'services']],
  ['prometheus', withPrometheus, ['pods', 'endpointslices', 'services']],
])('%s may find the targets, and reach them at their ports and nothing else', (name, make, resources) => {
  const environment = make();
  const { rules } = objectOf(environment, 'ClusterRole', `test-${name}`);
  expect(rules.map((rule: { resources: string[]; verbs: string[] }) => [rule.resources, rule.verbs])).toEqual(
    resources.map((resource) => [[resource], ['list', 'watch']]),
  );
  const { spec } = objectOf(environment, 'NetworkPolicy', name);
  const to = (namespace: string, ports: readonly number[], labels?: object) => ({
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        ...(labels ? { podSelector: { matchLabels: labels } } : {}),
      },
    ],
    ports: ports.map((port) => ({ port, protocol: 'TCP' })),
  });
  expect(spec.egress).toEqual(
    expect.arrayContaining([
      to('batch', [8080, 9100]),
      to('shop', [8080, 9100]),
      to('shop', [9090], { app: 'payments', tier: 'api' }),
    ]),
  );
});

test('all namespaces, where none is named', () => {
  const environment = testEnvironment();
  new Prometheus(environment, { ...size, scrape: [annotatedPods({ ports: [8080] })] });
  const { spec } = objectOf(environment, 'NetworkPolicy', 'prometheus');
  expect(spec.egress).toContainEqual({ to: [{ namespaceSelector: {} }], ports: [{ port: 8080, protocol: 'TCP' }] });
});

test('a Prometheus that pulls from components alone asks nothing of the Kubernetes API', () => {
  const environment = testEnvironment();
  new Prometheus(environment, size);
  expect(() => objectOf(environment, 'ClusterRole', 'test-prometheus')).toThrow('no ClusterRole');
});
