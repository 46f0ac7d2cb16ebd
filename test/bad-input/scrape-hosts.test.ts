import { expect, test } from '@jest/globals';
import { Alloy } from '../../constructs/alloy';
import { bearerToken, cilium, type Environment, type ExternalProps, external, seconds } from '../../constructs/kit';
import { Prometheus } from '../../constructs/prometheus';
import { type ScrapeHostsProps, scrapeHosts } from '../../constructs/scrape';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Programs outside the cluster that nobody could reach or ask. */

type Given = Partial<ExternalProps<'prometheus.exposition'>>;

const host = (environment: Environment, given: Given = {}) =>
  external(environment, {
    protocol: 'prometheus.exposition',
    url: 'https://db.example.com:9187/metrics',
    addresses: ['198.51.100.7'],
    ...given,
  });

const example = "external(company, { protocol: 'prometheus.exposition', url: 'https://db.example.com:9187/metrics' })";

test.each<[string, (environment: Environment) => Partial<ScrapeHostsProps>, readonly string[]]>([
  ['nothing wrong', () => ({}), []],
  [
    'no target',
    () => ({ targets: [] }),
    [`prometheus › scrape › scrapeHosts › targets: the list is empty | a list such as [${example}]`],
  ],
  [
    'a URL in the place of an endpoint',
    () => ({ targets: untyped(['https://db.example.com']) }),
    [`prometheus › scrape › scrapeHosts › targets: "https://db.example.com" is given | ${example}`],
  ],
  [
    'no name',
    () => ({ name: untyped(undefined) }),
    ["prometheus › scrape › scrapeHosts › name: name is missing | name: 'databases'"],
  ],
  [
    'one target twice',
    (environment) => ({ targets: [host(environment), host(environment)] }),
    ['prometheus › scrape › scrapeHosts › targets: db.example.com:9187 is there twice | each once'],
  ],
  [
    'two ways to ask',
    (environment) => ({ targets: [host(environment), host(environment, { url: 'http://db2.example.com:9187' })] }),
    [
      'prometheus › scrape › scrapeHosts › targets: they differ in scheme, path, credentials, certificate authority or proxy, and are to be asked in one way | a scrapeHosts({ … }) of its own for each way',
    ],
  ],
  [
    'a name for certificates without any',
    (environment) => ({
      targets: [host(environment, { url: 'http://db.example.com:9187' })],
      serverName: 'db.internal',
    }),
    [
      'prometheus › scrape › scrapeHosts › serverName: a name for certificates is given, and the targets are asked without TLS | targets with https://, or no serverName',
    ],
  ],
  [
    'too often',
    () => ({ interval: seconds(0.5) }),
    [
      'prometheus › scrape › scrapeHosts › interval: 500ms is more often than once a second | a duration from seconds(1) to minutes(5)',
    ],
  ],
  [
    'a host that no policy lets through',
    (environment) => ({ targets: [host(environment, { addresses: undefined })] }),
    [
      "external › addresses: a policy of this network knows no names, so it cannot let db.example.com through | addresses: ['203.0.113.0/24'], the blocks of addresses that the host has",
    ],
  ],
  [
    'a token that everybody on the way could read',
    (environment) => ({
      targets: [
        host(environment, { url: 'http://db.example.com', credentials: bearerToken({ secretName: 'exporter' }) }),
      ],
    }),
    [
      'external › url: credentials would cross the network readably on the way to db.example.com | https://db.example.com, or no credentials',
    ],
  ],
])('%s', (_title, change, expected) => {
  const environment = testEnvironment();
  const props = { name: 'databases', targets: [host(environment)], ...change(environment) };
  new Prometheus(environment, { ...size, scrape: [scrapeHosts(props)] });
  expect(findingsOf(environment)).toEqual(expected.map((finding) => `test › ${finding}`));
});

test('given to an Alloy, which runs on every node; and as a job that there is', () => {
  const environment = testEnvironment({ network: cilium() });
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const databases = scrapeHosts({ name: 'prometheus', targets: [host(environment)] });
  const { remoteWrite } = new Prometheus(environment, { ...size, scrape: [databases] });
  new Alloy(environment, { namespace, collect: untyped([databases]), metricsTo: remoteWrite });
  expect(findingsOf(environment)).toEqual([
    "test › alloy › collect: scrapeHosts({ name: 'prometheus' }) is given, and the Alloy of every node would ask the hosts outside | scrape: [scrapeHosts({ name: 'prometheus' })] of a Prometheus",
    "test › prometheus › scrape: scrapeHosts({ name: 'prometheus' }) makes a job named prometheus, and so does the component prometheus | a name of its own: name: 'prometheus-2'",
  ]);
});
