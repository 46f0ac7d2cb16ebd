import { type ComponentProps, componentValidators } from '../kit/environment/component-props';
import type { Endpoint } from '../kit/model/endpoint';
import type { Duration } from '../kit/model/units';
import { count, duration, endpoint, line, map, oneOf, optional, text, type Validators } from '../kit/model/validation';
import { type ResourceProps, resourceValidator } from '../kit/pods/container';
import { type Threshold, thresholdValidator } from './thresholds';

/** How often a load test runs. */
export const modes = ['job', 'continuous'] as const;

/** `job`: once, as a Job that fails where a threshold is broken. `continuous`: again and again, as a Deployment. */
export type LoadTestMode = (typeof modes)[number];

export interface K6Props extends ComponentProps {
  /** What is loaded. The script reads its URL, without a slash at the end, from `__ENV.TARGET_URL`. */
  readonly target: Endpoint<'http'>;
  /** Where the metrics of the load go: as native histograms where the store takes them, otherwise as a gauge for each statistic. */
  readonly metricsTo: Endpoint<'prometheus.remote-write'>;
  /**
   * The load script, as its path from the repository's folder: one file, which imports nothing but what k6 brings. Default: a script for
   * the mythical services of intro-to-mltp. https://grafana.com/docs/k6/latest/using-k6/
   */
  readonly script?: string;
  /** Whether it runs once or again and again. Default: `job`. */
  readonly mode?: LoadTestMode;
  /**
   * How many virtual users there are at once. It takes the place of the script's own scenarios and stages. Default: what the script
   * says; of the script for the mythical services, 4. https://grafana.com/docs/k6/latest/using-k6/k6-options/reference/#vus
   */
  readonly vus?: number;
  /**
   * How long one run lasts. It takes the place of the script's own scenarios and stages. Default: what the script says; of the script
   * for the mythical services, 10 minutes. https://grafana.com/docs/k6/latest/using-k6/k6-options/reference/#duration
   */
  readonly duration?: Duration;
  /**
   * What is expected of the metrics of a run, by metric: `{ http_req_duration: ['p(95)<500'] }`, in milliseconds where it is a time.
   * They take the place of all thresholds of the script. Default: the script's own.
   * https://grafana.com/docs/k6/latest/using-k6/thresholds/
   */
  readonly thresholds?: Readonly<Record<string, readonly Threshold[]>>;
  /**
   * The value of the label `testid` of every series, by which one test is told from another. A Job runs again when it changes. Default:
   * the component's name.
   */
  readonly testId?: string;
  /** Requests and limit. Default: enough for some ten virtual users. */
  readonly resources?: ResourceProps;
}

/** A word without spaces, as k6 takes a tag and a label shows it. */
const testId = text({
  example: 'checkout-2',
  expected: "at most 63 letters, digits, hyphens, underscores and dots, such as 'checkout-2'",
  standIn: 'k6',
  problem: (value) => (/^[A-Za-z0-9_.-]{1,63}$/.test(value) ? undefined : `${JSON.stringify(value)} is no testid`),
});

export const k6Validators: Validators<K6Props> = {
  ...componentValidators,
  target: endpoint('http'),
  metricsTo: endpoint('prometheus.remote-write'),
  script: optional(line('load/shop.js')),
  mode: optional(oneOf(modes)),
  vus: optional(count(1, 10_000)),
  duration: optional(duration('minutes(10)')),
  thresholds: optional(map(thresholdValidator, 'http_req_duration')),
  testId: optional(testId),
  resources: optional(resourceValidator),
};
