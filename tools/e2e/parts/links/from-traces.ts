import { eventually } from '../../../wait';
import { nonEmpty } from '../../labels';
import type { Step } from '../../suite/step';
import { type Datasource, fromSpan, type SpanValues } from './datasources';
import type { Failing, Follow, LoggedError } from './logged-error';

/** The datasources to which links lead. */
export interface Targets {
  readonly logs: Datasource;
  readonly metrics: Datasource;
  /** The metrics that are made from traces. */
  readonly spanMetrics: Datasource;
}

/** Links from a span to the lines and the metrics of its service, and the service map. */
export function fromTraces(
  { jsonData }: Datasource,
  { logs, metrics, spanMetrics }: Targets,
  { workload, failure }: Failing,
  edges: 'to others' | 'from others',
  follow: Follow,
): Step[] {
  const { tracesToLogsV2: toLogs, tracesToMetrics: toMetrics, serviceMap } = jsonData;
  const requests = 'sum by (client, server) (traces_service_graph_request_total)';
  return [
    ...(toLogs
      ? [
          follow('trace → logs', toLogs.query, async (error, stores) => {
            const streams = await stores.logs.streams(fromSpan(toLogs.query, toLogs, spanOf(error)));
            const found = streams.flatMap(({ values }) => values.map(([, line]) => line));
            return {
              passed: toLogs.datasourceUid === logs.uid && found.some((line) => line.includes(failure.line)),
              got: found.map((line) => line.split('\n')[0]).join('\n') || 'nothing',
            };
          }),
        ]
      : []),
    ...(toMetrics?.queries ?? []).map(({ name, query }) =>
      follow(`trace → metrics: ${name}`, query, async (error, stores) => {
        const asked = toMetrics ? fromSpan(query, toMetrics, spanOf(error)) : '';
        // A rate takes two samples, and the agent sends one a minute.
        const found = await eventually(150, async () => nonEmpty(await stores.metrics.query(asked)));
        return {
          passed: found !== undefined && toMetrics?.datasourceUid === metrics.uid,
          got: found ? `${found.length} series` : 'no data',
        };
      }),
    ),
    // What Grafana's service map draws: the edges in the datasource that is configured for it.
    ...(serviceMap
      ? [
          follow(
            `service map, in ${serviceMap.datasourceUid}`,
            `${requests}: ${edges === 'to others' ? `${workload} → another` : `another → ${workload}`}`,
            async (_, stores) => {
              const series = await stores.metrics.query(requests);
              const drawn = series.map(({ metric }) => `${metric.client} → ${metric.server}`);
              const isOfWorkload = (edge: string) =>
                edges === 'to others' ? edge.startsWith(`${workload} → `) : edge.endsWith(` → ${workload}`);
              const passed = serviceMap.datasourceUid === spanMetrics.uid && drawn.some(isOfWorkload);
              return { passed, got: drawn.join(', ') };
            },
          ),
        ]
      : []),
  ];
}

function spanOf({ traceId, labels }: LoggedError): SpanValues {
  return { traceId, tags: { 'service.name': labels.service_name ?? '' } };
}
