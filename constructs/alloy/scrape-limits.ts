import { type Bytes, mebibytes } from '../kit';
import { bytes, count, object, optional } from '../kit/model/validation';
import type { PrometheusScrapeArguments } from './syntax';

/**
 * The most that one program may show when its metrics are taken. Nothing is taken from one that shows more: its `up` is 0, and the alert
 * AlloyRefusesMetrics says so. https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.scrape/
 */
export interface ScrapeLimits {
  /** The samples. Default: 40,000; of a kube-state-metrics that has a load, what follows from it. */
  readonly sampleLimit?: number;
  /** The answer, uncompressed. Default: 24 MiB; of a kube-state-metrics that has a load, what follows from it. */
  readonly bodySizeLimit?: Bytes;
  /** The labels of a series. Default: no limit, as the store refuses such a series alone. */
  readonly labelLimit?: number;
  /** The length of a label's name, in bytes. Default: no limit, as the store refuses such a series alone. */
  readonly labelNameLengthLimit?: number;
  /** The length of a label's value, in bytes. Default: no limit, as Mimir cuts such a value. */
  readonly labelValueLengthLimit?: number;
}

/** Measured: with one program of 40,000 series, 19 MB, Alloy takes 339 MiB of its 512, and 146 of pages of its own program that can go. */
export const usualLimits = { sampleLimit: 40_000, bodySizeLimit: mebibytes(24) };

export const scrapeLimitsValidator = object<ScrapeLimits>(
  {
    sampleLimit: optional(count(1, 10_000_000)),
    bodySizeLimit: optional(bytes('mebibytes(24)')),
    labelLimit: optional(count(1, 10_000)),
    labelNameLengthLimit: optional(count(1, 1_000_000)),
    labelValueLengthLimit: optional(count(1, 1_000_000)),
  },
  '{ sampleLimit: 40_000 }',
);

/** What a request has beside what programs show: labels of their targets, exemplars and descriptions, of 2,000 samples. */
const beside = mebibytes(4);

/**
 * The largest request by which samples are sent on: at most 2,000 samples, which can be all that one program shows, with labels as long as
 * its answer allows.
 */
export const largestWrite = ({ bodySizeLimit = usualLimits.bodySizeLimit }: ScrapeLimits = {}): Bytes =>
  mebibytes(bodySizeLimit.mebibytes + beside.mebibytes);

/** As Alloy has them. */
export function limitArguments(given: ScrapeLimits): Partial<PrometheusScrapeArguments> {
  const { sampleLimit = usualLimits.sampleLimit, bodySizeLimit = usualLimits.bodySizeLimit } = given;
  return {
    sample_limit: sampleLimit,
    body_size_limit: `${bodySizeLimit.mebibytes}MiB`,
    label_limit: given.labelLimit,
    label_name_length_limit: given.labelNameLengthLimit,
    label_value_length_limit: given.labelValueLengthLimit,
  };
}
