import type { ComponentReference } from './component-reference';
import type { KafkaBrokers } from './kafka-brokers';
import type { Shown } from './shown';
import type { SpanMetrics } from './span-metrics';
import type { Bytes, Duration } from './units';

/** What carries a connection. */
export type Transport = 'TCP' | 'UDP';

/** What a program says of the data that it takes. */
export interface TakesData {
  /**
   * The largest request that it takes and can pass on inside, uncompressed. A sender whose requests can be larger is refused at
   * synth. Default: no bound that a sender could reach.
   */
  readonly largestRequest?: Bytes;
}

/** What a program says of the questions that it answers. */
export interface Answers {
  /** The longest that an answer takes. The caller waits longer: otherwise the answer is thrown away without a word. */
  readonly timeout: Duration;
}

/** What a store keeps in object storage, by which two that would overwrite each other are found. */
export interface Bucket {
  /** The bucket or container. Default: nothing is kept there yet. */
  readonly bucket?: string;
  /** What the names of the store's objects begin with; an empty text is the whole bucket. */
  readonly prefixes?: readonly string[];
}

/** The labels by which a store knows senders that send the same twice. */
export interface HaLabels {
  /** What the pair has in common. */
  readonly cluster: string;
  /** Which of the pair it is; the store takes it away. */
  readonly replica: string;
}

/**
 * What can be spoken between two components, and what the answering side says of itself.
 * A protocol is part of an endpoint's type: one given where another is expected does not compile.
 */
