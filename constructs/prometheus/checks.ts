import { type Bytes, type Duration, mebibytes, millicores, type ResourceProps, seconds } from '../kit';
import type { Checks } from '../kit/model/checks';
import { isFromKubelet, isJob } from '../scrape/pulled';
import { checkBlocks, checkDiskHoldsRetention, checkMemory, usable } from '../stores';
import { upTo } from '../stores/sizing';
import type { PrometheusProps } from './props';

/** The series by default. */
export const usualSeries = 50_000;

/** How often everything is pulled, by default. */
export const usualInterval = seconds(15);

/** In mebibytes. Measured resident with a pull each 15 seconds: 144 with 25,000 series, 178 with 50,000, 266 with 75,000, 290 with 100,000. */
const memoryFor = (series: number) => 100 + series * 0.003;

/**
 * How much more memory sending on takes: about a quarter. https://prometheus.io/docs/practices/remote_write/#memory-usage
 */
const sending = 1.25;

/**
 * The bytes that a sample takes on the disk. Measured with its part of the index: 1.5, of the node exporter's and Prometheus' own series
 * each 15 seconds; the rest is for series that come and go. Upstream says 1 to 2.
 * https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects
 */
const bytesOfSample = 1.7;

/** The bytes of blocks that stay on a disk, as Prometheus's flag has it. */
export const blocksOn = (disk: Bytes): string => `${disk.share(usable).mebibytes}MB`;

/** For the stated series, and at least for those by default. What is sent on takes more. */
export function usualResources({
  metricsTo,
  series = usualSeries,
}: Pick<PrometheusProps, 'metricsTo' | 'series'>): ResourceProps {
  const times = Math.max(1, series / usualSeries);
  const memory = Math.max(1, memoryFor(series) / memoryFor(usualSeries));
  return {
    cpu: millicores(Math.ceil(50 * times)),
    memory: mebibytes(upTo(64, (metricsTo ? 192 : 128) * memory)),
    memoryLimit: mebibytes(upTo(64, (metricsTo ? 448 : 320) * memory)),
  };
}

/** Reports a memory that is too small for the stated series, and a disk that is too small for as long as they are to be kept. */
export function checkPrometheus(check: Checks, props: PrometheusProps, resources: ResourceProps): void {
  const { series = usualSeries, scrapeInterval = usualInterval, metricsTo } = props;
  checkDiskHoldsRetention(check, props);
  checkScrapeInterval(check, scrapeInterval);
  if (!check.sound('series')) return;
  if (check.sound('resources')) {
    const load = `${series} series take`;
    checkMemory(check, resources, {
      needed: memoryFor(series) * (metricsTo ? sending : 1),
      load,
      less: 'fewer series',
    });
  }
  if (!check.sound('retention', 'scrapeInterval')) return;
  const bytesPerSecond = (series * bytesOfSample) / scrapeInterval.seconds;
  checkBlocks(check, props, { bytesPerSecond, load: `${series} series each ${scrapeInterval}` });
}

/** Reports an interval by which series would seem to end between two samples. */
function checkScrapeInterval(check: Checks, scrapeInterval: Duration): void {
  if (!check.sound('scrapeInterval')) return;
  check.require(
    scrapeInterval.seconds >= 1 && scrapeInterval.seconds <= 120,
    'scrapeInterval',
    scrapeInterval.seconds < 1
      ? `${scrapeInterval} is more often than once a second`
      : `with a sample each ${scrapeInterval}, a rate over five minutes has too few of them`,
    'a duration from seconds(1) to minutes(2)',
  );
}

/** Reports a job that is called as another one: Prometheus reads no configuration with two of one name. `watched`: those of components. */
export function checkJobs(check: Checks, watched: readonly string[], scrape: PrometheusProps['scrape'] = []): void {
  const ofKubelets = scrape.filter(isFromKubelet).map(({ name }) => name);
  for (const { name, written } of scrape.filter(isJob)) {
    const ofKubelet = ofKubelets.includes(name) ? `${name}()` : undefined;
    const other = watched.includes(name) ? `the component ${name}` : ofKubelet;
    check.require(
      other === undefined,
      'scrape',
      `${written} makes a job named ${name}, and so does ${other}`,
      `a name of its own: name: '${name}-2'`,
    );
  }
}
