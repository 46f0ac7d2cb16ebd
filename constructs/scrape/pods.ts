import type { Duration, Endpoint } from '../kit';
import type { Existing } from '../kit/environment/existing';
import type { Checks } from '../kit/model/checks';
import { Given } from '../kit/model/given';
import { count, labels, objectName, optional, urlPath, type Validators } from '../kit/model/validation';
import { podMeta } from '../pod-logs/targets';
import type { ScrapeProps } from './props';
import { type Discovery, intervalValidator, Scraped, type ScrapeRule } from './scraped';

const validators: Validators<ScrapeProps> = {
  namespace: objectName('shop'),
  service: optional(objectName('orders')),
  selector: optional(labels("{ app: 'orders' }")),
  port: count(1, 65_535, 8080),
  path: optional(urlPath('/actuator/prometheus')),
  interval: optional(intervalValidator),
  name: optional(objectName('orders')),
};

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
  private readonly given: Given<ScrapeProps>;

  constructor(props: ScrapeProps) {
    super();
    this.given = new Given('scrape', props, validators, { usualWords });
    const { interval, path, name } = this.given.props;
    this.interval = interval;
    this.path = path;
    this.name = name ?? this.usualName;
  }

  get written(): string {
    return `scrape({ name: '${this.name}' })`;
  }

  get oneOfTwo(): string {
    return `a name of its own for one of them: name: '${this.name}-2'`;
  }

  get discovery(): Discovery {
    const { namespace, service } = this.given.props;
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
    const { service, port } = this.given.props;
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
    const { service, selector, name } = this.given.props;
    const at = (of: string) => `${property} › scrape › ${of}`;
    const own = this.given.report(check, `${property} › scrape`);
    if (!this.given.sound('service', 'selector')) return;
    const chosen = [service, selector].filter((each) => each !== undefined).length;
    own.require(
      chosen === 1,
      at('service'),
      chosen === 0
        ? 'nothing says which pods are meant'
        : 'a Service and labels are given, and one of them would be ignored',
      "service: 'orders', or selector: { app: 'orders' }",
    );
    if (selector !== undefined) {
      const instead = "at least one label, such as selector: { app: 'orders' }";
      own.require(Object.keys(selector).length > 0, at('selector'), 'it has no label', instead);
    }
    // The value of a label may be no such name.
    if (name === undefined && this.given.sound('namespace')) own.name(at('name'), this.name);
  }

  endpoints(existing: Existing): Endpoint<'prometheus.exposition'>[] {
    const { namespace, service, selector = {}, port, path = '/metrics' } = this.given.props;
    const host = service === undefined ? `pods.${namespace}` : `${service}.${namespace}.svc`;
    return [existing.metricsOfPods(this.name, { namespace, labels: selector, host, port, path })];
  }

  private get labels(): string {
    const { selector = {} } = this.given.props;
    return Object.entries(selector)
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
  }

  private get usualName(): string {
    const { service, selector = {}, namespace } = this.given.props;
    return service ?? selector['app.kubernetes.io/name'] ?? selector.app ?? namespace;
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
