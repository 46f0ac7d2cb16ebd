import type { Way } from '../kit/environment/escape-hatches';
import { isPlainObject } from '../kit/model/validation';

/**
 * A way for each job, as most targets are found by labels and not by an address, and one for all else: who is told of alerts may be pulled
 * at the same address.
 */
export function waysOfJobs(plain: unknown): readonly Way[] {
  const { scrape_configs: jobs, ...others } = isPlainObject(plain) ? plain : {};
  return [
    ...(Array.isArray(jobs) ? jobs.filter(isPlainObject) : []).map((job) => ({
      name: `the job ${job.job_name}`,
      uses: job,
      instead: 'scrape or watch without it',
    })),
    { name: '', uses: others },
  ];
}
