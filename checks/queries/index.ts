import type { Check } from '../check';
import { legends, produced, readable, syntax } from './checks';
import { datasources } from './datasources';

/** What Grafana is given asks for what is there. */
export const queryChecks: readonly Check[] = [readable, syntax, produced, legends, datasources];
