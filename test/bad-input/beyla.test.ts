import { expect, test } from '@jest/globals';
import { Beyla, type BeylaProps } from '../../constructs/beyla';
import { Demo } from '../../constructs/demo';
import { withJavaAgent } from '../../constructs/instrumentation';
import { type Environment, percent, plainNetwork } from '../../constructs/kit';
import { addPlatform } from '../../tools/e2e/suites/platform';
import { findingsOf, testEnvironment } from '../support';
import { untyped } from './cases';

/** What is instrumented twice, or cannot be instrumented at all. */

function platform(environment: Environment) {
  const namespace = environment.addNamespace('agents', {
    podSecurity: 'privileged',
    reason: 'they look into programs',
  });
  const { otel } = addPlatform(environment, { keep: [percent(100)] });
  const add = (props: Partial<BeylaProps>) =>
    new Beyla(environment, { namespace, instrument: [{ namespace: 'shop' }], otlpTo: otel.otlp.grpc, ...props });
  return { environment, otel, add };
}

type Platform = ReturnType<typeof platform>;

function withDemo({ environment, otel }: Platform) {
  const namespace = environment.addNamespace('demo');
  const otlpTo = otel.otlp.grpc;
  new Demo(environment, { namespace, otlpTo, instrument: withJavaAgent({ otlpTo }) });
}

test.each<[string, (platform: Platform) => unknown, readonly string[]]>([
  [
    'nothing to instrument',
    ({ add }) => add({ instrument: [] }),
    [
      "test › beyla › instrument: the list is empty | a list such as [{ namespace: 'shop', deploymentName: 'checkout' }]",
    ],
  ],
  [
    'no namespace',
    ({ add }) => add({ instrument: untyped([{ deploymentName: 'checkout' }]) }),
    ["test › beyla › instrument.namespace: namespace is missing | namespace: 'shop'"],
  ],
  [
    'a name with letters that none has',
    ({ add }) => add({ instrument: [{ namespace: 'Shop' }] }),
    [
      `test › beyla › instrument.namespace: "Shop" is no name | a name such as 'shop', in which * stands for any letters`,
    ],
  ],
  [
    'invalid ports',
    ({ add }) => add({ instrument: [{ namespace: 'shop', openPorts: [0] }] }),
    ['test › beyla › instrument.openPorts: 0 is not a whole number from 1 to 65535 | a whole number from 1 to 65535'],
  ],
  [
    'a namespace into which Beyla never looks',
    ({ add }) => add({ instrument: [{ namespace: 'monitoring' }] }),
    [
      'test › beyla › instrument.namespace: Beyla instruments nothing in monitoring, by its own default_exclude_instrument | a namespace of applications',
      'test › beyla › instrument: otel-collector of monitoring sends OTLP itself, and each of its requests would be two spans | an entry that does not choose otel-collector, by its deploymentName, podLabels or openPorts',
    ],
  ],
  [
    'a property of a service that there is not',
    ({ add }) => add({ instrument: untyped([{ namespace: 'shop', exports: ['logs'] }]) }),
    [
      'test › beyla › instrument.exports: there is no property exports | one of: namespace, deploymentName, statefulSetName, containerName, podLabels, openPorts',
    ],
  ],
  [
    'an endpoint by another protocol',
    ({ add, otel }) => add({ otlpTo: untyped(otel.otlp.http) }),
    [
      'test › beyla › otlpTo: otel-collector speaks otlp.http there | an endpoint that speaks otlp.grpc, such as otel.otlp.grpc',
    ],
  ],
  [
    'a path without its slash',
    ({ add }) => add({ routes: ['users'] }),
    [`test › beyla › routes: "users" is no path | a path with its slash, such as '/users/:id'`],
  ],
  [
    'a namespace whose pods may not look at the node',
    ({ add, environment }) => add({ namespace: environment.addNamespace('restricted') }),
    [
      "test › beyla › namespace: the pods of restricted are restricted, and Beyla reads folders of its node | a namespace of its own for node agents, with podSecurity: 'privileged'",
    ],
  ],
  [
    'a program that has an agent',
    (platform) => {
      withDemo(platform);
      platform.add({ instrument: [{ namespace: 'demo' }] });
    },
    [
      'test › beyla › instrument: spring-app of demo sends OTLP itself, and each of its requests would be two spans | an entry that does not choose spring-app, by its deploymentName, podLabels or openPorts',
      'test › beyla › instrument: frontend of demo sends OTLP itself, and each of its requests would be two spans | an entry that does not choose frontend, by its deploymentName, podLabels or openPorts',
    ],
  ],
  [
    'the same by its name',
    (platform) => {
      withDemo(platform);
      platform.add({ instrument: [{ namespace: 'de*', deploymentName: 'spring-*' }] });
    },
    [
      'test › beyla › instrument: spring-app of demo sends OTLP itself, and each of its requests would be two spans | an entry that does not choose spring-app, by its deploymentName, podLabels or openPorts',
    ],
  ],
  [
    'one beside it, that has none',
    (platform) => {
      withDemo(platform);
      platform.add({ instrument: [{ namespace: 'demo', statefulSetName: 'postgresql', openPorts: [5432] }] });
    },
    [],
  ],
])('%s', (_title, edit, findings) => {
  const given = platform(testEnvironment());
  edit(given);
  expect(findingsOf(given.environment)).toEqual(findings);
});

test.each<[string, readonly string[]]>([
  [
    '5.4.0-200-generic',
    [
      'test › beyla › cluster.kernel: Beyla needs Linux 5.8, or 4.18.0-348 of Red Hat, and the cluster has nodes with 5.4.0-200-generic | nodes with a newer kernel, or no Beyla',
    ],
  ],
  [
    '4.18.0-240',
    [
      'test › beyla › cluster.kernel: Beyla needs Linux 5.8, or 4.18.0-348 of Red Hat, and the cluster has nodes with 4.18.0-240 | nodes with a newer kernel, or no Beyla',
    ],
  ],
  ['4.18.0-553.el8', []],
  ['5.8', []],
  [
    'six',
    [
      `test › cluster › kernel: "six" is no version of Linux | the version of the oldest kernel, such as '5.15' or '4.18.0-553'`,
    ],
  ],
])('nodes with the kernel %s', (kernel, findings) => {
  const given = platform(testEnvironment({ network: plainNetwork(), kernel }));
  given.add({});
  expect(findingsOf(given.environment)).toEqual(findings);
});
