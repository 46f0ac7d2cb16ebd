import type { ServiceMonitor } from '../../cluster/service-monitor';

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
