import { expect } from '@jest/globals';
import { objectOf } from '../support';
import { testWith } from '../with-program';
import { kubernetesApi } from './api';
import { shop } from './cluster';
import { byAlloy, byPrometheus, type Found } from './discovered';
import { withAlloy, withPrometheus } from './scraping';

/** What the programs find in a shop by the rendered configurations: the pods that are meant, each once, with every signal's labels. */

const found = (job: string, url: string, pod: string, container: string, service_name: string): Found => ({
  job,
  url,
  labels: { namespace: 'shop', pod, container, service_name },
});

const onNodeA = [
  found('orders', 'http://10.1.0.1:8080/actuator/prometheus', 'orders-a', 'orders', 'orders'),
  found('payments', 'http://[fd00::5]:9090/metrics', 'payments-a', 'payments', 'payments'),
  found('annotated-pods', 'http://10.1.0.8:9100/own', 'wanted', 'wanted', 'wanted'),
  found('annotated-pods', 'http://10.1.0.9:8080/metrics', 'any-port', 'any', 'any-port'),
];
const onNodeB = [found('orders', 'http://10.2.0.1:8080/actuator/prometheus', 'orders-b', 'orders', 'orders')];

/** Runs something while the Kubernetes API answers. */
async function withApi(run: (api: string) => Promise<void>): Promise<void> {
  const api = await kubernetesApi(shop);
  try {
    await run(api.url);
  } finally {
    api.stop();
  }
}

function expectThese(targets: readonly Found[], expected: readonly Found[]): void {
  expect(targets).toHaveLength(expected.length);
  expect(targets).toEqual(expect.arrayContaining([...expected]));
}

testWith('prometheus', 'it finds the pods of every node', (program) =>
  withApi(async (api) => {
    const rendered = objectOf(withPrometheus(), 'ConfigMap', 'prometheus').data['prometheus.yaml'];
    const expected = [...onNodeA, ...onNodeB];
    expectThese(await byPrometheus(program, rendered, api, expected.length), expected);
  }),
);

testWith('alloy', 'it finds the pods of its own node', (program) =>
  withApi(async (api) => {
    const rendered = objectOf(withAlloy(), 'ConfigMap', 'alloy').data['config.alloy'];
    const jobs = { orders: '/actuator/prometheus', payments: '/metrics', 'annotated-pods': '/metrics' };
    const expected = onNodeA.map((target) => ({ ...target, labels: { ...target.labels, node: 'a' } }));
    expectThese(await byAlloy(program, rendered, api, { jobs, count: expected.length }), expected);
  }),
);
