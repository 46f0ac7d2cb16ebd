import type { Scraper } from '../kit';
import { endpoint, flag, optional, otlpMetricsOrScraper, type Validators } from '../kit/model/validation';
import {
  type LogsDestination,
  type MetricsDestination,
  spoken,
  type TracesDestination,
} from '../opentelemetry/destinations';
import { type SamplingProps, samplingValidators } from '../opentelemetry/props';
import { type CollectorProps, collectorValidators } from './common-props';
import { type CollectorTiersProps, tiersValidator } from './tiers-props';

export interface OtelCollectorProps extends CollectorProps, SamplingProps {
  /**
   * Where metrics go: a store, or `external` in its place; or who pulls them. With them go those that are made from traces, where the
   * traces' store makes none.
   */
  readonly metricsTo: MetricsDestination | Scraper;
  /** Where log records go: a store, or `external` in its place. */
  readonly logsTo: LogsDestination;
  /** Where the kept traces go: a store, or `external` in its place. */
  readonly tracesTo: TracesDestination;
  /**
   * It takes OTLP of other clusters too, at `fromOtherClusters`, which a Gateway passes on. The environment's cluster must have a name
   * then. Default: no.
   */
  readonly otherClusters?: boolean;
  /**
   * Two tiers in the place of one pod: those that take every signal, as many as the load needs, and those that judge traces, each trace in one
   * of them. Metrics and logs do not pass the second. Default: one pod does all.
   */
  readonly tiers?: CollectorTiersProps;
}

export const otelCollectorValidators: Validators<OtelCollectorProps> = {
  ...collectorValidators,
  metricsTo: otlpMetricsOrScraper(),
  logsTo: endpoint(...spoken.logs),
  tracesTo: endpoint(...spoken.traces),
  ...samplingValidators,
  otherClusters: optional(flag()),
  tiers: optional(tiersValidator),
};
