import { Component, type Endpoint, type Environment } from '../../kit';
import { addFlaskBackend } from './flask-backend';
import { addKafka } from './kafka';
import { addMariadb } from './mariadb';
import { type MessagesDemoProps, messagesDemoValidators } from './props';
import { addRedis } from './redis';
import { addVueFrontend } from './vue-frontend';

export type { MessagesDemoProps } from './props';

/**
 * People who write messages: a page in Vue calls a Flask application, which keeps accounts and messages in MariaDB, notes every call in
 * Redis and every event in Kafka. Some requests are slow, some are refused and some fail.
 */
export class MessagesDemo extends Component {
  /** Its broker: the topic `events` has the log of events. */
  readonly kafka: Endpoint<'kafka'>;

  constructor(environment: Environment, given: MessagesDemoProps) {
    super(environment, 'messages', given);
    const { otlpTo, instrument } = this.properties(given, messagesDemoValidators);
    const [mariadb, redis] = [addMariadb(this), addRedis(this)];
    this.kafka = addKafka(this);
    const flaskBackend = addFlaskBackend(this, { instrument, mariadb, redis, kafka: this.kafka });
    addVueFrontend(this, { flaskBackend, otlpTo });
  }
}
