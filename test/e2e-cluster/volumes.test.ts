import { describe, expect, test } from '@jest/globals';
import { containerViews, linesOf, problemsOf } from '../../tools/e2e-cluster/volumes';
import { namedByImage, provided } from '../../tools/e2e-cluster/volumes/image-paths';
import { pathsIn } from '../../tools/e2e-cluster/volumes/named-paths';
import { builtFixture } from '../fixtures/environments';
import { expectedSecrets } from './broken-pods';
import { clusterObjects } from './pods';

const views = containerViews(clusterObjects(), { expectedSecrets });
const viewOf = (name: string) => {
  const found = views.find(({ container }) => container === name);
  if (!found) throw new Error(`no container ${name}`);
  return found;
};

describe('a platform', () => {
  test('has nothing wrong', () => {
    expect(problemsOf(views)).toEqual([]);
  });

  test('shows every container what it names', () => {
    expect(views.filter(({ paths }) => paths.length === 0).map(({ container }) => container)).toEqual(['backend']);
    expect(linesOf(viewOf('loki'))).toEqual([
      'argument -config.file: /etc/loki/loki.yaml → file, key loki.yaml of ConfigMap monitoring/loki',
      'loki/loki.yaml:12 common.path_prefix: /var/loki → writable volume, claim monitoring/data-loki-0',
      'loki/loki.yaml:19 common.storage.filesystem.chunks_directory: /var/loki/chunks → writable volume, claim monitoring/data-loki-0',
      'loki/loki.yaml:20 common.storage.filesystem.rules_directory: /var/loki/rules → writable volume, claim monitoring/data-loki-0',
    ]);
    expect(linesOf(viewOf('grafana'))).toEqual([
      'variable GF_PATHS_CONFIG: /etc/grafana-settings/grafana.ini → file, key grafana.ini of ConfigMap monitoring/grafana',
      'the image: GF_PATHS_PROVISIONING of the image: /etc/grafana/provisioning/datasources → folder, ConfigMap grafana-datasources',
      'the image: GF_PATHS_PROVISIONING of the image: /etc/grafana/provisioning/dashboards → folder, ConfigMap grafana-dashboard-providers',
      'the image: GF_PATHS_DATA of the image: /var/lib/grafana → writable volume, claim monitoring/data-grafana-0',
      'grafana-dashboard-providers/providers.yaml:10 providers.options.path: /etc/grafana-dashboards → folder, projection grafana-dashboards',
    ]);
    expect(linesOf(viewOf('spring-app'))).toEqual([
      'variable JAVA_TOOL_OPTIONS -javaagent: /otel/javaagent.jar → made by a container, opentelemetry-java-agent puts it into emptyDir opentelemetry-java-agent',
    ]);
    expect(linesOf(viewOf('alloy'))).toContain(
      "alloy/config.alloy:188 discovery.relabel.rule.replacement: /var/log/pods → node's folder, /var/log/pods of the node",
    );
    expect(linesOf(viewOf('frontend'))).toContain(
      'frontend/nginx.conf:5 pid: /tmp/nginx.pid → writable volume, emptyDir tmp',
    );
  });

  test('shows an init container what its script puts together', () => {
    const { init, paths } = viewOf('admin-password');
    expect(init).toBe(true);
    expect(paths.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        '/etc/grafana-settings/admin-password.json',
        '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
        '/var/run/secrets/kubernetes.io/serviceaccount/token',
      ]),
    );
  });

  test('shows a container only the configuration that it reads', () => {
    expect(linesOf(viewOf('visitors')).filter((line) => line.includes('nginx.conf'))).toEqual([]);
  });

  test('needs every path that the lists give to the images', () => {
    const demo = containerViews(clusterObjects('python-agent'), {
      expectedSecrets: builtFixture('python-agent').expectedSecrets,
    });
    expect(problemsOf(demo)).toEqual([]);
    const lines = [...views, ...demo].flatMap(({ paths }) => paths);
    for (const { path } of provided) expect(lines.map((each) => each.path).join('\n')).toContain(path);
    for (const { reason } of namedByImage) expect(lines.map(({ place }) => place).join('\n')).toContain(reason);
  });
});

test.each([
  ['url: http://loki:3100/loki/api/v1/push', 'url', []],
  ['metrics_path: /etc/metrics', 'metrics_path', []],
  ['location /var/ {', 'http.server.location', []],
  ['try_files $uri /index.html;', 'http.server.location.try_files', []],
  ['"url": "/explore?left=/tmp"', 'url', []],
  ['"expr": "node_filesystem_free_bytes{mountpoint=\\"/var\\"}"', 'expr', []],
  ['sed \'s/.*"reason": /\\1/p\'', '', []],
  ['path: /metrics/', 'storage.path', ['/metrics']],
  ['path = "/var/log/" + sys.env("NODE_NAME")', 'path', ['/var/log']],
  ['cat </run/a >>/run/b', '', ['/run/a', '/run/b']],
  ['value: jdbc:h2:file:/volume/orders', 'value', ['/volume/orders']],
])('%s', (text, key, paths) => {
  expect(pathsIn(text, key, '', ['/volume']).map(({ path }) => path)).toEqual(paths);
});
