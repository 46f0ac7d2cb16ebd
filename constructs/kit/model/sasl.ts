import type { SecretKey } from './secret-key';

/** The mechanisms of SASL that Kafka's clients here know, as Kafka calls them. */
export const saslMechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;

/** How a client proves to Kafka's brokers who it is. By `PLAIN` it sends the password, by the others it shows that it knows it. */
export type SaslMechanism = (typeof saslMechanisms)[number];

/** A name and a password by which Kafka's brokers know a client. https://kafka.apache.org/documentation/#security_sasl */
export interface Sasl {
  /** How the client proves who it is: what the listener has in `sasl.enabled.mechanisms`. */
  readonly mechanism: SaslMechanism;
  /** The name. */
  readonly username: string;
  /** The Secret with the password, which somebody makes in the namespace of each client. */
  readonly secretName: string;
  /** The key that holds the password. Default: `password`. */
  readonly key?: string;
}

/** Where its password is. */
export const passwordOf = ({ secretName, key = 'password' }: Sasl): SecretKey => ({ secretName, key });
