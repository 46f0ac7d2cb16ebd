import { expect, test } from '@jest/globals';
import { KafkaLogs } from '../../constructs/alloy';
import {
  Component,
  days,
  type Environment,
  gibibytes,
  Image,
  mebibytes,
  millicores,
  Workload,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { rendered, testEnvironment } from '../support';

/** Something that speaks Kafka's protocol. */
class Broker extends Component {
  readonly kafka;

  constructor(environment: Environment) {
    super(environment, 'broker', {});
    const workload = new Workload(this, {
      kind: 'StatefulSet',
      image: new Image('docker.io/example/broker', '1.0.0'),
      identity: { user: 10001 },
      ports: { kafka: { container: 9092 } },
      resources: { cpu: millicores(10), memory: mebibytes(16) },
    });
    this.kafka = workload.endpoint('kafka', 'kafka', {});
  }
}

function topics(environment: Environment): string {
  const loki = new Loki(environment, { retention: days(3), disk: gibibytes(10) });
  const { kafka: brokers } = new Broker(environment);
  new KafkaLogs(environment, { brokers, topics: ['events', 'audit.v1'], logsTo: loki.push });
  return rendered(environment, 'kafka-logs');
}

test('topics are read by a pod of its own', () => {
  expect(topics(testEnvironment())).toMatchSnapshot();
});
