import { expect, test } from '@jest/globals';
import { builtFixture } from '../fixtures/environments';
import { objectOf } from '../support';

/** Pods of the environment itself that a scrape chooses by their annotations. */

const environment = builtFixture('push');
const ingressOf = (
  workload: string,
): { from?: { podSelector: { matchLabels: object } }[]; ports: { port: number }[] }[] =>
  objectOf(environment, 'NetworkPolicy', workload).spec.ingress;
const fromAlloy = (workload: string) =>
  ingressOf(workload).filter(({ from = [] }) =>
    from.some(({ podSelector }) => JSON.stringify(podSelector).includes('"alloy"')),
  );

test('those that show metrics let the agent in, at that port', () => {
  expect(fromAlloy('spring-app').flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([8080]);
  const { annotations } = objectOf(environment, 'Deployment', 'spring-app').spec.template.metadata;
  expect(annotations).toMatchObject({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080' });
});

test('others of the namespace do not, though they answer at the same port', () => {
  expect(ingressOf('backend')[0]?.ports).toEqual([{ port: 8080, protocol: 'TCP' }]);
  expect(fromAlloy('backend')).toEqual([]);
});

test('the patch brings the wires of the pods: to the Collector and to Loki', () => {
  const wires = environment.connections
    .filter(({ from }) => from.workload === 'spring-app')
    .map(({ to }) => `${to.owner.component} ${to.protocol}`);
  expect(wires.sort()).toEqual(['demo http', 'demo postgresql', 'loki loki.push', 'otel-collector otlp.http']);
});
