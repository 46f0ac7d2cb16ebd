import type { ConfigurationPart } from '../kit/environment/escape-hatches';
import { isPlainObject } from '../kit/model/validation';
import { mapsAt } from '../kit/model/value-at';

/**
 * A part for each job, because most targets are found by labels and not by an address; one for remote write, one for Alertmanagers and one
 * for all else. They are apart because each may call the same host, or another host through the same proxy.
 */
export function jobParts(plain: unknown): readonly ConfigurationPart[] {
  const { scrape_configs: _, remote_write, alerting, ...others } = isPlainObject(plain) ? plain : {};
  return [
    ...mapsAt(plain, 'scrape_configs').map((job) => ({
      name: `the job ${job.job_name}`,
      uses: job,
      instead: 'the job as it is, or scrape or watch without it',
    })),
    { name: 'remote_write', uses: remote_write },
    { name: 'alerting', uses: alerting },
    { name: '', uses: others },
  ];
}
