import type { Component, Connection, Endpoint, Environment, Protocol, Workload } from '../../../constructs/kit';
import { isSameComponent } from '../../../constructs/kit/model/component-reference';
import type { Peer, Pods } from '../../../constructs/kit/model/peer';
import { isSampler, type Sampling } from '../../../constructs/kit/model/sampling';
import { traceMetricsStores } from '../../../constructs/kit/model/stored-at';
import { type Agent, logAgentsOf } from './agents';
import { answerOf, answersOf, componentOf, isExposition } from './answers';
import { required } from './unmet-need';
import { type Watch, watchesOf } from './watches';

export type { Agent } from './agents';
export { UnmetNeed } from './unmet-need';
export type { Watch } from './watches';

/** Metrics that are made from traces. */
export interface TraceMetrics {
  /** Where they are asked for. */
  readonly store: Endpoint<'prometheus.query'>;
  /** Every trace is counted, before sampling. Otherwise the store of the traces counts the kept ones, each for several. */
  readonly ofEveryTrace: boolean;
}

/**
 * The roles in an environment, derived from its connections and endpoints, never from names. Each member throws an UnmetNeed if
 * the environment has no component for the role.
 */
export class Model {
  constructor(
    readonly environment: Environment,
    /** The same with other choices, by the name of the choice. */
    readonly variants: Readonly<Record<string, Environment>> = {},
  ) {}

  /** The component that takes OTLP from applications and sends traces to a store. */
  get collector(): Component {
    const sending = this.environment.components.find(({ connections }) =>
      connections.some(({ to }) => to.protocol === 'otlp.traces'),
    );
    return required(sending, 'somebody who takes OTLP and sends traces to a store');
  }

  /** Where each component takes OTLP over HTTP that sends traces to a store. */
  get receivers(): readonly Endpoint<'otlp.http'>[] {
    const sending = this.environment.components.filter(({ connections }) =>
      connections.some(({ to }) => to.protocol === 'otlp.traces'),
    );
    return sending.flatMap((component) => answerOf('otlp.http', component) ?? []);
  }

  /** Where applications send OTLP over HTTP. */
  get otlp(): Endpoint<'otlp.http'> {
    return required(answerOf('otlp.http', this.collector), 'a Collector that takes OTLP over HTTP');
  }

  /** Where the Collector shows its own metrics. */
  get collectorMetrics(): Endpoint<'prometheus.exposition'> {
    const own = answersOf('prometheus.exposition', this.collector).find(({ offers }) => !offers.ofOthers);
    return required(own, 'a Collector that shows metrics of its own');
  }

  /** Which traces the Collector keeps. */
  get sampling(): Sampling {
    const { collector } = this;
    return required(isSampler(collector) ? collector.sampling : undefined, 'a Collector that samples traces');
  }

  /** Where the metrics of applications are asked for. */
  get metricStore(): Endpoint<'prometheus.query'> {
    // What is pulled is kept by the component that pulls.
    const pulled = this.environment.connections.find(({ to }) => isExposition(to) && to.offers.ofOthers);
    const store =
      this.storeOf('otlp.metrics') ?? this.component(pulled?.from.component) ?? this.storeOf('prometheus.remote-write');
    return required(answerOf('prometheus.query', store), 'a store of metrics that answers PromQL');
  }

  /** The Collector sends metrics to their store. Otherwise the store pulls them, and sees only the last value before a pull. */
  get metricsAreSent(): boolean {
    return this.sentTo.some(({ name }) => name === this.metricStore.owner.component);
  }

  /** Where log lines are asked for. */
  get logStore(): Endpoint<'loki.query'> {
    const store = this.storeOf('otlp.logs') ?? this.storeOf('loki.push');
    return required(answerOf('loki.query', store), 'a store of logs that answers LogQL');
  }

  /** Where traces are asked for. */
  get traceStore(): Endpoint<'tempo.query'> {
    return required(answerOf('tempo.query', this.storeOf('otlp.traces')), 'a store of traces that answers TraceQL');
  }

  /** Where profiles are asked for. */
  get profileStore(): Endpoint<'pyroscope.query'> {
    const store = this.environment.components.find((each) => answerOf('pyroscope.query', each));
    return required(answerOf('pyroscope.query', store), 'a store of profiles');
  }

