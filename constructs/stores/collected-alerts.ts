import type { Component } from '../kit';
import { sentMetrics } from '../kit/model/protocols';
import { unique } from '../kit/model/unique';
import { alertsByCluster } from '../kit/queries/clusters/alerts';
import type { EvaluatedAlerts } from '../kit/vocabulary/alert';

/**
 * Alerts about what others collect and send to a store of metrics, complete when the environment is built. Several may collect the same
 * of different nodes.
 */
export function collectedAlerts({ incoming, environment }: Component): EvaluatedAlerts[] {
  const senders = new Set(
    incoming.filter(({ to }) => sentMetrics.includes(to.protocol)).map(({ from }) => from.component),
  );
  const collected = environment.components
    .filter(({ name }) => senders.has(name))
    .flatMap((component) => component.collectedAlerts);
  const once = unique(collected, ({ about }) => about);
  // Other clusters may send the same to it.
  return once.map((each) => ({ ...each, alerts: alertsByCluster(each.alerts, each.language, environment.cluster) }));
}
