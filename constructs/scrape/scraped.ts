import { type Duration, type Endpoint, seconds } from '../kit';
import type { Existing } from '../kit/environment/existing';
import { brand } from '../kit/model/brand';
import type { Checks } from '../kit/model/checks';
import { duration, whenSound } from '../kit/model/validation';

/** How targets are found by the Kubernetes API. https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config */
export interface Discovery {
  readonly role: 'pod' | 'endpointslice';
  /** Default: every namespace. */
  readonly namespaces?: readonly string[];
  readonly selectors: readonly DiscoverySelector[];
}

export interface DiscoverySelector {
  readonly role: 'pod' | 'endpointslice' | 'service';
  readonly label?: string;
  readonly field?: string;
}

/** A rule that keeps a target, drops it, or gives it a label: what Prometheus calls relabeling. */
export interface ScrapeRule {
  /** Default: `replace`. */
  readonly action?: 'keep' | 'drop' | 'keepequal';
  readonly source_labels: readonly string[];
  /** RE2, matching the whole value. Default: any value. */
  readonly regex?: string;
  readonly target_label?: string;
  /** Default: the first group. */
  readonly replacement?: string;
}

/** Metrics that no component of the environment brings, under one label `job`. */
export interface Job {
  /** The label `job` of the series, and what findings and figures call it. */
  readonly name: string;
  /** How the environment file writes it. */
  readonly written: string;
  /** What to write instead of two of one name. */
  readonly oneOfTwo: string;
  /** How often it is asked. Default: as often as the component that asks does everything else. */
  readonly interval?: Duration;
  /** Reports what can't be meant. `property`: where the environment file has it. */
  check(check: Checks, property: string): void;
}

/** Metrics of pods that no component of the environment brings. Written by `scrape` and `annotatedPods`. */
export abstract class Scraped implements Job {
  static {
    brand(Scraped, 'Scraped');
  }

  /** The label `job` of the series, and what findings and figures call it. */
  abstract readonly name: string;
  /** How the environment file writes it. */
  abstract readonly written: string;
  /** What to write instead of two of one name. */
  abstract readonly oneOfTwo: string;
  /** How often it is asked. Undefined: as often as the component that asks does everything else. */
  abstract readonly interval?: Duration;
  /** The path at which it answers, unless the target itself says another. Default: `/metrics`. */
  abstract readonly path?: string;
  /** How its targets are found. */
  abstract readonly discovery: Discovery;
  /** What is kept of the targets that are found, and where each is asked. */
  abstract readonly rules: readonly ScrapeRule[];

  /** Reports what can't be meant. `property`: where the environment file has it. */
  abstract check(check: Checks, property: string): void;

  /** Where it is reached, as policies and figures see it. */
  abstract endpoints(existing: Existing): Endpoint<'prometheus.exposition'>[];
}

/** The time after which an answer is given up, which may not be longer than the interval. https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config */
export const usualTimeout = 10;

/** How often something is asked, as far as a program takes it. */
export const intervalValidator = whenSound(duration('seconds(30)'), seconds(30), (interval) =>
  interval.seconds >= 1 && interval.seconds <= 300
    ? undefined
    : [
        interval.seconds < 1
          ? `${interval} is more often than once a second`
          : `after ${interval} Prometheus takes a series for ended, so graphs would have gaps`,
        'a duration from seconds(1) to minutes(5)',
      ],
);

/** Reports what can't be meant, and what would become one job of two. `property`: where it stands. */
export function checkScraped(check: Checks, property: string, scraped: readonly Job[]): void {
  for (const each of scraped) each.check(check, property);
  const names = scraped.map(({ name }) => name);
  for (const { name, oneOfTwo } of scraped.filter((each, index) => names.indexOf(each.name) !== index)) {
    check.report(property, `there are two scrapes named ${name}`, oneOfTwo);
  }
}
