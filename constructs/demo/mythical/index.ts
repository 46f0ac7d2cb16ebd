import { addPostgresql } from '../../databases/postgresql';
import { Component, type Endpoint, type Environment } from '../../kit';
import { missingEndpoint } from '../../kit/model/endpoint';
import { examples } from './examples';
import { addFrontend } from './frontend';
import { introToMltp } from './intro-to-mltp';
import { databasePassword, type Program, queuePassword, type ServiceName, type Used, type Variables } from './program';
import { type MythicalDemoProps, mythicalDemoValidators } from './props';
import { addQueue } from './queue';
import { addService, imageKeys } from './service';

export type { MythicalDemoProps } from './props';

/**
 * Mythical beasts: a requester asks a server for their names, which are in PostgreSQL, and tells a queue in RabbitMQ, from which a recorder
 * takes the message; a page shows them. Some requests are slow and some fail on purpose. A trace goes on through the queue.
 */
export class MythicalDemo extends Component {
  /** The server's names of beasts, for a load test. */
  readonly server: Endpoint<'http'>;
  private readonly props: MythicalDemoProps;

  constructor(environment: Environment, given: MythicalDemoProps) {
    super(environment, 'mythical', given);
    this.props = this.properties(given, mythicalDemoValidators);
    const { browserTelemetryTo } = this.props;
    const isOriginal = this.props.program === 'intro-to-mltp';
    const program = isOriginal ? this.original() : this.ownProgram();
    this.server = this.addServices(program, this.addStores(program));
    if (!isOriginal) addFrontend(this, { server: this.server, browserTelemetryTo });
  }

  private addStores({ database, queueHasPassword }: Program): Used {
    this.expectedSecrets.push({
      namespace: this.targetNamespace.name,
      name: databasePassword.name,
      keys: [databasePassword.key, ...(queueHasPassword ? [queuePassword.key] : [])],
      reason: queueHasPassword
        ? 'the passwords of the demo in PostgreSQL and in RabbitMQ'
        : 'the password of the demo in PostgreSQL',
      madeBefore: true,
    });
    return {
      database: addPostgresql(this, { name: 'mythical-database', database, password: databasePassword }),
      queue: addQueue(this, queueHasPassword ? queuePassword : undefined),
    };
  }

  private addServices(program: Program, used: Used): Endpoint<'http'> {
    const { instrument, profilesTo } = this.props;
    const { database, queue } = used;
    const add = (service: ServiceName, variables: Variables) =>
      addService(this, { service, program, variables, instrument, profilesTo });
    const server = add('server', program.server(used));
    const http = server.endpoint('http', 'http', {});
    const requester = add('requester', program.requester(used, http));
    const recorder = add('recorder', program.recorder(used));
    server.connect('database', 'postgresql', database);
    requester.connect('server', 'http', http);
    requester.connect('queue', 'amqp', queue);
    recorder.connect('queue', 'amqp', queue);
    return http;
  }

  private ownProgram(): Program {
    this.check.require(
      !this.check.sound('program') || this.sentTo('otlp.grpc') === undefined,
      'instrument',
      'it sends OTLP over gRPC, and the programs of examples/mythical send over HTTP alone',
      'withOtlp({ otlpTo: otel.otlp.http })',
    );
    return examples;
  }

  private original(): Program {
    const otlpTo = this.sentTo('otlp.grpc');
    this.check.require(
      otlpTo !== undefined,
      'instrument',
      'it sends no OTLP over gRPC, and the programs of intro-to-mltp send nothing else',
      'withOtlp({ otlpTo: otel.otlp.grpc })',
    );
    this.check.require(
      this.props.browserTelemetryTo === undefined,
      'browserTelemetryTo',
      'the front end of intro-to-mltp, which works on the port of one developer alone, is not there',
      "no such property, or program: 'examples'",
    );
    for (const [service, key] of Object.entries(imageKeys)) {
      this.check.require(
        // As it is named where it is built.
        this.images[key].repository !== `mythical-${service}`,
        'program',
        `the environment's image ${key} is that of examples/mythical`,
        `images: { ${key}: image('ghcr.io/grafana/intro-to-mltp', …) } in the environment, with a digest, as the tags move`,
      );
    }
    const namespace = this.targetNamespace.name;
    return introToMltp({ namespace, otlpTo: otlpTo ?? missingEndpoint<'otlp.grpc'>() });
  }

  /** Where the services are told to send. */
  private sentTo<P extends 'otlp.grpc' | 'otlp.http'>(protocol: P): Endpoint<P> | undefined {
    const sending = this.props.instrument.connections?.find((connection) => connection.protocol === protocol);
    return sending?.to as Endpoint<P> | undefined;
  }
}
