import { seconds } from '../model/units';
import type { ComponentAlert } from './alert';

/**
 * It always fires, and an Alertmanager passes it on to somebody outside, who says when it no longer comes: then what evaluates alerts, the
 * Alertmanager or the way between them does not work. https://prometheus.io/docs/practices/alerting/#metamonitoring
 */
export const watchdog: ComponentAlert = {
  name: 'Watchdog',
  kind: 'heartbeat',
  expression: 'vector(1)',
  holdsFor: seconds(0),
  severity: 'none',
  summary: 'Alerts are evaluated and passed on: this one always fires.',
  description: 'It has the value {{ $value }}, and somebody outside is told of it every minute as long as all is well.',
};
