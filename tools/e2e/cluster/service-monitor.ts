import type { Manifest } from '../../cluster/kubernetes';

/** A rule for the labels of targets or series, as the operator's objects have it. */
export interface Relabeling {
  readonly action?: string;
  readonly sourceLabels?: readonly string[];
  readonly separator?: string;
  readonly regex?: string;
  readonly modulus?: number;
  readonly targetLabel?: string;
  readonly replacement?: string;
}

/** One port of the chosen Services, and how it is pulled from. */
export interface MonitorEndpoint {
  readonly port: string;
  readonly path?: string;
  readonly scheme?: string;
  readonly interval?: string;
  readonly scrapeTimeout?: string;
  readonly honorLabels?: boolean;
  readonly honorTimestamps?: boolean;
  readonly relabelings?: readonly Relabeling[];
  readonly metricRelabelings?: readonly Relabeling[];
}

/** https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor */
export interface ServiceMonitor extends Manifest {
  readonly spec: {
    readonly namespaceSelector?: { readonly any?: boolean; readonly matchNames?: readonly string[] };
    readonly selector: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly endpoints: readonly MonitorEndpoint[];
    readonly jobLabel?: string;
    readonly targetLabels?: readonly string[];
    readonly podTargetLabels?: readonly string[];
  };
}

/** What of a ServiceMonitor is read here. Anything else would be left out without a word, so it is refused. */
const known = {
  spec: ['namespaceSelector', 'selector', 'endpoints', 'jobLabel', 'targetLabels', 'podTargetLabels'],
  selector: ['matchLabels'],
  endpoint: [
    'port',
    'path',
    'scheme',
    'interval',
    'scrapeTimeout',
    'honorLabels',
    'honorTimestamps',
    'relabelings',
    'metricRelabelings',
  ],
} as const;

/** Throws with every field that this does not know. */
export function requireKnownFields({ metadata, spec }: ServiceMonitor): void {
  const unknown = [
    ...others('spec', spec, known.spec),
    ...others('spec.selector', spec.selector, known.selector),
    ...spec.endpoints.flatMap((endpoint, index) => others(`spec.endpoints[${index}]`, endpoint, known.endpoint)),
  ];
  if (unknown.length === 0) return;
  throw new Error(
    `ServiceMonitor ${metadata.namespace}/${metadata.name}: ${unknown.join(', ')}: not known to the run's stand-in for ` +
      "the operator; add what the operator makes of it to 'tools/e2e/stand-ins/kube-prometheus-stack'",
  );
}

const others = (place: string, object: object, names: readonly string[]): string[] =>
  Object.keys(object)
    .filter((name) => !names.includes(name))
    .map((name) => `${place}.${name}`);
