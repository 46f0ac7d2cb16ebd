import type { Dashboard } from '../dashboard';
import { describedBy, opens } from '../described';
import { dashboard } from '../in-typescript';
import { byName, checks } from './by-name';
import { durations } from './durations';
import { load, summary } from './load';
import { variables } from './selection';

const description = 'What a load test by k6 asks and gets: users, requests, failures, durations and checks.';

const opened = opens({ to: ['traces'], of: 'of the load' });

/** A load test by k6, whose metrics are in a store that takes native histograms: requests, failures, durations and checks. */
export function k6LoadTest(): Dashboard {
  const made = dashboard({
    uid: 'k6-load-test',
    title: 'k6 load test',
    description,
    asks: ['metrics'],
    asksIfGiven: ['traces'],
    tags: ['k6', 'http'],
    variables,
    sections: [summary, load, durations, byName, checks],
  });
  return describedBy(made, (given) => `${description}${opened(given)}`);
}
