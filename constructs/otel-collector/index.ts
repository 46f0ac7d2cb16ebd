import { Component, type Endpoint, type Environment, type KnownMetrics, type Workload } from '../kit';
import { missingEndpoint } from '../kit/model/endpoint';
import type { Sampler, Sampling } from '../kit/model/sampling';
import type { ComponentAlert, EvaluatedAlerts } from '../kit/vocabulary/alert';
import { expositionPort } from '../opentelemetry/exporters';
import { jaegerPorts, othersPorts } from '../opentelemetry/receivers';
import { connectSampler, receivingEndpoints, sampler, scraperIn } from '../opentelemetry/sampler';
import { countsEachAsOne } from '../opentelemetry/sampling/checks';
import { samplingOf } from '../opentelemetry/sampling/outcome';
import { waitsOf } from '../opentelemetry/sampling/waits';
import { pipelineParts } from './configuration-parts';
import { checkLoads } from './load-checks';
import { collectorMetrics } from './metrics';
import { addOne } from './one';
import { type OtelCollectorProps, otelCollectorValidators } from './props';
import { alertsOfOtherClusters } from './rules';
import { checkTiers } from './tier-checks';
import { addTiers } from './tiers';
import { senderHeader } from './workload';

export type { CollectorCopies } from '../opentelemetry/copies';
export type { Settings } from '../opentelemetry/pipelines';
export { errors, type KeepPolicy, slowerThan } from '../opentelemetry/sampling/keep';
export type { CollectorConfiguration } from './configuration';
export { OtelForwarder, type OtelForwarderProps } from './forwarder';
export type { OtelCollectorProps } from './props';
export { type CollectorTiers, collectorTiers } from './sizing';
export type { CollectorTiersProps, RoutingTierProps, SamplingTierProps } from './tiers-props';

/** What is asked for, with what the tiers are sized for where nothing else is said. */
const asSized = (props: OtelCollectorProps): OtelCollectorProps => ({
  ...props,
  tracesPerSecond: props.tracesPerSecond ?? props.tiers?.tracesPerSecond,
  decisionWait: props.decisionWait ?? props.tiers?.decisionWait,
});

/**
 * The OpenTelemetry Collector: takes every signal by OTLP, names what it is about, samples traces, and sends each to its store.
 * https://opentelemetry.io/docs/collector/
 */
export class OtelCollector extends Component implements Sampler {
  /** For applications and agents. */
  readonly otlp: { readonly grpc: Endpoint<'otlp.grpc'>; readonly http: Endpoint<'otlp.http'> };
  /** For Jaeger's clients and agents. Undefined without `jaeger`. */
  readonly jaeger?: readonly Endpoint[];
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Those of the pods that judge traces, where they are others. */
  readonly furtherMetrics: readonly Endpoint<'prometheus.exposition'>[];
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly configurationParts = pipelineParts;
  override readonly appliesLogRules = true;

  private readonly ofOthers?: Endpoint<'otlp.passed-on'>;
  private readonly props: OtelCollectorProps;

  constructor(environment: Environment, given: OtelCollectorProps) {
    super(environment, 'otel-collector', given);
    const props = this.properties(given, otelCollectorValidators);
    this.props = props;
    const { tiers, otherClusters = false } = props;
    const asked = sampler(asSized(props));
    const { jaeger, largestRequest } = asked;
    const scraper = scraperIn(props);
    const ports = {
      ...(jaeger ? jaegerPorts : {}),
      ...(otherClusters ? othersPorts : {}),
      ...(scraper ? { exposition: { container: expositionPort } } : {}),
    };
    // Asked for when everybody is connected.
    const pipelineOptions = () => options;
    if (tiers && this.check.sound('tiers')) checkTiers(this.check, props);
    this.addPart({ build: () => checkLoads(this, props, this.sampling) });
    const built = tiers
      ? addTiers(this, { ...props, tiers }, asked, { ports, options: pipelineOptions })
      : addOne(this, props, asked, { ports, options: pipelineOptions });
    const { takes: workload } = built;
    this.alerts = built.alerts;
    const { options, madeFromTracesOf, knownMetrics } = connectSampler(this, workload, asked, {
      ...built,
      replicas: tiers ? undefined : props.replicas,
      countedWrongly: countsEachAsOne,
      ...(otherClusters ? { senderHeader } : {}),
    });
    this.knownMetrics = [...collectorMetrics, ...knownMetrics];
    ({ otlp: this.otlp, jaeger: this.jaeger } = receivingEndpoints(workload, asked));
    if (otherClusters) {
      this.ofOthers = workload.endpoint('otlp.passed-on', 'otlp-others', { largestRequest, senderHeader });
      this.check.require(
        environment.cluster.name !== undefined,
        'otherClusters',
        'other clusters send, and nothing tells the signals of this one from theirs',
        "name: 'observability' in the environment's cluster",
      );
    }
    const [first, ...further] = built.watched;
    // Each pod of several is asked for itself.
    const shown = (each: Workload) =>
      each.endpoint('prometheus.exposition', 'metrics', { everyPod: tiers !== undefined }, { path: '/metrics' });
    this.metrics = shown(first);
    this.furtherMetrics = further.map(shown);
    const offers = { everyPod: false, ofOthers: true, madeFromTracesOf };
    scraper?.scrape(workload.endpoint('prometheus.exposition', 'exposition', offers, { path: '/metrics' }));
  }

  /** For other clusters, by a Gateway that knows who sends: `hosts: { otlp: otel.fromOtherClusters }`. Reports where it takes nothing from them. */
  get fromOtherClusters(): Endpoint<'otlp.passed-on'> {
    if (this.ofOthers) return this.ofOthers;
    this.check.reportOnce('otherClusters', 'it takes nothing from other clusters', 'otherClusters: true');
    return missingEndpoint<'otlp.passed-on'>();
  }

  /** Those about the Collectors and agents of other clusters, whose metrics come to where its own go. */
  override get collectedAlerts(): readonly EvaluatedAlerts[] {
    const { name } = this.environment.cluster;
    if (!this.ofOthers || name === undefined) return [];
    return [{ about: 'other clusters', language: 'PromQL', alerts: alertsOfOtherClusters(name) }];
  }

  /** Which traces it keeps. */
  get sampling(): Sampling {
    return samplingOf(this.props.keep, waitsOf(asSized(this.props)));
  }
}
