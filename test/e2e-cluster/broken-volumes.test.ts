import { expect, test } from '@jest/globals';
import type { ClusterObjects } from '../../tools/e2e-cluster/volumes';
import { configMapOf, containerOf, edit, expectedSecrets, podOf, problemsAfter, type Writable } from './broken-pods';

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
    'pod monitoring/mimir-0, container mimir: mimir/mimir.yaml:41 blocks_storage.filesystem.dir makes the program write to /blocks: nothing is mounted there, and it is not among the paths that the image is known to have; mount a writable volume there',
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
    (cluster) => edit(cluster, 'tempo', 'tempo.yaml', 'path: /var/tempo/blocks', 'path: /etc/tempo'),
    'pod monitoring/tempo-0, container tempo: tempo/tempo.yaml:36 storage.trace.local.path makes the program write to /etc/tempo, which is read-only (ConfigMap tempo): mount a writable volume there',
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
    'pod monitoring/grafana-0, container grafana: projection grafana-dashboards is mounted at /etc/grafana-dashboards, which no argument, variable or configuration names',
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
