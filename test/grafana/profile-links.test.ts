import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { dashboardFile } from '../../constructs/grafana';
import { datasourcesYaml, provisionedDatasources } from '../../constructs/grafana/datasources';
import type { Correlation, ProvisionedDatasource } from '../../constructs/grafana/datasources/provisioned';
import { Pyroscope, type PyroscopeProps } from '../../constructs/pyroscope';
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

function linkOf(uid: string, props: Partial<PyroscopeProps> = {}): Correlation {
  const found = provisioned(props).get(uid)?.correlations?.find(leadsToProfiles);
  if (!found) throw new Error(`${uid} leads to no profiles`);
  return found;
}

type Row = Readonly<Record<string, unknown>>;

/** What Grafana makes of a link: undefined where one of its variables has no value, as it then shows none. */
function followed({ config }: Correlation, row: Row, known: Readonly<Record<string, string>>): unknown {
  const values: Record<string, string> = { ...known };
  for (const { field, expression, mapValue } of config.transformations ?? []) {
    const value = row[field];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    for (const match of text.matchAll(new RegExp(expression, 'gi'))) values[mapValue] = match[1] ?? match[0];
  }
  let complete = true;
  const replaced = JSON.stringify(config.target).replaceAll(
    /\$\{((?:[^}:]|\\")+)(:percentencode)?\}/g,
    (_all, path, encode) => {
      const value = values[path.replaceAll('\\"', '"')];
      complete &&= value !== undefined;
      return encode ? encodeURIComponent(value ?? '') : (value ?? '');
    },
  );
  return complete ? JSON.parse(replaced) : undefined;
}

const cpu = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

describe('from a span', () => {
  const row = { serviceName: 'shop & co', startTime: 1_795_851_234_567.891 };

  test('Grafana finds the profile of the very span, where the span names one', () => {
    expect(provisioned().get('tempo')?.jsonData).toMatchObject({
      tracesToProfiles: {
        datasourceUid: 'pyroscope',
        tags: [{ key: 'service.name', value: 'service_name' }],
        profileTypeId: cpu,
      },
    });
  });

  test('to the profile of its service, in the minutes around it', () => {
    const { url } = followed(linkOf('tempo'), row, {}) as { url: string };
    const panes = new URL(url, 'http://grafana').searchParams.get('panes');
    expect(JSON.parse(panes ?? '')).toEqual({
      left: {
        datasource: 'pyroscope',
        queries: [
          {
            refId: 'A',
            datasource: { type: 'grafana-pyroscope-datasource', uid: 'pyroscope' },
            labelSelector: '{service_name="shop & co"}',
            profileTypeId: cpu,
            queryType: 'both',
            groupBy: [],
          },
        ],
        range: { from: '1795851000000', to: '1795851999999' },
      },
    });
  });

  test('where it is said who sends profiles, at their spans alone', () => {
    const link = linkOf('tempo', { services: ['shop & co', 'cart.v2'] });
    expect(followed(link, row, {})).toEqual({ url: expect.stringContaining('shop%20%26%20co') });
    for (const serviceName of ['shop', 'shop & co2', 'cartxv2']) {
      expect(followed(link, { ...row, serviceName }, {})).toBeUndefined();
    }
  });
});

describe.each([
  ['from a series', 'mimir', { service_name: 'shop' }, { service_name: 'shop' }],
  [
    'from a log line',
    'loki',
    { labels: { pod: 'shop-1', service_name: 'shop' } },
    { '__labels.tags.service_name': 'shop' },
  ],
])('%s', (_title, uid, row, known) => {
  const asked = { labelSelector: '{service_name="shop"}', profileTypeId: cpu, queryType: 'both', groupBy: [] };

  test('to the profile of its service', () => {
    expect(followed(linkOf(uid), row, known)).toEqual(asked);
    expect(followed(linkOf(uid), {}, {})).toBeUndefined();
  });

  test('where it is said who sends profiles, to those alone', () => {
    expect(followed(linkOf(uid, { services: ['shop'] }), row, known)).toEqual(asked);
    expect(followed(linkOf(uid, { services: ['cart'] }), row, known)).toBeUndefined();
  });
});

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
