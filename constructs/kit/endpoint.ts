import type { Transport } from './container';
import type { Peer } from './peer';
import type { Duration } from './units';

/**
 * What can be spoken between two components, and what the answering side says of itself.
 * A protocol is part of an endpoint's type: one given where another is expected does not compile.
 */
export interface Protocols {
  /** PromQL, base URL of the Prometheus HTTP API. */
  'prometheus.query': { readonly exemplars: boolean };
  /** Prometheus remote write, full URL. */
  'prometheus.remote-write': { readonly exemplars: boolean; readonly nativeHistograms: boolean };
  /**
   * Metrics to be scraped, full URL. `everyPod`: each pod is asked for itself.
   * `ofOthers`: the series say themselves whose they are, so nothing of the answering pod may be added. Default: no.
   */
  'prometheus.exposition': { readonly everyPod: boolean; readonly ofOthers?: boolean };
  /** LogQL, base URL. */
  'loki.query': object;
  /** Loki's own push protocol, full URL. */
  'loki.push': object;
  /** TraceQL, base URL of Tempo's HTTP API. */
  'tempo.query': object;
  /** Alertmanager's API for whoever raises alerts, base URL. */
  alertmanager: object;
  /** OTLP/HTTP for metrics alone, base URL: the exporter appends `/v1/metrics`. */
  'otlp.metrics': { readonly exemplars: boolean };
  /** OTLP/HTTP for logs alone, base URL: the exporter appends `/v1/logs`. */
  'otlp.logs': object;
  /** OTLP/gRPC for traces alone. `spanMetrics`: how the store makes metrics from them; undefined where it makes none. */
  'otlp.traces': { readonly spanMetrics?: SpanMetrics };
  /** OTLP/gRPC for every signal. */
  'otlp.grpc': object;
  /** OTLP/HTTP for every signal, base URL. */
  'otlp.http': object;
  /** Jaeger's own protocols for spans. https://www.jaegertracing.io/docs/latest/architecture/apis/ */
  'jaeger.grpc': object;
  'jaeger.thrift-http': object;
  'jaeger.thrift-compact': object;
  'jaeger.thrift-binary': object;
  /** PostgreSQL's wire protocol. */
  postgresql: object;
  /** A web interface or an application over HTTP. */
  http: object;
  /** The Kubernetes API. */
  'kubernetes.api': object;
  /** A kubelet's own endpoints on its node. */
  kubelet: object;
}

export type Protocol = keyof Protocols;

/** How a store of traces makes metrics from them. */
export interface SpanMetrics {
  /** The age beyond which a span no longer counts. */
  readonly slack: Duration;
  /** It counts each kept trace for as many as a sampler says that it stands for. */
  readonly countsBySamplingThreshold: boolean;
}

/** Who answers at an endpoint. */
export interface EndpointOwner {
  /** The environment whose component answers; for what a cluster has anyway, the environment that states it. */
  readonly environment: string;
  /** The component, or the name of what exists already. */
  readonly component: string;
  /** The workload's name, as figures show it. */
  readonly workload: string;
  /** Its one pod, where that has a name that never changes. */
  readonly pod?: string;
}

/** What makes up an endpoint. */
export interface EndpointProps<P extends Protocol> {
  /** What is spoken there. */
  readonly protocol: P;
  /** Who answers, for findings and figures. */
  readonly owner: EndpointOwner;
  /** Who answers, as a network policy names it. */
  readonly peer: Peer;
  /** Whether the connection is encrypted, for protocols with a URL. Default: `http`. */
  readonly scheme?: 'http' | 'https';
  /** The name that clients look up. */
  readonly host: string;
  /** The port that clients name. */
  readonly port: number;
  /** What a Service of ours calls that port. Default: it has no Service of ours. */
  readonly portName?: string;
  /** The port on which the process listens, which is what a policy sees. Default: `port`. */
  readonly targetPort?: number;
  /** What carries the connection. Default: `TCP`. */
  readonly transport?: Transport;
  /** What follows host and port in the URL, with its leading slash. Default: nothing. */
  readonly path?: string;
  /** What the answering side says of itself. */
  readonly offers: Protocols[P];
}

/** An address at which one component answers in one protocol: the only thing by which components are connected. */
export class Endpoint<P extends Protocol = Protocol> {
  readonly protocol: P;
  readonly owner: EndpointOwner;
  readonly peer: Peer;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
  readonly portName?: string;
  readonly targetPort: number;
  readonly transport: Transport;
  readonly path: string;
  /** What the answering side says of itself. */
  readonly offers: Protocols[P];

  constructor(props: EndpointProps<P>) {
    this.protocol = props.protocol;
    this.owner = props.owner;
    this.peer = props.peer;
    this.scheme = props.scheme ?? 'http';
    this.host = props.host;
    this.port = props.port;
    this.portName = props.portName;
    this.targetPort = props.targetPort ?? props.port;
    this.transport = props.transport ?? 'TCP';
    this.path = props.path ?? '';
    this.offers = props.offers;
  }

  /** Host and port, as gRPC clients and scrape targets are written. */
  get address(): string {
    return `${this.host}:${this.port}`;
  }

  get url(): string {
    const standard = this.scheme === 'http' ? 80 : 443;
    return `${this.scheme}://${this.port === standard ? this.host : this.address}${this.path}`;
  }
}

/** Stands for an endpoint that was not given, so that the construction goes on and shows what else is wrong. */
export function missingEndpoint(environment: string): Endpoint {
  return new Endpoint({
    protocol: 'http',
    owner: { environment, component: 'missing', workload: 'missing' },
    peer: { kind: 'pods', namespace: 'missing', labels: {}, inMesh: false },
    host: 'missing',
    port: 1,
    offers: {},
  });
}

/** Somebody uses an endpoint. Policies, figures and the order of the sync follow from these, and from nothing else. */
export interface Connection {
  /** Whose pods call. */
  readonly from: { readonly component: string; readonly workload: string; readonly peer: Peer };
  /** What they call. */
  readonly to: Endpoint;
}