  get traceMetrics(): TraceMetrics {
    const traces = this.traceStore.owner;
    const { connections } = this.environment;
    const kept = traceMetricsStores(connections, traces)
      .map(({ component }) => answerOf('prometheus.query', this.component(component)))
      .find((answer) => answer !== undefined);
    const store = required(kept, 'a store of the metrics that are made from traces');
    const way = connections.find(({ madeFromTracesOf: made }) => made && isSameComponent(made, traces));
    return { store, ofEveryTrace: way?.from.component !== traces.component };
  }

  /** The stores to which the Collector sends, as components that are rendered. */
  get sentTo(): readonly Component[] {
    const names = this.collector.connections
      .filter(({ to }) => to.protocol.startsWith('otlp.'))
      .map(({ to }) => to.owner.component);
    return this.environment.components.filter(({ name, workloads }) => names.includes(name) && workloads.length > 0);
  }

  /** Who takes alerts and tells people, of the environment's own components. */
  get alertmanager(): { readonly component: Component; readonly push: Endpoint<'alertmanager'> } {
    const component = this.environment.components.find(
      (each) => each.workloads.length > 0 && answerOf('alertmanager', each),
    );
    const found = required(component, 'an Alertmanager');
    return { component: found, push: required(answerOf('alertmanager', found), 'an Alertmanager') };
  }

  /** The agents that follow the log files of their nodes, those of the variants included. */
  get logAgents(): readonly [Agent, ...Agent[]] {
    const [first, ...others] = logAgentsOf(this.environment, Object.values(this.variants));
    return [required(first, 'an agent that follows log files'), ...others];
  }

  /** The pods that pull the metrics of their own node. */
  get nodeAgent(): Peer {
    const pulling = this.environment.connections.find(({ to }) => to.peer.kind === 'own-node');
    return required(pulling?.from.peer, 'an agent that pulls the metrics of its node');
  }

  /** Where an agent takes OTLP that it hands on to the Collector. */
  get forwarder(): Endpoint<'otlp.http'> {
    const forwarding = this.environment.components.find(
      (component) =>
        answerOf('otlp.http', component) &&
        component.connections.some(({ to }) => to.owner.component === this.collector.name),
    );
    return required(answerOf('otlp.http', forwarding), 'somebody who takes OTLP and hands it to the Collector');
  }

  /** Which component pulls and keeps the metrics of which rendered component, those of the variants included. */
  get watches(): readonly [Watch, ...Watch[]] {
    const [first, ...others] = watchesOf(this.environment, Object.values(this.variants));
    return [required(first, 'somebody who pulls the metrics of the pipeline'), ...others];
  }

  /** Where another component answers a store's API, and asks the store for it. */
  gatewayTo<P extends Protocol>(store: Endpoint<P>): Endpoint<P> {
    const asking = this.environment.connections.filter(({ to }) => to === store).map(({ from }) => from.component);
    const found = asking.map((name) => answerOf(store.protocol, this.component(name))).find((each) => each);
    return required(found, `a gateway to ${store.owner.component}`);
  }

  /** All pods of the component that answers at an endpoint; of an existing component, the pods that answer there. */
  podsOf({ owner, peer }: Endpoint): readonly Pods[] {
    const { workloads = [] } = this.component(owner.component) ?? {};
    if (workloads.length > 0) return workloads.map((workload) => workload.peer);
    return peer.kind === 'pods' ? [peer] : [];
  }

  /** The rendered component that answers at an endpoint. */
  componentOf({ owner }: Endpoint): Component {
    return required(this.component(owner.component), `the component ${owner.component}`);
  }

  workload(name: string): Workload {
    return required(
      this.environment.workloads.find((workload) => workload.name === name),
      `the workload ${name}`,
    );
  }

  private component(name: string | undefined): Component | undefined {
    return componentOf(this.environment, name);
  }

  private storeOf(protocol: Protocol): Component | undefined {
    const to = this.environment.connections.find((connection: Connection) => connection.to.protocol === protocol)?.to;
    return this.component(to?.owner.component);
  }
}
