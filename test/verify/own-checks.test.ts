import { describe, expect, test } from '@jest/globals';
import type { OwnCheck } from '../../tools/verify/check';
import { properties, yaml } from '../../tools/verify/checks/scripts';
import { configuredContainers } from '../../tools/verify/workloads';
import { builtFixture } from '../fixtures/environments';
import { dist, type Edit, verifyEdited } from './edited';

describe('a mistake in what Grafana reads', () => {
  const grafana = { component: 'grafana' };
  const datasources = { ...grafana, object: 'ConfigMap.grafana-datasources', file: 'datasources.yaml' };
  const dashboard = {
    ...grafana,
    object: 'ConfigMap.grafana-dashboards-http-error-rate',
    file: 'http-error-rate.json',
  };
  const providers = { ...grafana, object: 'ConfigMap.grafana-dashboard-providers', file: 'providers.yaml' };
  test.each<Edit & { title: string; words: string }>([
    {
      ...datasources,
      title: 'grafana datasources',
      before: 'httpMethod:',
      after: 'httpMethods:',
      words: 'Mimir: jsonData.httpMethods: no such key',
    },
    {
      ...datasources,
      title: 'grafana datasources',
      before: 'isDefault: true',
      after: 'isDefault: yes please',
      words: 'datasources[0].isDefault: "yes please" is no boolean',
    },
    {
      ...datasources,
      title: 'grafana datasources',
      before: 'datasourceUid: tempo',
      after: 'datasourceUid: temp',
      words: 'Mimir: there is no datasource with the uid temp',
    },
    {
      ...datasources,
      title: 'grafana datasources',
      before: '([a-f0-9]{32})',
      after: '([a-f0-9]{32}',
      words: 'Loki: matcherRegex: Invalid regular expression',
    },
    {
      ...providers,
      title: 'grafana dashboard providers',
      before: 'updateIntervalSeconds',
      after: 'updateInterval',
      words: 'providers[0].updateInterval: no such key',
    },
    {
      ...providers,
      title: 'grafana dashboard providers',
      before: 'path: /etc/grafana-dashboards',
      after: 'path: /etc/dashboards',
      words: 'nothing is mounted at /etc/dashboards',
    },
    { ...dashboard, title: 'grafana dashboards', before: /^\{/, after: '{,', words: 'http-error-rate.json: ' },
    {
      ...dashboard,
      title: 'grafana dashboards',
      before: /"uid": "mimir"/g,
      after: '"uid": "prom"',
      words: 'there is no datasource with the uid prom',
    },
    {
      ...dashboard,
      title: 'grafana dashboards',
      before: /"expr": "sum/,
      after: '"expr": "sum((',
      words: '⟪here⟫',
    },
    {
      ...dashboard,
      title: 'grafana dashboards',
      before: /"name": "service_name"/,
      after: '"name": "service"',
      words: 'there is no variable service_name',
    },
    { ...dashboard, title: 'grafana dashboards', before: /"w": \d+/, after: '"w": 25', words: 'outside the grid' },
    {
      ...grafana,
      title: 'grafana.ini',
      file: 'grafana.ini',
      before: 'root_url',
      after: 'rooturl',
      words: '/etc/grafana-settings/grafana.ini:3: [server] has no rooturl',
    },
    {
      ...grafana,
      title: 'grafana.ini',
      file: 'grafana.ini',
      before: '[news]',
      after: '[new]',
      words: 'no section new is known here',
    },
    {
      ...grafana,
      title: 'sh -n',
      file: 'create-admin-password.sh',
      before: 'esac',
      after: 'easc',
      words: 'create-admin-password.sh: ',
    },
    {
      environment: 'joining',
      component: 'loki',
      object: 'ConfigMap.loki-alerts',
      title: 'alerts in LogQL',
      file: 'alerts.yaml',
      before: '[10m]',
      after: '[10m',
      words: '/etc/loki-rules/fake/alerts.yaml: ServiceLogsErrors: sum by',
    },
    { ...grafana, title: 'JSON', file: 'admin-password.json', before: '{', after: '', words: 'admin-password.json: ' },
  ])('is found: $after', async (mistake) => {
    const result = await verifyEdited(mistake.title, mistake);
    expect(result?.verdict).toBe('rejected');
    expect(result?.words).toContain(mistake.words);
  });
});

const [container] = configuredContainers(dist, builtFixture('whole'));

test.each<[string, OwnCheck, string, string, string]>([
  ['a line without a value', properties, 'server.properties', 'node.id\n', 'node.id is no property'],
  ['a key twice', properties, 'server.properties', 'node.id=1\nnode.id=2\n', 'node.id is there twice'],
  ['YAML that cannot be read', yaml, 'log4j2.yaml', 'Loggers: [\n', 'log4j2.yaml: '],
])('%s', (_title, check, name, text, words) => {
  const file = { path: `/etc/kafka/${name}`, text, manifest: 'demo/kafka/ConfigMap.kafka.yaml' };
  if (!container) throw new Error('the fixture reads nothing');
  expect(check.judge([file], container)).toMatchObject({
    verdict: 'rejected',
    words: expect.stringContaining(words),
  });
});
