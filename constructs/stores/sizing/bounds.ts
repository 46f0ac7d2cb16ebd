import { days, gigabytesPerDay, megabytesPerSecond, minutes, seconds } from '../../kit/model/units';

/** Between these a load is sized. Beyond, upstream states no figures, so none is invented here. */
export const bounds = {
  /** The largest cluster that Kubernetes supports. https://kubernetes.io/docs/setup/best-practices/cluster-large/ */
  nodes: { least: 1, most: 5000 },
  /** The same. */
  pods: { least: 1, most: 150_000 },
  /** Mimir's compactor is sized by parts of 20 million. https://grafana.com/docs/mimir/latest/manage/run-production-environment/planning-capacity/ */
  activeSeries: { least: 1000, most: 20_000_000 },
  /** From what is never late to what Prometheus' queries still join: they look back five minutes. */
  scrapeInterval: { least: seconds(5), most: minutes(5) },
  /** Upstream's table of sizes ends at 30 TB a day. https://grafana.com/docs/loki/latest/setup/size/ */
  logs: { least: megabytesPerSecond(0.001), most: gigabytesPerDay(30_000) },
  /** Loki deletes whole days; Mimir's and Tempo's blocks are hours long. */
  retention: { least: days(1) },
  /** What Loki's index is good for at once. https://grafana.com/docs/loki/latest/get-started/labels/cardinality/ */
  logStreams: { least: 1, most: 1_000_000 },
  /** What Tempo takes here as one process, and ten times what its sizes were tried with. */
  spansPerSecond: { least: 1, most: 100_000 },
  /** A trace is judged by one pod, or by one of each of two tiers. */
  samplingReplicationFactor: { least: 1, most: 2 },
  /** What one query scheduler of Mimir carries. https://grafana.com/docs/mimir/latest/manage/run-production-environment/planning-capacity/ */
  queriesPerSecond: { least: 1, most: 500 },
} as const;