export interface Protocols {
  /** PromQL, base URL of the Prometheus HTTP API. */
  'prometheus.query': Answers & { readonly exemplars: boolean };
  /**
   * Prometheus remote write, full URL. `haLabels`: of several senders that have these labels and send the same, it keeps the samples of one
   * at a time. Default: it keeps what each of them sends.
   */
  'prometheus.remote-write': TakesData & {
    readonly exemplars: boolean;
    readonly nativeHistograms: boolean;
    readonly haLabels?: HaLabels;
  };
  /**
   * Metrics to be scraped, full URL. `everyPod`: each pod is asked for itself.
   * `ofCluster`: they are those of the whole cluster, of which a store keeps what somebody asks for. Default: no, all is kept.
   * `ofNodes`: each pod speaks for its node, by whose name its series are known: the pod's own changes with every roll-out. Default: no.
   * `ofOthers`: the series say themselves whose they are, so nothing of the answering pod may be added. Default: no.
   * `shows`: how much it is of one pod, where the load is stated. Default: it is not known, and is no more than usual.
   * `probes`: they are those of targets that the answering side asks, each for itself, when it is pulled. Default: none.
   * `madeFromTracesOf`: the store of the traces from which some of them are made. Default: none are.
   */
  'prometheus.exposition': {
    readonly everyPod: boolean;
    readonly ofCluster?: boolean;
    readonly ofNodes?: boolean;
    readonly ofOthers?: boolean;
    readonly shows?: Shown;
    readonly probes?: {
      readonly targets: readonly { readonly module: string; readonly target: string }[];
      readonly interval: Duration;
    };
    readonly madeFromTracesOf?: ComponentReference;
  };
  /** LogQL, base URL. */
  'loki.query': Answers;
  /** Loki's own push protocol, full URL. */
  'loki.push': TakesData;
  /** TraceQL, base URL of Tempo's HTTP API. */
  'tempo.query': Answers;
  /** Profiles, base URL: SDKs append `/ingest`, Alloy calls `push.v1`. https://grafana.com/docs/pyroscope/latest/reference-server-api/ */
  'pyroscope.push': TakesData;
  /** Profiles that a program shows, as Go's `net/http/pprof` does, base URL. https://pkg.go.dev/net/http/pprof */
  pprof: object;
  /** Profiles by service, type and time, base URL. */
  'pyroscope.query': Answers;
  /**
   * Alertmanager's API for programs that raise alerts, base URL. `everyPod`: each of several pods must be told, as each of them decides
   * for itself what it sends. `watchdog`: it passes on an alert that always fires, and somebody outside waits for it.
   */
  alertmanager: { readonly everyPod: boolean; readonly watchdog: boolean };
  /** Alertmanager's API for programs that show alerts and silence them, base URL. */
  'alertmanager.query': object;
  /** What the pods of one Alertmanager tell each other. */
  'alertmanager.gossip': object;
  /** What the pods of one store tell each other of who is there: memberlist. */
  memberlist: object;
  /** What one role of a store asks another by gRPC, or by HTTP. `everyPod`: the caller chooses among the pods itself. */
  'store.grpc': { readonly everyPod: boolean };
  'store.http': object;
  /** Mail. */
  smtp: object;
  /** Notifications to a program of somebody else, over HTTP. */
  webhook: object;
  /** Logs, errors, measurements and spans of browsers, full URL: what Grafana's Faro SDK sends. */
  faro: TakesData;
  /** OTLP/HTTP for metrics alone, base URL: the exporter appends `/v1/metrics`. */
  'otlp.metrics': TakesData & { readonly exemplars: boolean };
  /** OTLP/HTTP for logs alone, base URL: the exporter appends `/v1/logs`. */
  'otlp.logs': TakesData;
  /**
   * OTLP/gRPC for traces alone. `spanMetrics`: how the store makes metrics from them; undefined where it makes none.
   * `largestTrace`: the size up to which the store keeps a trace whole. Default: no bound.
   */
  'otlp.traces': TakesData & { readonly spanMetrics?: SpanMetrics; readonly largestTrace?: Bytes };
  /** OTLP/gRPC for every signal. */
  'otlp.grpc': TakesData;
  /** OTLP/HTTP for every signal, base URL. */
  'otlp.http': TakesData;
  /**
   * OTLP/HTTP for every signal from other clusters, base URL. The gateway that passes it on has asked the sender who it is and says so in the
   * header `senderHeader`, which nobody else may set.
   */
  'otlp.passed-on': TakesData & { readonly senderHeader: string };
  /** Jaeger's own protocols for spans. https://www.jaegertracing.io/docs/latest/architecture/apis/ */
  'jaeger.grpc': object;
  'jaeger.thrift-http': object;
  'jaeger.thrift-compact': object;
  'jaeger.thrift-binary': object;
  /** Object storage by the protocol of Amazon S3, of Google Cloud Storage, of Azure Blob Storage. */
  s3: Bucket;
  gcs: Bucket;
  'azure-blob': Bucket;
  /** A service of a cloud that gives a pod the token by which it is known there. */
  'cloud.tokens': object;
  /** PostgreSQL's wire protocol. */
  postgresql: object;
  /** The wire protocol of MySQL and MariaDB. */
  mysql: object;
  /** The protocol of Redis, which Valkey speaks too. */
  redis: object;
  /**
   * memcached's protocol. `everyPod`: clients spread their keys over several pods, so they are told of each. `largestItem`: what is larger
   * is not kept.
   */
  memcached: { readonly everyPod: boolean; readonly largestItem: Bytes };
  /** Kafka's protocol. */
  kafka: TakesData & KafkaBrokers;
  /** What Kafka's controllers tell each other. https://kafka.apache.org/documentation/#kraft */
  'kafka.controller': object;
  /** AMQP 0-9-1, the protocol of RabbitMQ. */
  amqp: object;
  /** A web interface or an application over HTTP. */
  http: object;
  /** A forward proxy, which calls hosts outside for others. https://www.rfc-editor.org/rfc/rfc9110#section-3.7 */
  'http-proxy': object;
  /** Any protocol over TCP, of which only that somebody answers is asked. */
  tcp: object;
  /** The Kubernetes API. */
  'kubernetes.api': object;
  /** A kubelet's own endpoints on its node. */
  kubelet: object;
}

/** What can be spoken at an endpoint. */
export type Protocol = keyof Protocols;

/** How metrics are sent to a store of them. */
export const sentMetrics: readonly Protocol[] = ['prometheus.remote-write', 'otlp.metrics'];

/** What is true of a protocol in every component that speaks it. */
export interface ProtocolFacts {
  /** What figures write on its arrows. */
  readonly label: string;
  /** The data runs towards the caller. Default: from the caller. */
  readonly fetched?: boolean;
  /** It is HTTP that crosses the network readably. Default: no, or nobody needs to see it. */
  readonly readable?: boolean;
  /** A caller proves that it knows its password and does not send it. Default: no. */
  readonly hidesPassword?: boolean;
  /** What it carries, by which figures colour its arrows: one signal, or `every` of them. Default: none. */
  readonly signal?: 'metrics' | 'logs' | 'traces' | 'profiles' | 'every';
  /** How an environment file writes an endpoint that speaks it. */
  readonly example: string;
}

