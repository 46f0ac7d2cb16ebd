import type { Autoscaling } from '../../kit';
import type { Checks } from '../../kit/model/checks';
import { object, optional, type Validator } from '../../kit/model/validation';
import { autoscalingFrom } from '../../kit/pods/autoscaling';
import type { StoreSize } from '../sizing';

/** The roles of a store that keep nothing, of which there may be more and fewer at any time. */
export interface StoreAutoscaling {
  /** Those that take what is sent. Default: as many as the load needs. */
  readonly distributor?: Autoscaling;
  /** Those that answer queries. Default: as many as the load needs. */
  readonly querier?: Autoscaling;
  /** Those that take queries and cut them into parts. Default: as many as the load needs. */
  readonly 'query-frontend'?: Autoscaling;
}

/** Two at least, so that the loss of one stops nothing. */
const ofRole = optional(autoscalingFrom(2));

/** How a store takes it. */
export const storeAutoscaling: Validator<StoreAutoscaling> = object<StoreAutoscaling>(
  { distributor: ofRole, querier: ofRole, 'query-frontend': ofRole },
  '{ querier: { minReplicas: 2, maxReplicas: 6, targetCPUUtilizationPercentage: 80 } }',
);

/** Reports an autoscaler of a role that has no workload of its own. */
export function checkStoreAutoscaling(
  check: Checks,
  autoscaling: StoreAutoscaling | undefined,
  { form }: StoreSize<string>,
): void {
  check.require(
    form === 'distributed' || autoscaling === undefined || !check.sound('autoscaling', 'form'),
    'autoscaling',
    `as ${form} each pod has every role, and with them what is not in the bucket yet`,
    'distributed({ … }) as its form, or no autoscaling',
  );
}
