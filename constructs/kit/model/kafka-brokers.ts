import type { Duration } from './units';

/** What is known of the brokers of a Kafka, by the address from which a client learns those of all. */
export interface KafkaBrokers {
  /** How long a record is kept, read or not. Undefined where nobody says. */
  readonly retention?: Duration;
  /** How many brokers there are. Undefined where nobody says. */
  readonly brokers?: number;
  /** How many copies of a partition must be in sync for writers that ask for all of them. Undefined where nobody says. */
  readonly minInsyncReplicas?: number;
}
