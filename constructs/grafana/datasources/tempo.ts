import type { LokiDatasource, PrometheusDatasource, PyroscopeDatasource, TempoDatasource } from '../../kit';
import { clusterAttribute, clusterLabel } from '../../kit/vocabulary/signal-labels';
import { variable } from '../variable';
import { spanToService, traceToProfiles } from './profile-links';
import { type ProvisionedDatasource, waits } from './provisioned';
import { traceToMetricsQueries } from './trace-to-metrics';

/** What a Tempo datasource is linked to. */
export interface TempoLinks {
  /** Where the logs are that carry trace ids. */
  readonly logs?: LokiDatasource;
  /** Where the metrics are that Tempo makes from spans. */
  readonly metrics?: PrometheusDatasource;
  /** Where the profiles are of the services whose spans these are. */
  readonly profiles?: PyroscopeDatasource;
}

/** https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/provision/ */
export function tempoDatasource(
  { name, uid, endpoint, tellsClustersApart = false, applicationMetrics }: TempoDatasource,
  { logs, metrics, profiles }: TempoLinks,
): ProvisionedDatasource {
  const common = (target: PrometheusDatasource | LokiDatasource) =>
    tagsInCommon(tellsClustersApart && target.tellsClustersApart === true);
  return {
    name,
    uid,
    type: 'tempo',
    access: 'proxy',
    url: endpoint.url,
    editable: false,
    jsonData: {
      ...waits(endpoint),
      streamingEnabled: { search: true, metrics: true },
      nodeGraph: { enabled: true },
      ...(metrics
        ? {
            serviceMap: { datasourceUid: metrics.uid },
            tracesToMetrics: traceToMetrics(metrics, common(metrics), applicationMetrics),
          }
        : {}),
      ...(logs ? { tracesToLogsV2: traceToLogs(logs, common(logs)) } : {}),
      ...(profiles ? { tracesToProfiles: traceToProfiles(profiles) } : {}),
    },
    ...(profiles && profiles.profiled.length > 0 ? { correlations: spanToService(profiles) } : {}),
  };
}

/**
 * The trace id is structured metadata of a line, for logs by OTLP as for those from files, and need not be in its text,
 * where Grafana's own query looks for it.
 */
function traceToLogs({ uid: datasourceUid }: LokiDatasource, tags: readonly Tag[]): object {
  return {
    datasourceUid,
    // Lines by OTLP carry the clock of the application, lines from files that of the node.
    spanStartTimeShift: '-1m',
    spanEndTimeShift: '1m',
    tags,
    customQuery: true,
    query: `{${variable('__tags')}} | trace_id = "${variable('__trace.traceId')}"`,
  };
}

/** An attribute of a span, and the label of the same value. */
interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What a span and the labels of logs and metrics have in common. `cluster`: whether both say of which cluster they are. */
const tagsInCommon = (cluster: boolean): Tag[] => [
  { key: 'service.name', value: 'service_name' },
  ...(cluster ? [{ key: clusterAttribute, value: clusterLabel }] : []),
];

function traceToMetrics(
  { uid: datasourceUid }: PrometheusDatasource,
  tags: readonly Tag[],
  kinds: TempoDatasource['applicationMetrics'],
): object {
  return {
    datasourceUid,
    spanStartTimeShift: '-15m',
    spanEndTimeShift: '15m',
    tags,
    queries: traceToMetricsQueries(
      tags.some(({ value }) => value === clusterLabel),
      kinds,
    ),
  };
}
