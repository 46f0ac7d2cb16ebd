import {
  Component,
  days,
  type Endpoint,
  type Environment,
  external,
  gibibytes,
  image,
  mebibytes,
  millicores,
  Workload,
} from '../../constructs';
import { Kafka, KafkaExporter, type KafkaProps } from '../../constructs/kafka';
import { Prometheus } from '../../constructs/prometheus';
import { testEnvironment } from '../support';

type Topics = Readonly<Record<string, number | readonly [written: number, all: number]>>;

/** Something that writes topics, given by their partitions, or by those that it writes and all of them. */
export class Writer extends Component {
  constructor(
    environment: Environment,
    { name, brokers, topics }: { readonly name: string; readonly brokers: Endpoint<'kafka'>; readonly topics: Topics },
  ) {
    super(environment, name, { name });
    const workload = new Workload(this, {
      kind: 'Deployment',
      image: image('registry.example.com/writer', '1.0.0'),
      identity: { user: 10001 },
      ports: {},
      resources: { cpu: millicores(10), memory: mebibytes(64) },
    });
    for (const [topic, given] of Object.entries(topics)) {
      const [writtenPartitions, partitions] = typeof given === 'number' ? [undefined, given] : given;
      workload.connect('brokers', 'kafka', brokers, {
        topic: { name: topic, partitions, writtenPartitions },
        largestRequest: mebibytes(16),
      });
    }
  }
}

/** Kafka, and somebody who writes a topic of four partitions. */
export function withKafka(props: Partial<KafkaProps> = {}, topics: Topics = { traces: 4 }) {
  const environment = testEnvironment();
  const kafka = new Kafka(environment, { disk: gibibytes(20), ...props });
  new Writer(environment, { name: 'writer', brokers: kafka.brokers, topics });
  return { environment, kafka };
}

const size = { retention: days(3), disk: gibibytes(10) };

/** A Kafka, an exporter that asks it, and a Prometheus that evaluates. */
export function asked(): Environment {
  const { environment, kafka } = withKafka();
  new Prometheus(environment, size).watch(new KafkaExporter(environment, { brokers: kafka.brokers }));
  environment.build();
  return environment;
}

/** The same of a Kafka of somebody else, of which nothing is known. */
export function askedOutside(): Environment {
  const environment = testEnvironment();
  const place = { url: 'kafka://kafka.example.com:9092', addresses: ['203.0.113.0/28'] };
  const brokers = external(environment, { protocol: 'kafka', ...place });
  new Prometheus(environment, size).watch(new KafkaExporter(environment, { brokers }));
  environment.build();
  return environment;
}
