import type { Dashboard } from '../dashboard';
import { dashboard } from '../in-typescript';
import { firing } from './firing';
import { notifications } from './notifications';
import { pods } from './pods';

/** What fires, and whether people are told. */
export function alerting(): Dashboard {
  return dashboard({
    uid: 'alerting',
    title: 'Alerting',
    description: 'Alerts that fire, notifications that were sent or failed, and silences.',
    asks: ['pipeline'],
    tags: ['alerts'],
    sections: [firing, notifications, pods],
  });
}
