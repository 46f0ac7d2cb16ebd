import { kubelet } from '../../stand-ins/node';
import type { Suite } from '../../suite/suite';
import { loadOfServer, mythicalServices } from '../mythical/services';

/** Four signals through Alloy, with services and a load test that send them. */
export const mltp: Suite = {
  environment: 'mltp',
  standIns: [kubelet],
  parts: {
    services: mythicalServices({ namespace: 'mythical', loads: ['mythical-requester', 'k6'] }),
    agreement: loadOfServer('k6', 60),
  },
  full: { agreement: loadOfServer('k6', 600) },
};
