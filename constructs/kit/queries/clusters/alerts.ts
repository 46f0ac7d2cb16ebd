import type { Cluster } from '../../model/cluster';
import type { EvaluatedAlerts } from '../../vocabulary/alert';
import { byCluster } from './index';

/**
 * Alerts as a store evaluates them to which several clusters send: they tell clusters apart in which something is called the same, so that
 * an alert has the label `cluster`, and none is joined with what another cluster says. What is absent is absent in this cluster, whatever another
 * one has. Where the cluster has no name they stay as they are.
 */
export const alertsByCluster = <A extends { readonly expression: string }>(
  alerts: readonly A[],
  language: EvaluatedAlerts['language'],
  { name }: Pick<Cluster, 'name'>,
): readonly A[] =>
  name === undefined
    ? alerts
    : alerts.map((alert) => ({
        ...alert,
        expression: byCluster(
          { datasource: datasources[language], expression: alert.expression },
          undefined,
          `="${name}"`,
          true,
        ),
      }));

const datasources = { PromQL: 'prometheus', LogQL: 'loki' } as const;
