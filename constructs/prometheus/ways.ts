import type { Way } from '../kit/environment/escape-hatches';
import { isPlainObject } from '../kit/model/validation';
import { mapsAt } from '../kit/model/value-at';

/**
 * A way for each job, as most targets are found by labels and not by an address; one for where samples are sent, one for who is told of alerts, and one for all
 * else: each of them may call the same host, or another one through the same proxy.
 */
export function waysOfJobs(plain: unknown): readonly Way[] {
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
