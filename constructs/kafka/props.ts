import {
  type Bytes,
  type ComponentProps,
  type ConfigurationChange,
  type Duration,
  hours,
  minutes,
  type ResourceProps,
} from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { anything, bytes, describe, duration, optional, type Validators, whenSound } from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import { type Load, loadValidator } from '../stores/sizing';
import type { KafkaConfiguration } from './config';

export interface KafkaProps extends ComponentProps {
  /** The volume of each broker. Every broker has every record. */
  readonly disk: Bytes;
  /**
   * How long records are kept, whether they are read or not: the longest absence of a bucket or of a reader that loses nothing. Where
   * the disk is too small for it, the oldest records go earlier. Default: 24 hours.
   */
  readonly retention?: Duration;
  /** Requests and limit of each broker. Half of the request is the heap. Default: half a core, 2 GiB. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in the brokers' properties, where there is no property for it here. Default: nothing.
   * https://kafka.apache.org/documentation/#brokerconfigs
   */
  readonly configuration?: ConfigurationChange<KafkaConfiguration>;
}

/** What Kafka takes where it is sized by a load: that of the Tempo that writes into it. */
export interface KafkaLoadProps extends Omit<KafkaProps, 'disk' | 'resources'> {
  /** What is carried: the spans that are stored are written once into the log. Disk, memory and processor time follow from it. */
  readonly load: Load;
}

const ofEach: Validators<Omit<KafkaProps, 'disk' | 'resources'>> = {
  ...componentValidators,
  retention: optional(
    whenSound(duration('hours(24)'), hours(24), (kept) =>
      kept.seconds < minutes(1).seconds
        ? [
            `${describe(kept)} is shorter than a minute, and a reader that is away for a moment misses records`,
            'minutes(1) or more',
          ]
        : undefined,
    ),
  ),
  // Checked when it is applied.
  configuration: anything(),
};

export const kafkaValidators: Validators<KafkaProps> = {
  ...ofEach,
  disk: bytes('gibibytes(100)'),
  resources: optional(resourceValidator),
};

export const kafkaLoadValidators: Validators<KafkaLoadProps> = { ...ofEach, load: loadValidator };