export const protocols: Readonly<Record<Protocol, ProtocolFacts>> = {
  'prometheus.query': { label: 'PromQL', signal: 'metrics', fetched: true, example: 'mimir.query' },
  'prometheus.remote-write': { label: 'remote write', signal: 'metrics', example: 'mimir.remoteWrite' },
  'prometheus.exposition': { label: 'scrape', signal: 'metrics', fetched: true, example: 'loki.metrics' },
  'loki.query': { label: 'LogQL', signal: 'logs', fetched: true, example: 'loki.query' },
  'loki.push': { label: 'push', signal: 'logs', example: 'loki.push' },
  'tempo.query': { label: 'TraceQL', signal: 'traces', fetched: true, example: 'tempo.query' },
  'pyroscope.push': { label: 'profiles', signal: 'profiles', example: 'pyroscope.push' },
  pprof: {
    label: 'profiles',
    signal: 'profiles',
    fetched: true,
    example: 'the endpoint of a program that shows profiles',
  },
  'pyroscope.query': { label: 'profiles', signal: 'profiles', fetched: true, example: 'pyroscope.query' },
  alertmanager: { label: 'alerts', example: 'alertmanager.push' },
  'alertmanager.query': { label: 'alerts and silences', fetched: true, example: 'alertmanager.query' },
  'alertmanager.gossip': { label: 'gossip', example: 'the endpoint of another pod of the same Alertmanager' },
  memberlist: { label: 'gossip', example: 'the endpoint of another pod of the same store' },
  'store.grpc': { label: 'gRPC', example: 'the endpoint of another role of the same store' },
  'store.http': { label: 'HTTP', example: 'the endpoint of another role of the same store' },
  smtp: { label: 'mail', example: 'the endpoint of a mail server' },
  webhook: { label: 'notifications', example: 'the endpoint of a webhook' },
  faro: { label: 'Faro', example: 'alloy.faro' },
  'otlp.metrics': { label: 'OTLP metrics', signal: 'metrics', example: 'mimir.otlp' },
  'otlp.logs': { label: 'OTLP logs', signal: 'logs', example: 'loki.otlp' },
  'otlp.traces': { label: 'OTLP traces', signal: 'traces', example: 'tempo.otlp' },
  'otlp.grpc': { label: 'OTLP', signal: 'every', readable: true, example: 'otel.otlp.grpc' },
  'otlp.http': { label: 'OTLP', signal: 'every', readable: true, example: 'otel.otlp.http' },
  'otlp.passed-on': { label: 'OTLP', signal: 'every', example: 'otel.fromOtherClusters' },
  'jaeger.grpc': { label: 'Jaeger', signal: 'traces', example: 'one of otel.jaeger' },
  'jaeger.thrift-http': { label: 'Jaeger', signal: 'traces', example: 'one of otel.jaeger' },
  'jaeger.thrift-compact': { label: 'Jaeger', signal: 'traces', example: 'one of otel.jaeger' },
  'jaeger.thrift-binary': { label: 'Jaeger', signal: 'traces', example: 'one of otel.jaeger' },
  s3: { label: 'S3', example: "external(environment, { protocol: 's3', … })" },
  gcs: { label: 'Cloud Storage', example: "external(environment, { protocol: 'gcs', … })" },
  'azure-blob': { label: 'Blob Storage', example: "external(environment, { protocol: 'azure-blob', … })" },
  'cloud.tokens': { label: 'tokens', fetched: true, example: 'the endpoint of a cloud that gives tokens' },
  // By SCRAM, which is PostgreSQL's own default. https://www.postgresql.org/docs/current/auth-password.html
  postgresql: { label: 'SQL', hidesPassword: true, example: "external(environment, { protocol: 'postgresql', … })" },
  mysql: { label: 'SQL', example: 'the endpoint of a database' },
  redis: { label: 'Redis', example: 'the endpoint of a Redis' },
  memcached: { label: 'cache', fetched: true, example: 'the endpoint of a cache' },
  kafka: { label: 'Kafka', example: 'kafka.brokers' },
  'kafka.controller': { label: 'KRaft', example: 'the endpoint of another broker of the same Kafka' },
  amqp: { label: 'AMQP', example: 'the endpoint of a RabbitMQ' },
  http: { label: 'HTTP', readable: true, example: 'grafana.web' },
  'http-proxy': { label: 'proxy', example: "external(environment, { protocol: 'http-proxy', … })" },
  tcp: { label: 'TCP', example: 'the endpoint of a host' },
  'kubernetes.api': { label: 'Kubernetes API', fetched: true, example: 'environment.existing.apiServer' },
  kubelet: { label: 'kubelet', signal: 'metrics', fetched: true, example: 'environment.existing.kubelet' },
};

/** Protocols in words, any of which will do: `otlp.logs, otlp.http or otlp.grpc`. */
export const anyOf = (spoken: readonly Protocol[]): string =>
  [spoken.slice(0, -1).join(', '), ...spoken.slice(-1)].filter(Boolean).join(' or ');
