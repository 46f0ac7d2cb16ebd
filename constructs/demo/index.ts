import {
  Component,
  type ComponentProps,
  type Endpoint,
  type Environment,
  type Image,
  type WorkloadProps,
} from '../kit';
import { images } from '../versions';
import { addBackend } from './backend';
import { addFrontend } from './frontend';
import { addPostgresql } from './postgresql';
import { addSpringApp } from './spring-app';

export interface DemoProps extends ComponentProps {
  /** Where frontend and spring-app send their signals. */
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  /** Gives spring-app its agent: `withJavaAgent({ otlpTo: … })`. */
  readonly instrument: NonNullable<WorkloadProps['patch']>;
  /** The image that is built from `examples/spring-app`. Default: the one in `constructs/versions.ts`. */
  readonly springImage?: Image;
}

/**
 * Applications that give every signal something to show: visitors call frontend (nginx), which calls backend (an httpbin)
 * and spring-app, which calls backend and PostgreSQL. Some requests are slow and some fail.
 */
export class Demo extends Component {
  constructor(environment: Environment, props: DemoProps) {
    super(environment, 'demo', props);
    const { otlpTo, instrument, springImage: image = images.springApp } = props;
    const backend = addBackend(this);
    const database = addPostgresql(this);
    const springApp = addSpringApp(this, { image, instrument, otlpTo, database, backend });
    addFrontend(this, { backend, springApp, otlpTo });
  }
}
