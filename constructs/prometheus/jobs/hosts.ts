import type { FileOf } from '../../kit/model/secret-key';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import type { ScrapedHosts } from '../../scrape';
import { usualTimeout } from '../../scrape/scraped';
import { httpClient } from '../../stores/http-client';

/** Programs outside the cluster. `fileOf`: where a key of a Secret is mounted; its file is read with each request. */
export function hostsJob({ name, interval, serverName, targets, access }: ScrapedHosts, fileOf: FileOf) {
  const [{ scheme = 'http', path = '', proxy } = {}] = targets;
  return {
    job_name: name,
    ...(path === '' || path === '/metrics' ? {} : { metrics_path: path }),
    ...(interval ? { scrape_interval: interval.toString() } : {}),
    ...(interval && interval.seconds < usualTimeout ? { scrape_timeout: interval.toString() } : {}),
    ...(scheme === 'https' ? { scheme } : {}),
    ...httpClient({ access, proxy }, fileOf, serverName),
    static_configs: [
      { targets: targets.map(({ address }) => address), labels: { [signalLabels['service.name']]: name } },
    ],
  };
}
