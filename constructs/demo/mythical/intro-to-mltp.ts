import type { Endpoint } from '../../kit';
import { databasePassword, type Program } from './program';

export interface IntroToMltpProps {
  readonly namespace: string;
  /** Where their spans go. */
  readonly otlpTo: Endpoint<'otlp.grpc'>;
}

/**
 * The programs of https://github.com/grafana/intro-to-mltp. The names of queue and database, and the queue's user `guest`, are in their code.
 */
export function introToMltp({ namespace, otlpTo }: IntroToMltpProps): Program {
  const common = {
    NAMESPACE: namespace,
    TRACING_COLLECTOR_HOST: otlpTo.host,
    TRACING_COLLECTOR_PORT: String(otlpTo.port),
    // The address has no scheme, and without one the exporter takes TLS.
    OTEL_EXPORTER_OTLP_TRACES_INSECURE: 'true',
  };
  return {
    database: 'postgres',
    queueHasPassword: false,
    // The images name none but root; that of Node.js, of which they are made, has this one.
    user: 1000,
    // By default npm starts them, which writes into the home of its user.
    command: ['node', 'index.js'],
    // They answer nothing else without the database.
    live: '/metrics',
    ready: '/metrics',
    server: ({ database }) => ({
      ...common,
      MYTHICAL_DATABASE_HOST: database.host,
      MYTHICAL_DATABASE_HOST_PORT: String(database.port),
      MYTHICAL_DATABASE_USER: 'postgres',
      MYTHICAL_DATABASE_PASSWORD: { secret: databasePassword },
    }),
    requester: (_, server) => ({ ...common, MYTHICAL_SERVER_HOST_PORT: server.address }),
    recorder: () => common,
    profiles: ({ host, port }) => ({ PROFILE_COLLECTOR_HOST: host, PROFILE_COLLECTOR_PORT: String(port) }),
  };
}
