import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { checks, runChecks, subjectOf } from '../../../checks';
import { type Cluster, cilium } from '../../../constructs/kit';
import type { StoreSize } from '../../../constructs/stores/sizing/size';
import { environmentFiles } from '../../../tools/synth/environment-files';
import { findingsOf, objectOf, testEnvironment } from '../../support';
import { distributedSize, Library, type LibraryRole, replicatedSize } from './library';

const zones = ['east', 'north', 'west'];

function library(size: StoreSize<LibraryRole>, cluster: Partial<Cluster> = { zones }) {
  const environment = testEnvironment({ network: cilium(), nodes: 6, ...cluster });
  new Library(environment, { size });
  expect(findingsOf(environment)).toEqual([]);
  return environment;
}

const names = (environment: ReturnType<typeof library>, kind: string): string[] =>
  environment.components.flatMap(({ objects }) => objects.filter((each) => each.kind === kind).map(({ name }) => name));

const readBy = (environment: ReturnType<typeof library>, name: string) =>
  parse(objectOf(environment, 'ConfigMap', name).data['library.yaml']);

test('replicated: one StatefulSet of three with every role', () => {
  const environment = library(replicatedSize);
  const { spec } = objectOf(environment, 'StatefulSet', 'library');
  expect([names(environment, 'StatefulSet'), names(environment, 'Deployment')]).toEqual([['library'], []]);
  expect(spec).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel' });
  expect(spec.template.spec.containers[0].args).toEqual(['-config.file=/etc/library/library.yaml', '-target=all']);
  expect(spec.template.spec.terminationGracePeriodSeconds).toBe(300);
  expect(Object.keys(readBy(environment, 'library'))).toEqual([
    'server',
    'shutdown_delay',
    'shelf',
    'desk',
    'reader',
    'added',
  ]);
  expect(objectOf(environment, 'PodDisruptionBudget', 'library').spec.maxUnavailable).toBe(1);
});

test('distributed: a workload for each role, which is given what it reads', () => {
  const environment = library(distributedSize(3));
  expect(names(environment, 'StatefulSet')).toEqual(['library-shelf']);
  expect(names(environment, 'Deployment')).toEqual(['library-desk', 'library-reader']);
  const catalogue = 'library-desk-headless.monitoring.svc:9095';
  expect(readBy(environment, 'library-shelf')).toEqual({
    server: { port: 3100 },
    shelf: { depth: 1 },
    added: 'by hand',
  });
  expect(readBy(environment, 'library-desk')).toEqual({
    server: { port: 3100 },
    shutdown_delay: '10s',
    desk: { catalogue },
    added: 'by hand',
  });
  expect(readBy(environment, 'library-reader')).toEqual({
    server: { port: 3100, slow: '5m' },
    reader: { pages: 1, catalogue },
    added: 'by hand',
  });
});

test('several pods in a zone: a workload for each zone, of which no two are rolled or evicted at once', () => {
  const environment = library(distributedSize(5));
  const shelves = ['a', 'b', 'c'].map((zone) => objectOf(environment, 'StatefulSet', `library-shelf-zone-${zone}`));
  expect(shelves.map(({ spec }) => spec.replicas)).toEqual([2, 2, 2]);
  expect(shelves.map(({ metadata }) => metadata.labels['lgtm-cdk8s/rolled-in-turn'])).toEqual(
    shelves.map(() => 'library-shelf'),
  );
  expect(shelves.map(({ spec }) => spec.template.spec.nodeSelector['topology.kubernetes.io/zone'])).toEqual(zones);
  expect(shelves.map(({ spec }) => spec.template.spec.containers[0].args.at(-1))).toEqual([
    '-shelf.zone=zone-a',
    '-shelf.zone=zone-b',
    '-shelf.zone=zone-c',
  ]);
  expect(names(environment, 'PodDisruptionBudget').sort()).toEqual(['library-desk', 'library-reader', 'library-shelf']);
  const { selector } = objectOf(environment, 'PodDisruptionBudget', 'library-shelf').spec;
  for (const { spec } of shelves) expect(spec.template.metadata.labels).toMatchObject(selector.matchLabels);
});

test('pods that keep copies are never two in one zone, or on one node where no zones are stated', () => {
  const bound = (cluster: Partial<Cluster>) =>
    objectOf(library(distributedSize(3), cluster), 'StatefulSet', 'library-shelf')
      .spec.template.spec.topologySpreadConstraints.filter(
        ({ whenUnsatisfiable }: { whenUnsatisfiable: string }) => whenUnsatisfiable === 'DoNotSchedule',
      )
      .map(({ topologyKey, minDomains }: Record<string, unknown>) => [topologyKey, minDomains]);
  expect(bound({ zones })).toEqual([['topology.kubernetes.io/zone', 3]]);
  expect(bound({ zones: undefined })).toEqual([['kubernetes.io/hostname', 3]]);
});

test('every pod finds every other by one name, ready or not', () => {
  const environment = library(distributedSize(3));
  const { spec } = objectOf(environment, 'Service', 'library-members');
  expect(spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
  for (const [kind, name] of [
    ['StatefulSet', 'library-shelf'],
    ['Deployment', 'library-desk'],
  ] as const)
    expect(objectOf(environment, kind, name).spec.template.metadata.labels).toMatchObject(spec.selector);
});

test('only roles that need the bucket reach it', () => {
  const environment = library(distributedSize(3));
  const callers = environment.connections.filter(({ to }) => to.protocol === 's3').map(({ from }) => from.workload);
  expect(callers).toEqual(['library-shelf', 'library-reader']);
  const variables = (name: string) => objectOf(environment, 'Deployment', name).spec.template.spec.containers[0].env;
  expect(JSON.stringify(variables('library-reader'))).toContain('AWS_ACCESS_KEY_ID');
  expect(JSON.stringify(variables('library-desk'))).not.toContain('AWS_ACCESS_KEY_ID');
});

test.each([
  ['replicated', replicatedSize],
  ['distributed', distributedSize(3)],
  ['distributed with several in a zone', distributedSize(6)],
])('%s: every check finds it right', (_form, size) => {
  const environment = library(size);
  const subject = subjectOf(environmentFiles(environment), { environment });
  expect(runChecks(subject, checks).flatMap(({ findings }) => findings)).toEqual([]);
});
