import type { ComponentProps, Endpoint, ResourceProps } from '../../kit';
import { componentValidators } from '../../kit/environment/component-props';
import { endpoint, optional, type Validators } from '../../kit/model/validation';
import { resourceValidator } from '../../kit/pods/container';

export interface KafkaExporterProps extends ComponentProps {
  /** The brokers, by the address from which a client learns those of all: `kafka.brokers`, or `external` with the protocol `kafka`. */
  readonly brokers: Endpoint<'kafka'>;
  /** Requests and limit. Default: enough for some thousand partitions. */
  readonly resources?: ResourceProps;
}

export const kafkaExporterValidators: Validators<KafkaExporterProps> = {
  ...componentValidators,
  brokers: endpoint('kafka'),
  resources: optional(resourceValidator),
};
