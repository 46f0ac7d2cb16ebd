import { expect } from '@jest/globals';
import { parse } from 'yaml';
import { type Form, type FormProps, Loki, type LokiFormProps, load } from '../../constructs';
import { cilium, days, type Environment, megabytesPerSecond, seconds } from '../../constructs/kit';
import { accessKey, s3 } from '../../constructs/stores/object-storage';
import { findingsOf, testEnvironment } from '../support';

/** A Loki in one of its forms, for tests. */

export const storage = s3({
  bucket: 'logs',
  region: 'eu-central-1',
  credentials: accessKey({ secretName: 'logs-s3' }),
});

export const loadOf = (logs: number, retention = days(30)) =>
  load({
    nodes: 12,
    pods: 200,
    activeSeries: 100_000,
    scrapeInterval: seconds(15),
    logs: megabytesPerSecond(logs),
    spansPerSecond: 100,
    queriesPerSecond: 2,
    retention: { metrics: days(30), logs: retention, traces: days(7) },
  });

/** Megabytes of lines a second for which there are several ingesters in each zone. */
export const severalInAZone = 120;

export const inThreeZones = (): Environment =>
  testEnvironment({ network: cilium(), nodes: 12, zones: ['a', 'b', 'c'] });

/** `logs`: megabytes of lines a second. */
export function lokiInForm(
  form: (props: FormProps) => Form,
  logs: number,
  props: Partial<LokiFormProps> = {},
  environment: Environment = inThreeZones(),
) {
  const loki = new Loki(environment, { form: form({ storage, load: loadOf(logs) }), ...props });
  expect(findingsOf(environment)).toEqual([]);
  return { environment, loki };
}

/** What has pods, each by its name. */
export const podsOf = (environment: Environment) =>
  environment.components
    .flatMap(({ objects }) => objects.map((each) => each.toJson()))
    .filter(({ spec }) => spec?.template);

/** The file that a workload reads. */
export function fileOf(environment: Environment, name: string) {
  const found = environment.components
    .flatMap(({ objects }) => objects)
    .find((each) => each.kind === 'ConfigMap' && each.name === name)
    ?.toJson();
  return parse(found?.data['loki.yaml'] ?? found?.data['overrides.yaml']);
}

/** The digest of the files of each workload: its pods are rolled when it changes, or their template does. */
export const templates = (environment: Environment): ReadonlyMap<string, string> =>
  new Map(podsOf(environment).map(({ metadata, spec }) => [metadata.name, JSON.stringify(spec.template)]));
