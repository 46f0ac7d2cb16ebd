import { loadTest } from '../../parts/load-test';
import type { Suite } from '../../suite/suite';
import { loadTest as create, target } from './environment';

/** Load tests against services that fail as often as they are meant to. */
export const load: Suite = {
  environment: 'load-test',
  create,
  parts: {
    load: loadTest({ target, dashboard: 'k6 load test', continuous: 'k6', passing: 'smoke', failing: 'strict' }),
  },
};
