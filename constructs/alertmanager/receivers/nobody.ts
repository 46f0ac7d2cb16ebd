import { Receiver, receiverValidators } from './receiver';

/**
 * A receiver that is told nothing: alerts are seen in Grafana and on Alertmanager's page, and can be silenced. In the place of `receiver`,
 * for an environment that nobody is woken by; in a route, for alerts that are nothing to tell.
 */
export const nobody = (): Receiver<'nobody'> =>
  Receiver.of('nobody', { name: 'nobody' }, receiverValidators, () => ({ secrets: [] }));
