import { scrapeAnnotation } from '../../kit/vocabulary/instrumentation-labels';

export const metricsPath = '/metrics';

/** By these annotations pods ask to be scraped, where the environment scrapes those that do: `annotatedPods({ … })`. */
export const askedForMetrics = (port: number): Readonly<Record<string, string>> => ({
  [scrapeAnnotation('scrape')]: 'true',
  [scrapeAnnotation('port')]: String(port),
  [scrapeAnnotation('path')]: metricsPath,
});
