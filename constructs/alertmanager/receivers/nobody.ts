import { Receiver, receiverValidators } from './receiver';

/** One value, so that an environment may say `nobody()` in several places: two receivers of one name are refused. */
const silent = Receiver.of('nobody', { name: 'nobody' }, receiverValidators, () => ({ secrets: [] }));

/**
 * A receiver that is told nothing: alerts are seen in Grafana and on Alertmanager's page, and can be silenced. As `receiver`, for an
 * environment whose alerts wake nobody; in a route, for alerts about which nobody has to be told.
 */
export const nobody = (): Receiver<'nobody'> => silent;
