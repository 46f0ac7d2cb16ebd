import {
  Component,
  type Endpoint,
  type Environment,
  gibibytes,
  image,
  mebibytes,
  millicores,
  Workload,
} from '../../constructs';
import { Kafka, type KafkaProps } from '../../constructs/kafka';
import { testEnvironment } from '../support';

/** Something that writes topics, given by their partitions. */
export class Writer extends Component {
  constructor(
    environment: Environment,
    {
      name,
      brokers,
      topics,
    }: { readonly name: string; readonly brokers: Endpoint<'kafka'>; readonly topics: Record<string, number> },
  ) {
    super(environment, name, { name });
    const workload = new Workload(this, {
      kind: 'Deployment',
      image: image('registry.example.com/writer', '1.0.0'),
      identity: { user: 10001 },
      ports: {},
      resources: { cpu: millicores(10), memory: mebibytes(64) },
    });
    for (const [topic, partitions] of Object.entries(topics))
      workload.connect('brokers', 'kafka', brokers, {
        topic: { name: topic, partitions },
        largestRequest: mebibytes(16),
      });
  }
}

/** Kafka, and somebody who writes a topic of four partitions. */
export function withKafka(props: Partial<KafkaProps> = {}, topics: Record<string, number> = { traces: 4 }) {
  const environment = testEnvironment();
  const kafka = new Kafka(environment, { disk: gibibytes(20), ...props });
  new Writer(environment, { name: 'writer', brokers: kafka.brokers, topics });
  return { environment, kafka };
}
