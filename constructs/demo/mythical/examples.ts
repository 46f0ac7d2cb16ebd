import { databasePassword, type Program, queuePassword, type Used } from './program';
import { queueUser } from './queue';

/** The programs of `examples/mythical`. */
export const examples: Program = {
  database: 'mythical',
  queueHasPassword: true,
  user: 10001,
  live: '/health/live',
  ready: '/health/ready',
  server: ({ database }) => ({
    DATABASE_ADDRESS: database.address,
    DATABASE_NAME: 'mythical',
    DATABASE_USER: 'mythical',
    DATABASE_PASSWORD: { secret: databasePassword },
  }),
  requester: (used, server) => ({ SERVER_URL: server.url, ...queueVariables(used) }),
  recorder: queueVariables,
  profiles: ({ url }) => ({ PYROSCOPE_SERVER_ADDRESS: url }),
};

function queueVariables({ queue }: Used) {
  return { QUEUE_ADDRESS: queue.address, QUEUE_USER: queueUser, QUEUE_PASSWORD: { secret: queuePassword } };
}
