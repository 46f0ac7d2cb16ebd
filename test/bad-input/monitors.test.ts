import { expect, test } from '@jest/globals';
import { Alloy, hubble, podMonitors, serviceMonitors } from '../../constructs/alloy';
import { type Cluster, minutes, plainNetwork } from '../../constructs/kit';
import { Prometheus } from '../../constructs/prometheus';
import type { MonitorsProps } from '../../constructs/scrape';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Objects of the Prometheus operator that nobody can read, or by which nothing could be pulled. */

const good: MonitorsProps = { ports: [8080] };

function findings(collect: ConstructorParameters<typeof Alloy>[1]['collect'], facts: Partial<Cluster> = {}): string[] {
  const cluster = { network: plainNetwork(), prometheusOperatorCrds: true, ...facts };
  const environment = testEnvironment(cluster);
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const { remoteWrite } = new Prometheus(environment, size);
  new Alloy(environment, { namespace, collect, metricsTo: remoteWrite });
  return findingsOf(environment).map((finding) => finding.replace('test › alloy › collect', 'collect'));
}

const noPort =
  'no port is given, and network policies let nothing through without one | the ports that ServiceMonitors name, such as ports: [8080, 9090]';

test.each<[string, MonitorsProps, readonly string[]]>([
  ['nothing wrong', good, []],
  ['no port', { ports: [] }, [`collect › serviceMonitors › ports: ${noPort}`]],
  [
    'nothing in the parentheses',
    untyped(undefined),
    ['collect › serviceMonitors: no properties are given | serviceMonitors({ ports: [8080, 9090] })'],
  ],
  [
    'one port, and one namespace',
    untyped({ ports: '8080', namespaces: null }),
    [
      'collect › serviceMonitors › ports: "8080" is given | the ports that ServiceMonitors name, such as ports: [8080, 9090]',
      "collect › serviceMonitors › namespaces: null is given | a list such as ['shop']",
    ],
  ],
  [
    'the name of a port',
    { ports: untyped(['http']) },
    ['collect › serviceMonitors › ports: "http" is given | a whole number from 1 to 65535'],
  ],
  [
    'no namespace',
    { ...good, namespaces: [] },
    ['collect › serviceMonitors › namespaces: the list is empty | at least one, or no such property for all of them'],
  ],
  [
    'an interval after which series seem to end',
    { ...good, interval: minutes(10) },
    [
      'collect › serviceMonitors › interval: after 10m Prometheus takes a series for ended, so graphs would have gaps | a duration from seconds(1) to minutes(5)',
    ],
  ],
  [
    'no label',
    { ...good, selector: {} },
    [
      "collect › serviceMonitors › selector: it has no label | at least one label, such as selector: { release: 'prometheus' }, or no such property for all",
    ],
  ],
])('%s', (_title, props, expected) => {
  expect(findings([serviceMonitors(props)])).toEqual(expected);
});

test('a cluster without such objects', () => {
  expect(findings([serviceMonitors(good), podMonitors(good)], { prometheusOperatorCrds: false })).toEqual([
    "collect: serviceMonitors({ … }) reads ServiceMonitors, and the cluster has no such objects | prometheusOperatorCrds: true in the environment's cluster, or collect without serviceMonitors({ … })",
    "collect: podMonitors({ … }) reads PodMonitors, and the cluster has no such objects | prometheusOperatorCrds: true in the environment's cluster, or collect without podMonitors({ … })",
  ]);
});

test('twice', () => {
  expect(findings([podMonitors(good), podMonitors({ ports: [9090] })])).toEqual([
    'collect: podMonitors({ … }) is there twice, so everything of it would be sent twice | podMonitors({ … }) once',
  ]);
});

test('given to a Prometheus, which has no operator, as is what an agent asks on its node', () => {
  const environment = testEnvironment();
  new Prometheus(environment, { ...size, scrape: untyped([serviceMonitors(good), hubble()]) });
  expect(findingsOf(environment)).toEqual(
    ['serviceMonitors({ … })', 'hubble()'].map(
      (written) =>
        `test › prometheus › scrape: ${written} is given, which Prometheus itself cannot ask | collect: [${written}] of an Alloy, with metricsTo: prometheus.remoteWrite`,
    ),
  );
});
