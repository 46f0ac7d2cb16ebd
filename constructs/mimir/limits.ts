import type { Bytes, Cluster, Duration } from '../kit';
import { percent } from '../kit';
import { promotedLabels } from '../kit/vocabulary/signal-labels';
import { lateArrival } from '../stores';
import { mimirAssumptions } from './assumptions';

/** The active series by default. */
export const usualSeries = 50_000;

/** The series that are taken: half as many more, for those that a roll-out of applications replaces, which stay for some hours. */
export const seriesTaken = (activeSeries: number): number => Math.ceil(activeSeries * mimirAssumptions.churn.value);

/** Mimir's own words for the two. https://grafana.com/docs/mimir/latest/configure/configuration-parameters/#limits */
export const haLabels = { cluster: 'cluster', replica: '__replica__' };

/** More samples a second than any sender has. */
const unlimitedSamples = 10_000_000;

/** What the limits depend on. */
export interface LimitsProps {
  readonly retention: Duration;
  readonly activeSeries: number;
  readonly acceptHaSamples?: boolean;
}

/** What one tenant may do. https://grafana.com/docs/mimir/latest/configure/configuration-parameters/#limits */
export const mimirLimits = (
  { retention, activeSeries, acceptHaSamples }: LimitsProps,
  cluster: Pick<Cluster, 'name'>,
  ofMembers: ReturnType<typeof limitsOfMembers> | undefined,
) => ({
  compactor_blocks_retention_period: retention.toString(),
  out_of_order_time_window: lateArrival.toString(),
  max_global_exemplars_per_user: 100_000,
  // Metrics by OTLP get the names that dashboards expect: with unit and _total.
  otel_metric_suffixes_enabled: true,
  promote_otel_resource_attributes: promotedLabels(cluster).join(','),
  ...seriesLimits(activeSeries),
  // Beyond its rate Mimir answers 429, after which senders repeat the whole request without end, with the samples of everybody
  // else in it. The series bound the memory, and a series brings a sample each time that it is pulled.
  ingestion_rate: unlimitedSamples,
  ingestion_burst_size: unlimitedSamples,
  // The labels of an application, those that are promoted, and those that are made of its resource. The default is 30.
  max_label_names_per_series: 60,
  // A text as a label is cut, and ends with its hash. By default the series is refused.
  label_value_length_over_limit_strategy: 'truncate',
  ...(acceptHaSamples ? { accept_ha_samples: true } : {}),
  ...ofMembers,
});

/**
 * What is beyond these is refused with 400, after which nothing is sent again: those series are lost, and nobody else's. One
 * metric may have half of the series, so that one with identifiers in its labels does not take the room of all others.
 */
const seriesLimits = (activeSeries: number) => ({
  max_global_series_per_user: seriesTaken(activeSeries),
  max_global_series_per_metric: Math.ceil(activeSeries / 2),
});

/** How many queries a process answers at once: the least that Mimir takes. By default it is 20, and each may take its part of the memory. */
export const queriesAtOnce = 4;

/** What of the memory in which a process answers queries one of them may take, so that all of them have room. */
const ofOneQuery = percent(100 / queriesAtOnce);

/** The series that the compactor puts into one block. https://grafana.com/docs/mimir/latest/configure/configure-the-compactor/ */
const seriesOfBlock = 8_000_000;

/** What more is said where there are several processes. `memory`: that in which one answers queries. */
export const limitsOfMembers = ({ activeSeries }: LimitsProps, memory: Bytes) => ({
  // A query that takes more is refused, where it would end the process and each other query with it.
  max_estimated_memory_consumption_per_query: memory.share(ofOneQuery).bytes,
  max_fetched_chunk_bytes_per_query: memory.share(ofOneQuery).bytes,
  // A query of a month is one for each day, and each of those is one for each part of the series.
  max_query_parallelism: 240,
  ...(activeSeries > seriesOfBlock
    ? // Beyond it, a compaction of all series takes longer than the blocks take to come.
      { compactor_split_and_merge_shards: Math.ceil(activeSeries / seriesOfBlock) }
    : {}),
});
