import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { dashboardFile } from '../../constructs/grafana';
import { datasourcesYaml, provisionedDatasources } from '../../constructs/grafana/datasources';
import type { Correlation, ProvisionedDatasource } from '../../constructs/grafana/datasources/provisioned';
import { nodeJsCpu, processCpu } from '../../constructs/kit/vocabulary/profile-types';
import { Pyroscope, type PyroscopeProps } from '../../constructs/pyroscope';
import { targetsOf } from '../../tools/e2e/parts/links/correlations';
import { size, stores } from '../bad-input/cases';
import { testEnvironment } from '../support';

/** From a span, a series and a line to profiles, followed as Grafana follows a link. */

function provisioned(props: Partial<PyroscopeProps> = {}): Map<string, ProvisionedDatasource> {
  const environment = testEnvironment();
  const { mimir, loki, tempo } = stores(environment);
  const pyroscope = new Pyroscope(environment, { ...size, ...props });
  const given = [mimir, loki, tempo, pyroscope].map(({ datasource }) => datasource);
  const yaml = datasourcesYaml(provisionedDatasources(given, environment.connections), { prune: true });
  const { datasources } = parse(yaml.replaceAll('$$', '$')) as { datasources: ProvisionedDatasource[] };
  return new Map(datasources.map((datasource) => [datasource.uid, datasource]));
}

const leadsToProfiles = ({ label }: Correlation) => label === 'Profiles of this service';

const linksOf = (uid: string, props: Partial<PyroscopeProps>): readonly Correlation[] =>
  (provisioned(props).get(uid)?.correlations ?? []).filter(leadsToProfiles);

describe('from a span', () => {
  const row = { serviceName: 'shop & co', startTime: 1_795_851_234_567.891 };

  test('Grafana finds the profile of the very span, where the span names one', () => {
    expect(provisioned().get('tempo')?.jsonData).toMatchObject({
      tracesToProfiles: {
        datasourceUid: 'pyroscope',
        tags: [{ key: 'service.name', value: 'service_name' }],
        profileTypeId: processCpu,
      },
    });
  });

  test.each([
    ['as most profilers measure it', { services: ['shop & co'], nodeJsServices: ['cart'] }, processCpu],
    ['as that of Node.js measures it', { services: ['cart'], nodeJsServices: ['shop & co'] }, nodeJsCpu],
  ])(
    'to the profile of its service by processor time, %s, in the minutes around it',
    (_title, props, profileTypeId) => {
      const [target, ...others] = targetsOf(linksOf('tempo', props), row) as { url: string }[];
      expect(others).toEqual([]);
      const panes = new URL(target?.url ?? '', 'http://grafana').searchParams.get('panes');
      expect(JSON.parse(panes ?? '')).toEqual({
        left: {
          datasource: 'pyroscope',
          queries: [
            {
              refId: 'A',
              datasource: { type: 'grafana-pyroscope-datasource', uid: 'pyroscope' },
              labelSelector: '{service_name="shop & co"}',
              profileTypeId,
              queryType: 'both',
              groupBy: [],
            },
          ],
          range: { from: '1795851000000', to: '1795851999999' },
        },
      });
    },
  );

  test('at the spans of those alone who send profiles', () => {
    const links = linksOf('tempo', { services: ['shop & co', 'cart.v2'] });
    expect(targetsOf(links, row)).toEqual([{ url: expect.stringContaining('shop%20%26%20co') }]);
    for (const serviceName of ['shop', 'shop & co2', 'cartxv2']) {
      expect(targetsOf(links, { ...row, serviceName })).toEqual([]);
    }
  });
});

describe.each([
  ['from a series', 'mimir', { service_name: 'shop' }],
  ['from a log line', 'loki', { labels: { pod: 'shop-1', service_name: 'shop' } }],
])('%s', (_title, uid, row) => {
  test.each([
    ['as most profilers measure it', { services: ['shop'], nodeJsServices: ['cart'] }, processCpu],
    ['as that of Node.js measures it', { services: ['cart'], nodeJsServices: ['shop'] }, nodeJsCpu],
  ])('to the profile of its service by processor time, %s', (_how, props, profileTypeId) => {
    const asked = { labelSelector: '{service_name="shop"}', profileTypeId, queryType: 'both', groupBy: [] };
    expect(targetsOf(linksOf(uid, props), row)).toEqual([asked]);
  });

  test('of those alone who send profiles', () => {
    const links = linksOf(uid, { services: ['shop'] });
    expect(targetsOf(links, row)).toHaveLength(1);
    expect(targetsOf(linksOf(uid, { services: ['cart'] }), row)).toEqual([]);
    expect(targetsOf(links, {})).toEqual([]);
  });
});

test.each(['tempo', 'mimir', 'loki'])(
  '%s has no link by the name of a service where none is known to send profiles',
  (uid) => {
    expect(linksOf(uid, {})).toEqual([]);
  },
);

test('without a store of profiles nothing leads to them', () => {
  const environment = testEnvironment();
  const { mimir, loki, tempo } = stores(environment);
  const given = [mimir, loki, tempo].map(({ datasource }) => datasource);
  for (const { correlations = [], jsonData } of provisionedDatasources(given, environment.connections)) {
    expect(correlations.filter(leadsToProfiles)).toEqual([]);
    expect(jsonData).not.toHaveProperty('tracesToProfiles');
  }
});

test('a dashboard that Grafana exported finds the profiles by their type', () => {
  const dashboard = dashboardFile('test/fixtures/dashboards/profiles.json');
  expect(dashboard.problems).toBeUndefined();
  const { datasource } = new Pyroscope(testEnvironment(), size);
  expect(dashboard.build([datasource])?.panels).toMatchObject([
    { datasource: { type: 'grafana-pyroscope-datasource', uid: 'pyroscope' } },
  ]);
});
