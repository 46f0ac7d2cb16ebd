import { accessKey, Grafana, Kafka, Loki, Mimir, mergePatch, Pyroscope, s3, Tempo } from '../../constructs';
import { cilium, type Environment, gibibytes } from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';
import { size } from './cases';

/** Stores whose configuration is changed by hand, and what is found. */

type Patch = Readonly<Record<string, unknown>>;

const credentials = accessKey({ secretName: 'bucket' });
export const bucket = s3({ bucket: 'company', region: 'eu-central-1', credentials });
export const changed = (patch: Patch) => ({
  configuration: <T extends object>(given: T) => mergePatch<object>(given, patch) as T,
});

export const lokiIn = (patch: Patch) => (environment: Environment) =>
  void new Loki(environment, { ...size, storage: bucket, ...changed(patch) });
export const mimirIn = (patch: Patch) => (environment: Environment) =>
  void new Mimir(environment, { ...size, storage: bucket, ...changed(patch) });
export const tempoIn = (patch: Patch) => (environment: Environment) =>
  void new Tempo(environment, { ...size, storage: bucket, ...changed(patch) });
export const pyroscopeIn = (patch: Patch) => (environment: Environment) =>
  void new Pyroscope(environment, { ...size, storage: bucket, ...changed(patch) });
export const kafkaIn = (patch: Patch) => (environment: Environment) =>
  void new Kafka(environment, { disk: gibibytes(10), ...changed(patch) });
export const grafanaIn = (patch: Patch) => (environment: Environment) =>
  void new Grafana(environment, { datasources: [new Loki(environment, size).datasource], ...changed({ ini: patch }) });

/** What is found, without the environment's name and what to write instead. */
export const found = (environment: Environment): string[] =>
  findingsOf(environment).map((finding) => finding.replace(/^test › /, '').replace(/ \| .*$/, ''));

export const place =
  'where its data is: network policies, and that no other store has the same place and deletes what is not its own, follow from its storage';
export const copies =
  'how many copies there are of what is new, or where: sizes, disruption budgets and the order of a roll are for those of its form';
export const time = 'how long data is kept: the size of disks and buckets follows from the property';

/** An environment whose policies know names. */
export const inCilium = (): Environment => testEnvironment({ network: cilium() });
