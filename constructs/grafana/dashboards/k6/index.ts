import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { byName, checks } from './by-name';
import { durations } from './durations';
import { load, summary } from './load';
import { variables } from './selection';

/** A load test by k6, whose metrics are in a store that takes native histograms: requests, failures, durations and checks. */
export function k6LoadTest(): Dashboard {
  return dashboard({
    uid: 'k6-load-test',
    title: 'k6 load test',
    description:
      'What a load test by k6 asks and gets: users, requests, failures, durations and checks. A series opens the traces of the load.',
    asks: ['metrics', 'traces'],
    tags: ['k6', 'http'],
    variables,
    sections: [summary, load, durations, byName, checks],
  });
}
