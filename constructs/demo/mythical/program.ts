import type { Endpoint } from '../../kit';
import type { EnvironmentValue } from '../../kit/pods/container';

/** The services between page and database, each with the port at which it answers. */
export const servicePorts = { server: 4000, requester: 4001, recorder: 4002 } as const;
export type ServiceName = keyof typeof servicePorts;

/** What the services use. */
export interface Used {
  readonly database: Endpoint<'postgresql'>;
  readonly queue: Endpoint<'amqp'>;
}

export type Variables = Readonly<Record<string, EnvironmentValue>>;

/** Whose programs the services are: what they are told, and how they are asked. */
export interface Program {
  /** The database, whose owner has the same name. */
  readonly database: string;
  /** They show the queue a password. Otherwise its user is `guest`, whose password everybody knows. */
  readonly queueHasPassword: boolean;
  readonly user: number;
  /** What runs, in place of the entry points of the images. Default: these. */
  readonly command?: readonly string[];
  /** The paths that the kubelet asks. */
  readonly live: string;
  readonly ready: string;
  readonly server: (used: Used) => Variables;
  readonly requester: (used: Used, server: Endpoint<'http'>) => Variables;
  readonly recorder: (used: Used) => Variables;
  /** What each of them is told of where its profiles go. */
  readonly profiles: (to: Endpoint<'pyroscope.push'>) => Variables;
}

/** A key of a Secret of the demo's namespace. */
export interface SecretOf {
  readonly name: string;
  readonly key: string;
}

/** The one Secret of the demo, which somebody makes before. */
export const databasePassword: SecretOf = { name: 'mythical', key: 'database-password' };
export const queuePassword: SecretOf = { name: 'mythical', key: 'queue-password' };
