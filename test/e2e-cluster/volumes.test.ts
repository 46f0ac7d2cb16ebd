import { describe, expect, test } from '@jest/globals';
import type { ExpectedSecret } from '../../constructs/kit/model/expected-secret';
import { type ClusterObjects, containerViews, linesOf, problemsOf } from '../../tools/e2e-cluster/volumes';
import { namedByImage, provided } from '../../tools/e2e-cluster/volumes/image-paths';
import type { Container, FileSource, Pod } from '../../tools/e2e-cluster/volumes/kubernetes';
import { pathsIn } from '../../tools/e2e-cluster/volumes/named-paths';
import { labObjects } from './pods';

const expectedSecrets: readonly ExpectedSecret[] = [
  {
    namespace: 'monitoring',
    name: 'grafana',
    keys: ['admin-password'],
    reason: 'made by the init container',
    madeBefore: false,
  },
];
const views = containerViews(labObjects(), { expectedSecrets });
const viewOf = (name: string) => {
  const found = views.find(({ container }) => container === name);
  if (!found) throw new Error(`no container ${name}`);
  return found;
};

type Writable<T> = { -readonly [Key in keyof T]: Writable<T[Key]> };

/** The problems of the lab's objects after a change. */
function problemsAfter(change: (cluster: Writable<ClusterObjects>) => void, secrets = expectedSecrets): string[] {
  const cluster = labObjects() as Writable<ClusterObjects>;
  change(cluster);
  return problemsOf(containerViews(cluster, { expectedSecrets: secrets }));
}

function podOf(cluster: Writable<ClusterObjects>, name: string): Writable<Pod> {
  const found = cluster.pods.find(({ metadata }) => metadata.name.startsWith(name));
  if (!found) throw new Error(`no pod ${name}`);
  return found;
}

function containerOf(cluster: Writable<ClusterObjects>, pod: string): Writable<Container> {
  const [found] = podOf(cluster, pod).spec.containers;
  if (!found) throw new Error(`no container in ${pod}`);
  return found;
}

function configMapOf(cluster: Writable<ClusterObjects>, name: string): Writable<FileSource> {
  const found = cluster.configMaps.find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`no ConfigMap ${name}`);
  return found;
}

function edit(cluster: Writable<ClusterObjects>, name: string, file: string, before: string, after: string): void {
  const { data = {} } = configMapOf(cluster, name);
  const text = data[file] ?? '';
  if (!text.includes(before)) throw new Error(`${name}/${file} has no ${before}`);
  data[file] = text.replace(before, after);
}

