import { images } from '../../constructs/images';
import type { GoModule } from './go-module';

/** A program that reads a rendered configuration, wanted in the version of its image. */
export interface Server {
  /** As the image's tag has it; of a program without an image, the version of its module. */
  readonly version?: string;
  /** The arguments that make it print its version. Default: it is never looked for on PATH. */
  readonly versionArguments?: readonly string[];
  /** What is asked of it is so old that any version will do. Default: one that is near the wanted one. */
  readonly anyVersion?: true;
  /** How Go builds it. Default: not at all, as its modules cannot all be had from the registry. */
  readonly module?: GoModule;
  /** Where it is in its image. Default: in none. */
  readonly image?: { readonly reference: string; readonly entrypoint: string };
}

/** Mimir's module is versioned otherwise than its images: the nearest that the registry has is a commit. */
const mimirVersion = (version: string): string => `main-${version.split('.').at(-1)}`;

/** Prometheus 3.14.0 is the module version 0.314.0. */
const prometheusVersion = (version: string): string => {
  const [, minor = '', patch] = version.split('.');
  return `${minor.slice(0, -2)}.${Number(minor.slice(-2))}.${patch}`;
};

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
  'alloy-syntax': {
    module: { folder: 'alloy-syntax', pinnedBy: 'github.com/grafana/alloy/syntax', package: '.', small: true },
  },
  // Sends what the clients of old applications send.
  'jaeger-client': {
    module: { folder: 'jaeger-client', pinnedBy: 'github.com/jaegertracing/jaeger-idl', package: '.', small: true },
  },
  otelcol: {
    version: images.otelCollector.tag,
    versionArguments: ['--version'],
    module: {
      folder: 'otelcol',
      pinnedBy: 'go.opentelemetry.io/collector/otelcol',
      package: '.',
      versionVariables: ['main.version'],
    },
    image: { reference: `${images.otelCollector}`, entrypoint: '/otelcol-contrib' },
  },
  loki: {
    version: images.loki.tag,
    versionArguments: ['-version'],
    module: {
      folder: 'loki',
      pinnedBy: 'github.com/grafana/loki/v3',
      package: 'github.com/grafana/loki/v3/cmd/loki',
      versionVariables: ['github.com/grafana/loki/v3/pkg/util/build.Version'],
    },
    image: { reference: `${images.loki}`, entrypoint: '/usr/bin/loki' },
  },
  promtail: {
    version: images.promtail.tag,
    versionArguments: ['-version'],
    module: {
      folder: 'promtail',
      pinnedBy: 'github.com/grafana/loki/v3',
      package: 'github.com/grafana/loki/v3/clients/cmd/promtail',
      versionVariables: ['github.com/grafana/loki/v3/pkg/util/build.Version'],
    },
    image: { reference: `${images.promtail}`, entrypoint: '/usr/bin/promtail' },
  },
  promtool: {
    version: images.prometheus.tag,
    versionArguments: ['--version'],
    module: {
      folder: 'prometheus',
      pinnedBy: 'github.com/prometheus/prometheus',
      package: 'github.com/prometheus/prometheus/cmd/promtool',
      versionVariables: ['github.com/prometheus/common/version.Version'],
      readVersion: prometheusVersion,
    },
    image: { reference: `${images.prometheus}`, entrypoint: '/bin/promtool' },
  },
  mimir: {
    version: images.mimir.tag,
    versionArguments: ['-version'],
    module: {
      folder: 'mimir',
      pinnedBy: 'github.com/grafana/mimir',
      package: 'github.com/grafana/mimir/cmd/mimir',
      versionVariables: ['github.com/grafana/mimir/pkg/util/version.Version'],
      tags: ['netgo', 'stringlabels'],
      readVersion: mimirVersion,
    },
    image: { reference: `${images.mimir}`, entrypoint: '/bin/mimir' },
  },
  prometheus: {
    version: images.prometheus.tag,
    versionArguments: ['--version'],
    module: {
      folder: 'prometheus',
      pinnedBy: 'github.com/prometheus/prometheus',
      package: 'github.com/prometheus/prometheus/cmd/prometheus',
      versionVariables: ['github.com/prometheus/common/version.Version'],
      readVersion: prometheusVersion,
    },
    image: { reference: `${images.prometheus}`, entrypoint: '/bin/prometheus' },
  },
  tempo: {
    version: images.tempo.tag,
    versionArguments: ['-version'],
    image: { reference: `${images.tempo}`, entrypoint: '/tempo' },
  },
  alloy: {
    version: images.alloy.tag,
    versionArguments: ['--version'],
    image: { reference: `${images.alloy}`, entrypoint: '/bin/alloy' },
  },
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
  nginx: {
    version: images.nginx.tag,
    versionArguments: ['-v'],
    anyVersion: true,
    image: { reference: `${images.nginx}`, entrypoint: '/usr/sbin/nginx' },
  },
  'nginx-otel': {
    version: images.nginxOtel.tag,
    // Its telemetry module is in the image alone.
    image: { reference: `${images.nginxOtel}`, entrypoint: '/usr/sbin/nginx' },
  },
} as const satisfies Record<string, Server>;

export type ServerName = keyof typeof servers;
