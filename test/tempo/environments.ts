import {
  accessKey,
  type Cluster,
  cilium,
  days,
  distributed,
  type Endpoint,
  type Environment,
  type Form,
  gibibytes,
  type LoadProps,
  load,
  megabytesPerSecond,
  s3,
  seconds,
} from '../../constructs';
import { Kafka } from '../../constructs/kafka';
import { Mimir } from '../../constructs/mimir';
import { Tempo, type TempoFormProps } from '../../constructs/tempo';
import { testEnvironment } from '../support';

/** A load for which Tempo needs two partitions, of whatever else. */
export const loadOf = (given: Partial<LoadProps> = {}) =>
  load({
    nodes: 10,
    pods: 200,
    activeSeries: 100_000,
    scrapeInterval: seconds(15),
    logs: megabytesPerSecond(1),
    spansPerSecond: 8000,
    queriesPerSecond: 1,
    retention: { metrics: days(30), logs: days(30), traces: days(14) },
    ...given,
  });

export const bucket = s3({
  bucket: 'company-tempo',
  region: 'eu-central-1',
  credentials: accessKey({ secretName: 'tempo-s3' }),
});

/** A cluster in which copies can be kept apart. */
export const inZones: Partial<Cluster> = { nodes: 6, zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] };

export type Given = Partial<Omit<TempoFormProps, 'metricsTo'>> & {
  readonly cluster?: Partial<Cluster>;
  /** Default: Mimir. */
  readonly metricsTo?: (environment: Environment) => Endpoint<'prometheus.remote-write'> | undefined;
};

/** Tempo in a workload for each role, with Kafka between them. */
export function distributedTempo({ cluster = inZones, metricsTo, ...given }: Given = {}) {
  const environment = testEnvironment({ network: cilium(), ...cluster });
  const kafka = new Kafka(environment, { disk: gibibytes(20) });
  const mimir = metricsTo ? undefined : new Mimir(environment, { disk: gibibytes(10), retention: days(3) });
  const form: Form = distributed({ load: loadOf(), storage: bucket });
  const tempo = new Tempo(environment, {
    form,
    kafka: kafka.brokers,
    metricsTo: metricsTo ? metricsTo(environment) : mimir?.remoteWrite,
    ...given,
  });
  return { environment, kafka, tempo };
}

/** Tempo's roles, each as its workload's name ends. */
export const roleNames = [
  'distributor',
  'live-store-zone-a',
  'live-store-zone-b',
  'block-builder',
  'metrics-generator',
  'querier',
  'query-frontend',
  'backend-scheduler',
  'backend-worker',
] as const;
