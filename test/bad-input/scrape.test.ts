import { expect, test } from '@jest/globals';
import { Alloy } from '../../constructs/alloy';
import { minutes, seconds } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import {
  type AnnotatedPodsProps,
  annotatedPods,
  type Scraped,
  type ScrapeProps,
  scrape,
} from '../../constructs/scrape';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Metrics of somebody else's pods that nobody could find or pull. */

function findings(...scraped: readonly Scraped[]): string[] {
  const environment = testEnvironment();
  new Prometheus(environment, { ...size, scrape: scraped });
  return findingsOf(environment).map((finding) => finding.replace('test › prometheus › scrape › ', ''));
}

const good: ScrapeProps = { namespace: 'shop', service: 'orders', port: 8080 };
const nameForm = 'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit';

test.each<[string, Partial<ScrapeProps>, readonly string[]]>([
  ['nothing wrong', {}, []],
  ['no namespace', { namespace: untyped(undefined) }, ["scrape › namespace: namespace is missing | namespace: 'shop'"]],
  [
    'an invalid namespace',
    { namespace: 'Shop' },
    [`scrape › namespace: "Shop" is no name that Kubernetes takes | ${nameForm}`],
  ],
  [
    'neither Service nor labels',
    { service: undefined },
    ["scrape › service: nothing says which pods are meant | service: 'orders', or selector: { app: 'orders' }"],
  ],
  [
    'both',
    { selector: { app: 'orders' } },
    [
      "scrape › service: a Service and labels are given, and one of them would be ignored | service: 'orders', or selector: { app: 'orders' }",
    ],
  ],
  [
    'no label',
    { service: undefined, selector: {} },
    ["scrape › selector: it has no label | at least one label, such as selector: { app: 'orders' }"],
  ],
  [
    'words of Prometheus',
    {
      port: untyped(undefined),
      ...untyped<object>({ targetPort: 8080, metrics_path: '/metrics', namespaces: ['shop'] }),
    },
    [
      'scrape › targetPort: there is no property targetPort | port',
      'scrape › metrics_path: there is no property metrics_path | path',
      'scrape › namespaces: there is no property namespaces | namespace',
    ],
  ],
  ['no port', { port: untyped(undefined) }, ['scrape › port: port is missing | port: 8080']],
  [
    'the name of a port',
    { port: untyped('http') },
    ['scrape › port: "http" is given | a whole number from 1 to 65535'],
  ],
  [
    'a path without its slash',
    { path: 'metrics' },
    [`scrape › path: "metrics" is no path | a path with its slash, such as '/actuator/prometheus'`],
  ],
  [
    'an interval without its unit',
    { interval: untyped(30) },
    ['scrape › interval: 30 is given | a duration such as seconds(30)'],
  ],
  [
    'too often',
    { interval: seconds(0.5) },
    ['scrape › interval: 500ms is more often than once a second | a duration from seconds(1) to minutes(5)'],
  ],
  [
    'too rarely',
    { interval: minutes(10) },
    [
      'scrape › interval: after 10m Prometheus takes a series for ended, so graphs would have gaps | a duration from seconds(1) to minutes(5)',
    ],
  ],
  [
    'an invalid name',
    { name: 'Our orders' },
    [`scrape › name: "Our orders" is no name that Kubernetes takes | ${nameForm}`],
  ],
])('%s', (_title, change, expected) => {
  expect(findings(scrape({ ...good, ...change }))).toEqual(expected);
});

test.each<[string, AnnotatedPodsProps, readonly string[]]>([
  [
    'no port',
    { ports: [] },
    [
      'annotatedPods › ports: no port is given, and network policies let nothing through without one | the ports that annotations name, such as ports: [8080, 9090]',
    ],
  ],
  ['one port', untyped({ port: 8080 }), ['annotatedPods › port: there is no property port | ports']],
  [
    'nothing in the parentheses',
    untyped(undefined),
    ['annotatedPods: no properties are given | annotatedPods({ ports: [8080, 9090] })'],
  ],
  ['a text', untyped('x'), ['annotatedPods: "x" is given | annotatedPods({ ports: [8080, 9090] })']],
  [
    'one port without a list',
    untyped({ ports: 8080 }),
    ['annotatedPods › ports: 8080 is given | the ports that annotations name, such as ports: [8080, 9090]'],
  ],
  [
    'one namespace without a list',
    untyped({ ports: [8080], namespaces: 'shop' }),
    [`annotatedPods › namespaces: "shop" is given | a list such as ['shop']`],
  ],
  [
    'a port twice, and an invalid one',
    { ports: [8080, 8080, 0] },
    [
      'annotatedPods › ports: 0 is not a whole number from 1 to 65535 | a whole number from 1 to 65535',
      'annotatedPods › ports: 8080 is there twice | each port once',
    ],
  ],
  [
    'no namespace',
    { ports: [8080], namespaces: [] },
    ['annotatedPods › namespaces: the list is empty | at least one, or no such property for all of them'],
  ],
])('annotated pods: %s', (_title, props, expected) => {
  expect(findings(annotatedPods(props))).toEqual(expected);
});

test('a function in the place of what it returns', () => {
  expect(findings(untyped(scrape))).toEqual([
    'test › prometheus › scrape: a function is given | scrape({ … }), annotatedPods({ … }), scrapeHosts({ … }), kubelet() or cadvisor()',
  ]);
});

test('two of one name', () => {
  const other = scrape({ ...good, port: 9090 });
  expect(findings(scrape(good), other)).toEqual([
    "test › prometheus › scrape: there are two scrapes named orders | a name of its own for one of them: name: 'orders-2'",
  ]);
});

test('an agent that has nowhere to send them, and one that is told of them twice', () => {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  new Alloy(environment, { namespace, collect: [scrape(good)] });
  const mimir = new Mimir(environment, size);
  const twice = [annotatedPods({ ports: [8080] }), annotatedPods({ ports: [9090] })];
  new Alloy(environment, { name: 'second', namespace, collect: twice, metricsTo: mimir.remoteWrite });
  expect(findingsOf(environment)).toEqual([
    "test › alloy › metricsTo: scrape({ name: 'orders' }) has nowhere to send to | where to, for example metricsTo: mimir.remoteWrite",
    'test › second › collect: there are two scrapes named annotated-pods | annotatedPods({ … }) once, with all ports and namespaces',
  ]);
});
