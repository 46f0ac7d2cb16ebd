import type { Endpoint } from '../kit';
import type { SharedSource } from '../kit/model/shared-source';
import type { WatchedAddress } from '../kit/vocabulary/watched';
import { metricsOfJob, sourceOf } from '../scrape/shared-source';
import type { PrometheusProps } from './props';

/** What a Prometheus asks that another may ask too. `keptAt`: where others send to it. */
export function sharedSources(
  { scrape = [] }: Pick<PrometheusProps, 'scrape'>,
  watched: readonly WatchedAddress[],
  keptAt: readonly Endpoint[],
): readonly SharedSource[] {
  const stored = { sentBy: ['metricsTo'], keptAt };
  return [
    ...scrape.map((each) => ({ ...sourceOf(each), property: 'scrape', ...stored })),
    ...watched.map(({ job }) => ({ ...metricsOfJob(job), property: 'watch', ...stored })),
  ];
}
