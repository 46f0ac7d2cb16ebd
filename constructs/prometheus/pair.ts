import type { Cluster, Component } from '../kit';
import type { Checks } from '../kit/model/checks';
import type { EnvironmentValue } from '../kit/pods/container';
import type { WorkloadProps } from '../kit/pods/workload-props';
import { labelsOfCluster } from '../kit/vocabulary/signal-labels';
import { isSent, type Received } from './received';
import type { MetricsStore } from './remote-write';

/** What a pair depends on. */
interface PairProps {
  readonly replicas?: 1 | 2;
  readonly metricsTo?: MetricsStore;
}

export const isPair = ({ replicas = 1 }: PairProps): boolean => replicas > 1;

/** A pod's own name, which Prometheus puts into the label of its samples. */
const nameVariable = 'POD_NAME';

/** The label that says which of a pair has a sample, for a store that keeps the samples of one. Undefined where nobody is to know. */
const replicaLabel = (props: PairProps): string | undefined =>
  isPair(props) ? props.metricsTo?.offers.haLabels?.replica : undefined;

export const variablesOf = (props: PairProps): Readonly<Record<string, EnvironmentValue>> =>
  replicaLabel(props) === undefined ? {} : { [nameVariable]: { field: 'metadata.name' } };

/** The labels that its samples and its alerts carry elsewhere. */
export function externalLabels(props: PairProps, cluster: Pick<Cluster, 'name'>): Readonly<Record<string, string>> {
  const replica = replicaLabel(props);
  // Prometheus replaces variables in these labels alone.
  return { ...labelsOfCluster(cluster), ...(replica === undefined ? {} : { [replica]: `\${${nameVariable}}` }) };
}

/** An alert of one is that of the other: with the label of the pod, Alertmanager would tell both. */
export function alertRelabelling(props: PairProps): object {
  const replica = replicaLabel(props);
  return replica === undefined ? {} : { alert_relabel_configs: [{ action: 'labeldrop', regex: replica }] };
}

/**
 * How people reach one of a pair. Each has what it has pulled itself, at its own moments, and after a restart it lacks some of it: with one, then
 * the other, lines of a dashboard would jump with each refresh.
 */
export const servicesOf = (props: PairProps): Pick<WorkloadProps, 'sessionAffinity' | 'untilUnready'> =>
  isPair(props) ? { sessionAffinity: 'ClientIP', untilUnready: 'sleep' } : {};

/** Reports a pair whose samples would be stored twice. */
export function checkPair(check: Checks, props: PairProps, cluster: Pick<Cluster, 'name'>): void {
  if (!isPair(props) || !props.metricsTo || !check.sound('metricsTo', 'replicas')) return;
  const { owner, offers } = props.metricsTo;
  check.require(
    offers.haLabels !== undefined,
    'replicas',
    `${owner.component} keeps what each of them sends, so every series would be there twice`,
    'acceptHaSamples: true of the Mimir, or one pod',
  );
  check.require(
    cluster.name !== undefined,
    'replicas',
    `${owner.component} knows a pair by the name of their cluster, and this one has none`,
    "name: 'production' in the environment's cluster",
  );
}

/** Says that several pods ask, each of which may be led to another one of the pair. */
function warnOfSeveral({ check, environment, incoming }: Component): void {
  const asked = incoming.filter(({ to }) => to.protocol === 'prometheus.query').map(({ from }) => from.workload);
  const several = environment.workloads.filter(({ name, mostReplicas }) => mostReplicas > 1 && asked.includes(name));
  for (const { name } of several)
    check.warn(
      'replicas',
      `of the pods of ${name} each may ask another one of the pair, which lacks what it has not pulled itself: a dashboard may show one, then the other`,
      'metricsTo: a Mimir with acceptHaSamples, and its datasource, or one pod of one of the two',
    );
}

/**
 * Reports what would be in one of two pods alone, and two pairs that a store takes for one. Asked when every component is there. `pairs`: all
 * of the environment.
 */
export function checkPairWired(
  component: Component,
  props: PairProps,
  { received, pairs }: { readonly received: Received; readonly pairs: readonly Component[] },
): void {
  if (!isPair(props)) return;
  const { check, name } = component;
  warnOfSeveral(component);
  check.require(
    !isSent(received),
    'replicas',
    'what others send to it would be in one of its pods, and alerts about it would come and go',
    'the store that it sends to in the place of this Prometheus, or one pod',
  );
  const { metricsTo } = props;
  const twin = pairs.find((other) => other.name < name && other.connections.some(({ to }) => to === metricsTo));
  check.require(
    twin === undefined,
    'metricsTo',
    `${metricsTo?.owner.component} takes it and ${twin?.name} for one pair, and keeps the samples of one pod of the four`,
    'one Prometheus for both, or another store for one of them',
  );
}
