import type { Suite } from '../../suite/suite';
import { mythical as create } from './environment';
import { mythicalServices } from './services';

/** The mythical services behind a Collector. */
export const mythical: Suite = {
  environment: 'mythical',
  create,
  parts: { mythical: mythicalServices({ namespace: 'demo', loads: ['mythical-requester'] }) },
};