describe('the lab', () => {
  test('has nothing wrong', () => {
    expect(problemsOf(views)).toEqual([]);
  });

  test('shows every container what it names', () => {
    expect(views.filter(({ paths }) => paths.length === 0).map(({ container }) => container)).toEqual(['backend']);
    expect(linesOf(viewOf('loki'))).toEqual([
      'argument -config.file: /etc/loki/loki.yaml → file, key loki.yaml of ConfigMap monitoring/loki',
      'loki/loki.yaml:9 common.path_prefix: /var/loki → writable volume, claim monitoring/data-loki-0',
      'loki/loki.yaml:16 common.storage.filesystem.chunks_directory: /var/loki/chunks → writable volume, claim monitoring/data-loki-0',
      'loki/loki.yaml:17 common.storage.filesystem.rules_directory: /var/loki/rules → writable volume, claim monitoring/data-loki-0',
    ]);
    expect(linesOf(viewOf('grafana'))).toEqual([
      'variable GF_PATHS_CONFIG: /etc/grafana-settings/grafana.ini → file, key grafana.ini of ConfigMap monitoring/grafana',
      'the image: GF_PATHS_PROVISIONING of the image: /etc/grafana/provisioning/datasources → folder, ConfigMap grafana-datasources',
      'the image: GF_PATHS_PROVISIONING of the image: /etc/grafana/provisioning/dashboards → folder, ConfigMap grafana-dashboard-providers',
      'the image: GF_PATHS_DATA of the image: /var/lib/grafana → writable volume, claim monitoring/data-grafana-0',
      'grafana-dashboard-providers/providers.yaml:10 providers.options.path: /etc/grafana-dashboards → folder, ConfigMap grafana-dashboards',
    ]);
    expect(linesOf(viewOf('spring-app'))).toEqual([
      'variable JAVA_TOOL_OPTIONS -javaagent: /otel/javaagent.jar → made by a container, opentelemetry-java-agent puts it into emptyDir opentelemetry-java-agent',
    ]);
    expect(linesOf(viewOf('alloy'))).toContain(
      "alloy/config.alloy:176 discovery.relabel.rule.replacement: /var/log/pods → node's folder, /var/log/pods of the node",
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
    const lines = views.flatMap(({ paths }) => paths);
    for (const { path } of provided) expect(lines.map((each) => each.path).join('\n')).toContain(path);
    for (const { reason } of namedByImage) expect(lines.map(({ place }) => place).join('\n')).toContain(reason);
  });
});

type Broken = readonly [title: string, change: (cluster: Writable<ClusterObjects>) => void, problem: string];

const broken: readonly Broken[] = [
  [
    'an absent ConfigMap',
    (cluster) => {
      cluster.configMaps = cluster.configMaps.filter(({ metadata }) => metadata.name !== 'tempo');
    },
    'pod monitoring/tempo-0, container tempo: the mount at /etc/tempo: ConfigMap monitoring/tempo does not exist',
  ],
  [
    'an absent key of a projection',
    (cluster) => {
      configMapOf(cluster, 'kube-root-ca.crt').data = { 'root.crt': 'certificate' };
      const authority = cluster.configMaps.find(
        ({ metadata }) => metadata.name === 'kube-root-ca.crt' && metadata.namespace === 'monitoring',
      );
      if (authority) authority.data = { 'root.crt': 'certificate' };
    },
    'pod monitoring/grafana-0, container admin-password: the mount at /var/run/secrets/kubernetes.io/serviceaccount: ConfigMap monitoring/kube-root-ca.crt has no key ca.crt: it has root.crt',
  ],
  [
    'a projection without a token',
    (cluster) => {
      const volume = podOf(cluster, 'grafana').spec.volumes?.find(({ name }) => name === 'api-access');
      if (volume?.projected?.sources) volume.projected.sources = volume.projected.sources.slice(1);
    },
    'pod monitoring/grafana-0, container admin-password: grafana/create-admin-password.sh:17 names /var/run/secrets/kubernetes.io/serviceaccount/token: projection api-access, mounted at /var/run/secrets/kubernetes.io/serviceaccount, has ca.crt',
  ],
  [
    'a subPath that is no key',
    (cluster) => {
      containerOf(cluster, 'loki').volumeMounts = [
        { name: 'loki', mountPath: '/etc/loki/loki.yaml', subPath: 'config.yaml' },
        { name: 'data', mountPath: '/var/loki' },
      ];
    },
    'pod monitoring/loki-0, container loki: the mount at /etc/loki/loki.yaml: volume loki has no file config.yaml: it has loki.yaml',
  ],
  [
    'a wrong file name in an argument',
    (cluster) => {
      containerOf(cluster, 'mimir').args = ['-config.file=/etc/mimir/config.yaml'];
    },
    'pod monitoring/mimir-0, container mimir: argument -config.file names /etc/mimir/config.yaml: ConfigMap mimir, mounted at /etc/mimir, has mimir.yaml',
  ],
  [
    'a configuration file on a volume that nobody fills',
    (cluster) => {
      containerOf(cluster, 'mimir').args = ['-config.file=/data/mimir.yaml'];
    },
    'pod monitoring/mimir-0, container mimir: argument -config.file names /data/mimir.yaml: claim monitoring/data-mimir-0, mounted at /data, is empty at first, and no container names it as a place to write to',
  ],
  [
    'a data folder of a configuration that is on no volume',
    (cluster) => edit(cluster, 'mimir', 'mimir.yaml', 'dir: /data/blocks', 'dir: /blocks'),
    'pod monitoring/mimir-0, container mimir: mimir/mimir.yaml:39 blocks_storage.filesystem.dir makes the program write to /blocks: nothing is mounted there, and it is not among the paths that the image is known to have; mount a writable volume there',
  ],
  [
    'a data folder of an argument that is on no volume',
    (cluster) => {
      containerOf(cluster, 'prometheus').args = [
        '--config.file=/etc/prometheus/prometheus.yaml',
        '--storage.tsdb.path=/data',
      ];
    },
    'pod monitoring/prometheus-0, container prometheus: argument -storage.tsdb.path makes the program write to /data: nothing is mounted there, and it is not among the paths that the image is known to have; mount a writable volume there',
  ],
  [
    'a data folder on a read-only mount',
    (cluster) => edit(cluster, 'tempo', 'tempo.yaml', 'path: /var/tempo/wal', 'path: /etc/tempo'),
    'pod monitoring/tempo-0, container tempo: tempo/tempo.yaml:18 storage.trace.wal.path makes the program write to /etc/tempo, which is read-only (ConfigMap tempo): mount a writable volume there',
  ],
  [
    'a default folder that lost its volume',
    (cluster) => {
      const container = containerOf(cluster, 'otel-collector');
      container.volumeMounts = container.volumeMounts?.filter(({ name }) => name !== 'data');
    },
    'pod monitoring/otel-collector-0, container otel-collector: the image: the default directory of the extension file_storage makes the program write to /var/lib/otelcol/file_storage: nothing is mounted there, and it is not among the paths that the image is known to have; mount a writable volume there',
  ],
  [
    'a dashboard provider whose folder is not mounted',
    (cluster) =>
      edit(cluster, 'grafana-dashboard-providers', 'providers.yaml', '/etc/grafana-dashboards', '/etc/dashboards'),
    'pod monitoring/grafana-0, container grafana: grafana-dashboard-providers/providers.yaml:10 providers.options.path names /etc/dashboards: nothing is mounted there, and it is not among the paths that the image is known to have',
  ],
  [
    'a folder of files that nothing names',
    (cluster) =>
      edit(cluster, 'grafana-dashboard-providers', 'providers.yaml', '/etc/grafana-dashboards', '/etc/dashboards'),
    'pod monitoring/grafana-0, container grafana: ConfigMap grafana-dashboards is mounted at /etc/grafana-dashboards, which no argument, variable or configuration names',
  ],
  [
    'an agent that no init container copies',
    (cluster) => {
      podOf(cluster, 'spring-app').spec.initContainers = [];
    },
    'container spring-app: variable JAVA_TOOL_OPTIONS -javaagent names /otel/javaagent.jar: emptyDir opentelemetry-java-agent, mounted at /otel, is empty at first, and no container names it as a place to write to',
  ],
  [
    'an absent claim',
    (cluster) => {
      cluster.claims = cluster.claims.filter(({ metadata }) => metadata.name !== 'data-loki-0');
    },
    'pod monitoring/loki-0, container loki: the mount at /var/loki: PersistentVolumeClaim monitoring/data-loki-0 does not exist',
  ],
  [
    'two volumes at one path',
    (cluster) => containerOf(cluster, 'loki').volumeMounts?.push({ name: 'data', mountPath: '/tmp/' }),
    'pod monitoring/loki-0, container loki: two volumes are mounted at /tmp: one hides the other',
  ],
  [
    'a mount that lies in a volume of files',
    (cluster) => containerOf(cluster, 'loki').volumeMounts?.push({ name: 'tmp', mountPath: '/etc/loki/cache' }),
    'pod monitoring/loki-0, container loki: the mount at /etc/loki/cache: it lies in ConfigMap loki at /etc/loki, which is read-only and has no such path',
  ],
  [
    'a mount of a volume that the pod does not have',
    (cluster) => containerOf(cluster, 'loki').volumeMounts?.push({ name: 'cache', mountPath: '/cache' }),
    'pod monitoring/loki-0, container loki: the mount at /cache names volume cache, which the pod does not have',
  ],
  [
    'a writable root',
    (cluster) => {
      containerOf(cluster, 'backend').securityContext = {};
    },
    'container backend: its root file system is writable: set readOnlyRootFilesystem, and mount an emptyDir where it writes',
  ],
];

test.each(broken)('%s is found', (_, change, problem) => {
  expect(problemsAfter(change)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
});

test('a Secret that nobody makes, and a key that it lacks, are found', () => {
  const nothing = () => undefined;
  const where = 'pod monitoring/grafana-0, container grafana: variable GF_SECURITY_ADMIN_PASSWORD';
  expect(problemsAfter(nothing, [])).toEqual([`${where}: Secret monitoring/grafana does not exist`]);
  const [secret] = expectedSecrets;
  expect(problemsAfter(nothing, secret && [{ ...secret, keys: ['password'] }])).toEqual([
    `${where}: Secret monitoring/grafana has no key admin-password: it has password`,
  ]);
});

test('looking at nothing is a problem', () => {
  expect(problemsAfter((cluster) => cluster.pods.splice(0))).toEqual(['there is no container to look at']);
});

test.each([
  ['url: http://loki:3100/loki/api/v1/push', 'url', []],
  ['metrics_path: /etc/metrics', 'metrics_path', []],
  ['location /var/ {', 'http.server.location', []],
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
