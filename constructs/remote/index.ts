import { Component, type Endpoint, type Environment } from '../kit';
import { callSite } from '../kit/model/call-site';
import { Checks } from '../kit/model/checks';
import { endpoint, object, optional } from '../kit/model/validation';
import {
  type LogsDestination,
  type MetricsDestination,
  spoken,
  type TracesDestination,
} from '../opentelemetry/destinations';

/** Metrics at a remote, in the place of a Mimir. */
export interface RemoteMetrics {
  /** For a Collector, or Alloy in its place. */
  readonly otlp: MetricsDestination;
  /** For Alloy, Tempo and k6. */
  readonly remoteWrite: Endpoint<'prometheus.remote-write'>;
}

/** Log lines at a remote, in the place of a Loki. */
export interface RemoteLogs {
  /** For a Collector, or Alloy in its place. */
  readonly otlp: LogsDestination;
  /** For Alloy. */
  readonly push: Endpoint<'loki.push'>;
}

/** Traces at a remote, in the place of a Tempo. */
export interface RemoteTraces {
  /** For a Collector, or Alloy in its place. */
  readonly otlp: TracesDestination;
}

/** Profiles at a remote, in the place of a Pyroscope. */
export interface RemoteProfiles {
  /** For Alloy. */
  readonly push: Endpoint<'pyroscope.push'>;
}

/** The stores in whose places a remote stands, such as Grafana Cloud. Each has the endpoints of the store under the same names. */
export interface RemoteStores {
  /** Default: the store of metrics is one of the environment. */
  readonly mimir?: RemoteMetrics;
  /** Default: the store of log lines is one of the environment. */
  readonly loki?: RemoteLogs;
  /** Default: the store of traces is one of the environment. */
  readonly tempo?: RemoteTraces;
  /** Default: the store of profiles is one of the environment. */
  readonly pyroscope?: RemoteProfiles;
}

const push = endpoint('loki.push');

const remoteStoresValidator = object<RemoteStores>(
  {
    mimir: optional(
      object<RemoteMetrics>({ otlp: endpoint(...spoken.metrics), remoteWrite: endpoint('prometheus.remote-write') }),
    ),
    loki: optional(object<RemoteLogs>({ otlp: endpoint(...spoken.logs), push })),
    tempo: optional(object<RemoteTraces>({ otlp: endpoint(...spoken.traces) })),
    pyroscope: optional(object<RemoteProfiles>({ push: endpoint('pyroscope.push') })),
  },
  '{ tempo: { otlp: cloud } }',
);

/** What goes with a store that is left out, and what does it then, or who can. */
const leftOut: Readonly<Record<keyof RemoteStores, readonly [dropped: string, instead: string]>> = {
  mimir: [
    'its datasource, dashboards about metrics and panels for them in others, and the evaluation of alerts about metrics',
    'alert rules at the remote, or a Prometheus that watches the pipeline',
  ],
  loki: [
    'its datasource, dashboards about lines and panels for them in others, links from and to lines, and alerts about lines',
    'alert rules at the remote; what becomes a label of OTLP is said there too',
  ],
  tempo: [
    'its datasource, dashboards about traces and panels for them in others, the service map, links from and to traces, and its metrics from spans by `dimensions`',
    'the service map at the remote: rates and durations of spans, and who calls whom, are made before traces are sampled, and go where metrics go',
  ],
  pyroscope: [
    'its datasource and links from spans; SDKs, which show no credentials, send to nobody unless Alloy receives profiles',
    'receiver: `alloy`, by which profiles of SDKs are passed on',
  ],
};

/**
 * The stores in whose places remotes stand, each with a warning that says what is left out with the store. Reports what is no endpoint of
 * such a store. `given`: default: every store is one of the environment.
 */
export function remoteStores(environment: Environment, given: RemoteStores = {}): RemoteStores {
  const check = new Checks(environment, { environment: environment.name, component: 'remotes' }, callSite());
  const { stores } = check.properties({ stores: given }, { stores: remoteStoresValidator });
  for (const store of ['mimir', 'loki', 'tempo', 'pyroscope'] as const) {
    const [dropped, instead] = leftOut[store];
    if (stores[store]) check.warn(store, `a remote stands in its place, and with it is left out: ${dropped}`, instead);
  }
  return stores;
}

type Remote = RemoteMetrics | RemoteLogs | RemoteTraces | RemoteProfiles;

/** Those among them that are components of the environment: in whose places no remote stands. */
export const withoutRemotes = <Store extends Component>(stores: readonly (Store | Remote | undefined)[]): Store[] =>
  stores.filter((each): each is Store => each instanceof Component);
