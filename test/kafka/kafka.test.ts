import { expect, test } from '@jest/globals';
import { distributed } from '../../constructs';
import { Kafka } from '../../constructs/kafka';
import { kafkaAssumptions } from '../../constructs/kafka/assumptions';
import { kafkaSize } from '../../constructs/kafka/sizing';
import { cilium, gibibytes, hours, plainNetwork } from '../../constructs/kit';
import { spanBytes } from '../../constructs/stores/sizing';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, objectOf, rendered, testEnvironment } from '../support';
import { bucket, inZones, loadOf } from '../tempo/environments';
import { Writer, withKafka } from './environments';

const fileOf = (environment: ReturnType<typeof withKafka>['environment'], file: string): string =>
  objectOf(environment, 'ConfigMap', 'kafka').data[file];

/** The brokers' properties by their names. */
const propertiesOf = (environment: ReturnType<typeof withKafka>['environment']): Record<string, string> =>
  Object.fromEntries(
    fileOf(environment, 'server.properties')
      .split('\n')
      .map((line) => line.split('=') as [string, string]),
  );

test('three brokers that are their own controllers', () => {
  expect(rendered(withKafka().environment, 'kafka')).toMatchSnapshot();
});

test('a topic has the most partitions that somebody names, and each is made once', () => {
  const { environment, kafka } = withKafka({}, { traces: 4, other: 1 });
  new Writer(environment, { name: 'second', brokers: kafka.brokers, topics: { traces: 6 } });
  expect(
    fileOf(environment, 'topics.sh')
      .split('\n')
      .filter((line) => line.startsWith('until ')),
  ).toEqual(['until topic traces 6; do sleep 5; done', 'until topic other 1; do sleep 5; done']);
  expect(findingsOf(environment)).toEqual([]);
});

test.each([
  [gibibytes(20), 4],
  [gibibytes(375), 12],
  [gibibytes(2), 12],
])('a disk of %s with %i partitions never fills, a segment for each of them included', (disk, partitions) => {
  const properties = propertiesOf(withKafka({ disk }, { traces: partitions }).environment);
  const [kept, segment] = [Number(properties['log.retention.bytes']), Number(properties['log.segment.bytes'])];
  expect(partitions * (kept + segment)).toBeLessThanOrEqual(disk.bytes * 0.8);
  expect(partitions * (kept + segment)).toBeGreaterThan(disk.bytes * 0.5);
});

test('the disk belongs to the partitions that are written, and a segment to each other one', () => {
  const shares = (topics: Parameters<typeof withKafka>[1]) => {
    const properties = propertiesOf(withKafka({ disk: gibibytes(100) }, topics).environment);
    return [Number(properties['log.retention.bytes']), Number(properties['log.segment.bytes'])] as const;
  };
  const [[all], [kept = 0, segment = 0]] = [shares({ traces: 4 }), shares({ traces: [2, 4] })];
  expect(2 * (kept + segment) + 2 * segment).toBeLessThanOrEqual(gibibytes(100).bytes * 0.8);
  expect(kept).toBeGreaterThan(1.9 * all);
});

test('sized by a load, the partitions that Tempo writes have room for all of the time', () => {
  const environment = testEnvironment({ network: cilium(), ...inZones });
  const load = loadOf({ spansPerSecond: 12_000 });
  const kafka = new Kafka(environment, { load });
  new Tempo(environment, { form: distributed({ load, storage: bucket }), kafka: kafka.brokers });
  const [kept, topics] = [Number(propertiesOf(environment)['log.retention.bytes']), fileOf(environment, 'topics.sh')];
  expect(topics).toContain('until topic test-tempo 4;');
  const day = (12_000 * spanBytes.value * 86_400) / kafkaAssumptions.compression.value;
  expect(2 * kept).toBeGreaterThanOrEqual(day);
});

test('records are kept for a day unless another time is said, and who reads knows', () => {
  expect(propertiesOf(withKafka().environment)['log.retention.ms']).toBe('86400000');
  const { environment, kafka } = withKafka({ retention: hours(12) });
  expect(propertiesOf(environment)['log.retention.ms']).toBe('43200000');
  expect(kafka.brokers.offers.retention).toEqual(hours(12));
});

test('a record as large as a client may write is taken, and two copies of it are there before it counts', () => {
  const properties = propertiesOf(withKafka().environment);
  expect(Number(properties['message.max.bytes'])).toBeGreaterThanOrEqual(16_000_000);
  expect(properties['min.insync.replicas']).toBe('2');
  expect(properties['auto.create.topics.enable']).toBe('false');
});

test('a broker that was ended hard has the time to read a gibibyte of each of a hundred partitions', () => {
  const [{ startupProbe }] = objectOf(withKafka().environment, 'StatefulSet', 'kafka').spec.template.spec.containers;
  // The least that a volume of a cloud reads in a second, in mebibytes.
  expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBeGreaterThanOrEqual((100 * 1024) / 100);
});

test('brokers are replaced one after the other, each when it has had time to get what it missed', () => {
  const { environment } = withKafka();
  const { spec } = objectOf(environment, 'StatefulSet', 'kafka');
  expect([spec.replicas, spec.minReadySeconds, spec.template.spec.terminationGracePeriodSeconds]).toEqual([3, 60, 120]);
  expect(objectOf(environment, 'PodDisruptionBudget', 'kafka').spec.maxUnavailable).toBe(1);
});

test('brokers reach each other at both ports, and nobody but those who are connected reaches them', () => {
  const { environment } = withKafka();
  const { ingress } = objectOf(environment, 'NetworkPolicy', 'kafka').spec;
  expect(
    ingress.map(
      ({
        from,
        ports,
      }: {
        from: { podSelector: { matchLabels: Record<string, string> } }[];
        ports: { port: number }[];
      }) => [
        from.map(({ podSelector }) => podSelector.matchLabels['app.kubernetes.io/name']),
        ports.map(({ port }) => port),
      ],
    ),
  ).toEqual([
    [['kafka'], [9092, 9093]],
    [['writer'], [9092]],
  ]);
});

test('sized by a load: what the spans need that Tempo writes', () => {
  const environment = testEnvironment({ network: plainNetwork(), nodes: 6, zones: ['a', 'b', 'c'] });
  const { brokers } = new Kafka(environment, { load: loadOf({ spansPerSecond: 10_000 }), retention: hours(12) });
  new Writer(environment, { name: 'writer', brokers, topics: { traces: 4 } });
  const { spec } = objectOf(environment, 'StatefulSet', 'kafka');
  const { disk, heap, resources } = kafkaSize(10_000_000, hours(12));
  const [container] = spec.template.spec.containers;
  expect(spec.volumeClaimTemplates[0].spec.resources.requests.storage).toBe(`${disk}`);
  expect(container.resources.limits.memory).toBe(`${resources.memoryLimit}`);
  expect(container.env).toContainEqual({
    name: 'KAFKA_HEAP_OPTS',
    value: `-Xms${heap.mebibytes}m -Xmx${heap.mebibytes}m`,
  });
  expect(propertiesOf(environment)['log.retention.ms']).toBe('43200000');
});

test('where the cluster states its zones, no two brokers are in one', () => {
  const environment = testEnvironment({ network: plainNetwork(), nodes: 6, zones: ['a', 'b', 'c'] });
  new Kafka(environment, { disk: gibibytes(20) });
  const { topologySpreadConstraints } = objectOf(environment, 'StatefulSet', 'kafka').spec.template.spec;
  expect(topologySpreadConstraints).toContainEqual(
    expect.objectContaining({
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 3,
    }),
  );
});
