import type { UserTest } from '../../parts/user-test';

/** The demo with messages, and the spans that each of its requests has. `system`: the attribute that names a database. */
const userTest = (system: string, requests: string): UserTest => {
  const [mysql, redis] = ['mysql', 'redis'].map((name) => `span.${system} = "${name}"`) as [string, string];
  const kafka = 'span.messaging.system = "kafka"';
  const read = [mysql, redis];
  return {
    through: 'vue-frontend',
    application: 'flask-backend',
    requests,
    // Every call is noted in Redis.
    spans: {
      Redis: [redis],
      'sign-up': [mysql, redis, kafka],
      login: [mysql, redis, kafka],
      read,
      write: [mysql, redis, kafka],
      // Records that are polled for have no span of their own.
      Kafka: [redis],
      'closing read': read,
    },
  };
};

/** By the SDK that the application brings, with the names that it has unless told otherwise; and by the agent, with those of today. */
export const bySdk = userTest('db.system', 'http_server_duration_milliseconds_count');
export const byAgent = userTest('db.system.name', 'http_server_request_duration_seconds_count');
