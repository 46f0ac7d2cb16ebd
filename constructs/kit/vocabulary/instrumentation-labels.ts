import { prefix } from './labels';

/** Opts a Deployment into the OpenTelemetry Java agent; stands on the Deployment and on its pods. */
export const javaLabel = `${prefix}/java`;
export const javaEnabled = 'enabled';

/** Opts a Deployment into OpenTelemetry for Python; stands on the Deployment and on its pods. */
export const pythonLabel = `${prefix}/python`;
export const pythonEnabled = 'enabled';

/** Says for which C library the packages are that a pod gets. On Deployments that get them by Kustomize. */
export const pythonPlatformLabel = `${prefix}/python-platform`;

/** In the words of the OpenTelemetry operator: `glibc` as in Debian and Red Hat, `musl` as in Alpine. */
export type PythonPlatform = (typeof pythonPlatforms)[number];
export const pythonPlatforms = ['glibc', 'musl'] as const;

/** Opts a pod into sending OTLP to the receivers that an environment names; without it, network policies keep it out. */
export const otlpLabel = `${prefix}/otlp`;
export const otlpEnabled = 'enabled';

/** Says which copy of a pod's log lines is stored. Alloy and the Collector obey it. */
export const logsLabel = `${prefix}/logs`;

/**
 * The same as an attribute of what a sender sends, for a Collector that can't look its pod up as that is in another cluster. A
 * Collector gives it to every record, and removes it before anything is stored.
 */
export const logsAttribute = `${prefix}.logs`;

/**
 * `stdout`: the lines as printed. `otlp`: the records as the agent sends them. `push`: the lines as the application's own appender
 * pushes them to Loki. With these two, from standard output what did not come through the logging framework.
 */
export type LogsFrom = (typeof logsFrom)[number];
export const logsFrom = ['stdout', 'otlp', 'push'] as const;

/** The ways by which an application sends its lines itself. */
export const sentLogs = ['otlp', 'push'] as const satisfies readonly LogsFrom[];

/** The annotation by which a pod states its service name. https://opentelemetry.io/docs/specs/semconv/non-normative/k8s-attributes/ */
export const serviceNameAnnotation = 'resource.opentelemetry.io/service.name';
/** The pod labels that name a service where no annotation does, in their order. */
export const serviceNameLabels = ['app.kubernetes.io/name', 'app'] as const;

/**
 * Annotations by which a pod asks to be profiled, for each kind of profile.
 * https://grafana.com/docs/pyroscope/latest/deploy-kubernetes/helm/#optional-scrape-your-own-workloads-profiles
 */
export const profileAnnotation = (
  kind: 'cpu' | 'memory' | 'goroutine' | 'block' | 'mutex',
  name: 'scrape' | 'port' | 'port_name' | 'path' | 'scheme',
): string => `profiles.grafana.com/${kind}.${name}`;

/** Annotations by which a pod asks to be scraped: `scrape`, `port`, `path`, `scheme`. A convention of many, not of Prometheus itself. */
export const scrapeAnnotation = (name: 'scrape' | 'port' | 'path' | 'scheme'): string => `prometheus.io/${name}`;
