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
}

export const otelCollectorValidators: Validators<OtelCollectorProps> = {
  ...collectorValidators,
  metricsTo: otlpMetricsOrScraper(),
  logsTo: endpoint(...spoken.logs),
  tracesTo: endpoint(...spoken.traces),
  ...samplingValidators,
  otherClusters: optional(flag()),
};
