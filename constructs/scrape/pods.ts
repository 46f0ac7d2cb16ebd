import type { Duration, Endpoint } from '../kit';
import type { Existing } from '../kit/environment/existing';
import type { Checks } from '../kit/model/checks';
import { reportUnknown, urlPath } from '../kit/model/validation';
import { podMeta } from '../pod-logs/targets';
import type { ScrapeProps } from './props';
import { checkInterval, type Discovery, Scraped, type ScrapeRule } from './scraped';

const example = "scrape({ namespace: 'shop', service: 'orders', port: 8080 })";

const scrapeProperties = [
  'namespace',
  'service',
  'selector',
  'port',
  'path',
  'interval',
  'name',
] as const satisfies readonly (keyof ScrapeProps)[];

/** What Prometheus and its operator call these properties. */
const usualWords: Readonly<Record<string, string>> = {
  job_name: 'name',
  metrics_path: 'path',
  scrape_interval: 'interval',
  matchLabels: 'selector',
  targetPort: 'port',
};

/** Pods behind a Service, or pods with labels, of one namespace. Written by `scrape`. */
export class ScrapedPods extends Scraped {
  readonly name: string;
  readonly interval?: Duration;
  readonly path?: string;
  private readonly props: ScrapeProps;

  constructor(props: ScrapeProps) {
    super();
    this.props = props ?? {};
    this.interval = this.props.interval;
    this.path = this.props.path;
    this.name = this.props.name ?? this.usualName;
  }

  get written(): string {
    return `scrape({ name: '${this.name}' })`;
  }

  get oneOfTwo(): string {
    return `a name of its own for one of them: name: '${this.name}-2'`;
  }

  get discovery(): Discovery {
    const { namespace, service } = this.props;
    const namespaces = [namespace];
    if (service === undefined) return { role: 'pod', namespaces, selectors: [{ role: 'pod', label: this.labels }] };
    return {
      role: 'endpointslice',
      namespaces,
      selectors: [
        { role: 'endpointslice', label: `kubernetes.io/service-name=${service}` },
        { role: 'service', field: `metadata.name=${service}` },
      ],
    };
  }

  get rules(): readonly ScrapeRule[] {
    const { service, port } = this.props;
    if (service === undefined) return [keep(podMeta.port, String(port)), ...running];
    return [
      // Beside the Service's own, each port of the pods is a target here.
      keep('__meta_kubernetes_endpointslice_port', String(port)),
      ...running,
      // A pod that has addresses of both families stands in two slices; it is asked at its first.
      { source_labels: [podMeta.address], regex: '(.+)', target_label: firstAddress, replacement: `$1:${port}` },
      { source_labels: [podMeta.address], regex: '(.*:.*)', target_label: firstAddress, replacement: `[$1]:${port}` },
      { action: 'keepequal', source_labels: ['__address__'], target_label: firstAddress },
    ];
  }

  check(check: Checks, property: string): void {
    const { namespace, service, selector, port, path, interval } = this.props;
    const at = (name: string) => `${property} › scrape › ${name}`;
    if (reportUnknown(check, at, this.props, scrapeProperties, usualWords)) return;
    if (check.require(namespace !== undefined, at('namespace'), 'it is not there', `as in ${example}`)) {
      check.name(at('namespace'), namespace);
    }
    const given = [service, selector].filter((each) => each !== undefined).length;
    check.require(
      given === 1,
      at('service'),
      given === 0
        ? 'nothing says which pods are meant'
        : 'a Service and labels are given, and one of them would be ignored',
      "service: 'orders', or selector: { app: 'orders' }",
    );
    if (service !== undefined) check.name(at('service'), service);
    if (selector !== undefined) {
      check.labels(at('selector'), selector);
      const instead = "at least one label, such as selector: { app: 'orders' }";
      check.require(Object.keys(selector).length > 0, at('selector'), 'it has no label', instead);
    }
    check.count(at('port'), port, 1, 65_535, 8080);
    if (path !== undefined) check.valid(at('path'), path, urlPath('/actuator/prometheus'));
    check.name(at('name'), this.name);
    checkInterval(check, at('interval'), interval);
  }

  endpoints(existing: Existing): Endpoint<'prometheus.exposition'>[] {
    const { namespace, service, selector = {}, port, path = '/metrics' } = this.props;
    const host = service === undefined ? `pods.${namespace}` : `${service}.${namespace}.svc`;
    return [existing.metricsOfPods(this.name, { namespace, labels: selector, host, port, path })];
  }

  private get labels(): string {
    const { selector = {} } = this.props;
    return Object.entries(selector)
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
  }

  private get usualName(): string {
    const { service, selector = {}, namespace } = this.props;
    return service ?? selector['app.kubernetes.io/name'] ?? selector.app ?? namespace ?? '';
  }
}

/** Where a pod is asked that has addresses of both families. */
const firstAddress = '__tmp_first_address';

/** Keeps the targets whose label has this value. */
export const keep = (label: string, regex: string): ScrapeRule => ({ action: 'keep', source_labels: [label], regex });

/** Leaves out pods that have ended, which answer no more. */
export const running: readonly ScrapeRule[] = [
  { action: 'drop', source_labels: [podMeta.phase], regex: 'Failed|Succeeded' },
];
