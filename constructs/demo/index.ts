import { addPostgresql } from '../databases/postgresql';
import { Component, type Environment } from '../kit';
import { addBackend } from './backend';
import { addFrontend } from './frontend';
import { type DemoProps, demoValidators } from './props';
import { addSpringApp, ordersDatabase } from './spring-app';

export { MessagesDemo, type MessagesDemoProps } from './messages';
export { MythicalDemo, type MythicalDemoProps } from './mythical';
export type { DemoProps } from './props';

/**
 * Applications that give every signal something to show: visitors call frontend (nginx), which calls backend (an httpbin)
 * and spring-app, which calls backend and PostgreSQL. Some requests are slow and some fail.
 */
export class Demo extends Component {
  constructor(environment: Environment, given: DemoProps) {
    super(environment, 'demo', given);
    const { otlpTo, instrument } = this.properties(given, demoValidators);
    const backend = addBackend(this);
    const database = addPostgresql(this, { name: 'postgresql', database: ordersDatabase });
    const springApp = addSpringApp(this, { instrument, database, backend });
    addFrontend(this, { backend, springApp, otlpTo });
  }
}
