import { kubelet } from '../../stand-ins/node';
import type { Suite } from '../../suite/suite';
import { mythicalServices } from '../mythical/services';

/** Four signals through Alloy, with services and a load test that send them. */
export const mltp: Suite = {
  environment: 'mltp',
  standIns: [kubelet],
  parts: { services: mythicalServices({ namespace: 'mythical', loads: ['mythical-requester', 'k6'] }) },
};
