import { remote as part } from '../../parts/remote';
import { kubelet } from '../../stand-ins/node';
import type { Suite } from '../../suite/suite';
import { remote as create } from './environment';

/** A cloud instead of stores, and beside them. */
export const remote: Suite = {
  environment: 'remote',
  create,
  standIns: [kubelet],
  // A token is wrong for a minute, within which an agent pulls and sends samples.
  parts: { remote: part({ awaySeconds: 20, wrongSeconds: 60 }) },
  full: { remote: part({ awaySeconds: 60, wrongSeconds: 60 }) },
};
