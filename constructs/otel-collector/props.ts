import type { Endpoint, Scraper } from '../kit';
import { flag, optional, otlpMetricsOrScraper, type Validators } from '../kit/model/validation';
import { type SamplingProps, samplingValidators } from '../opentelemetry/props';
import { type CollectorProps, collectorValidators } from './common-props';

export interface OtelCollectorProps extends CollectorProps, SamplingProps {
  /** Where metrics go, or who pulls them. With them go those that are made from traces, where the traces' store makes none. */
  readonly metricsTo: Endpoint<'otlp.metrics'> | Scraper;
  /**
   * It takes OTLP of other clusters too, at `fromOtherClusters`, which a Gateway passes on. The environment's cluster must have a name
   * then. Default: no.
   */
  readonly otherClusters?: boolean;
}

export const otelCollectorValidators: Validators<OtelCollectorProps> = {
  ...collectorValidators,
  metricsTo: otlpMetricsOrScraper(),
  ...samplingValidators,
  otherClusters: optional(flag()),
};
