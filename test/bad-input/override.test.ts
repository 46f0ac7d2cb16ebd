import { expect, test } from '@jest/globals';
import { mergePatch } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { findingsOf, testEnvironment } from '../support';
import { type Case, Sample, size, untyped } from './cases';

/** Changes of objects that can't be used. */

/** Overrides of an environment with one component. */
const overrides: readonly Case[] = [
  [
    'of a kind that is not there',
    (environment) => environment.override('Job', 'sample', (given) => given),
    [
      "test › environment › override('Job', 'sample'): there is no Job | one of: Deployment, Namespace, NetworkPolicy, Service, ServiceAccount",
    ],
  ],
  [
    'of a name that is not there',
    (environment) => environment.override('Deployment', 'simple', (given) => given),
    ["test › environment › override('Deployment', 'simple'): there is no Deployment simple | one of: sample"],
  ],
  [
    'of another namespace',
    (environment) => environment.override('Deployment', 'demo/sample', (given) => given),
    [
      "test › environment › override('Deployment', 'demo/sample'): there is no Deployment demo/sample | one of: monitoring/sample",
    ],
  ],
  [
    'that is no function',
    (environment) => environment.override('Deployment', 'sample', untyped<() => object>({})),
    [
      "test › sample › override('Deployment', 'sample'): it is given an object instead of a function | a function that returns the changed manifest, such as (manifest) => ({ ...manifest, … })",
    ],
  ],
  [
    'that returns nothing',
    (environment) =>
      environment.override(
        'Deployment',
        'sample',
        untyped<() => object>(() => undefined),
      ),
    [
      "test › sample › override('Deployment', 'sample'): it returns nothing instead of a manifest | a function that returns the changed manifest, such as (manifest) => ({ ...manifest, … })",
    ],
  ],
  [
    'that throws',
    (environment) =>
      environment.override('Deployment', 'sample', () => {
        throw new TypeError('replicas of undefined');
      }),
    [
      "test › sample › override('Deployment', 'sample'): it throws TypeError: replicas of undefined | a function that returns the changed manifest, such as (manifest) => ({ ...manifest, … })",
    ],
  ],
  [
    'with what no manifest can hold',
    (environment) => environment.override('Deployment', 'sample', (given) => ({ ...given, spec: { a: () => 1 } })),
    [
      "test › sample › override('Deployment', 'sample'): of what it returns, spec.a is a function, which is not plain data | a function that returns the changed manifest, such as (manifest) => ({ ...manifest, … })",
    ],
  ],
  [
    'to another name',
    (environment) =>
      environment.override('Deployment', 'sample', (given) => mergePatch(given, { metadata: { name: 'other' } })),
    [
      "test › sample › override('Deployment', 'sample'): it changes metadata.name, by which the object is known | metadata.name as it is; a component has properties for its name and its namespace",
    ],
  ],
  [
    'to another namespace',
    (environment) =>
      environment.override('Deployment', 'sample', (given) => mergePatch(given, { metadata: { namespace: 'other' } })),
    [
      "test › sample › override('Deployment', 'sample'): it changes metadata.namespace, by which the object is known | metadata.namespace as it is; a component has properties for its name and its namespace",
    ],
  ],
  [
    'to another kind',
    (environment) => environment.override('Deployment', 'sample', (given) => ({ ...given, kind: 'StatefulSet' })),
    [
      "test › sample › override('Deployment', 'sample'): it changes kind, by which the object is known | kind as it is; a component has properties for its name and its namespace",
    ],
  ],
  [
    'with other pods of a workload',
    (environment) =>
      environment.override('Deployment', 'sample', (given) =>
        mergePatch(given, { spec: { selector: { matchLabels: { team: 'a' } } } }),
      ),
    [
      "test › sample › override('Deployment', 'sample'): it changes spec.selector, by which pods are found | spec.selector as it is: it cannot be changed in place, and policies and Services rely on it",
    ],
  ],
  [
    'with other pods of a Service',
    (environment) =>
      environment.override('Service', 'sample', (given) => mergePatch(given, { spec: { selector: { team: 'a' } } })),
    [
      "test › sample › override('Service', 'sample'): it changes spec.selector, by which pods are found | spec.selector as it is: it cannot be changed in place, and policies and Services rely on it",
    ],
  ],
  [
    'with other pods of a policy',
    (environment) =>
      environment.override('NetworkPolicy', 'sample', (given) =>
        mergePatch(given, { spec: { podSelector: { matchLabels: null } } }),
      ),
    [
      "test › sample › override('NetworkPolicy', 'sample'): it changes spec.podSelector, by which pods are found | spec.podSelector as it is: it cannot be changed in place, and policies and Services rely on it",
    ],
  ],
  [
    'without the labels of pods',
    (environment) =>
      environment.override('Deployment', 'sample', (given) =>
        mergePatch(given, { spec: { template: { metadata: { labels: null } } } }),
      ),
    [
      "test › sample › override('Deployment', 'sample'): its pods no longer have the labels app.kubernetes.io/instance, app.kubernetes.io/name, by which they are selected | spec.template.metadata.labels with every label of spec.selector.matchLabels",
    ],
  ],
];

test.each(overrides)('an override %s', (_title, make, findings) => {
  const environment = testEnvironment();
  new Sample(environment);
  make(environment);
  expect(findingsOf(environment)).toEqual(findings);
});

test('an override without the port of a Service, and one with a further port', () => {
  const patched = (ports: readonly object[]) => {
    const environment = testEnvironment();
    new Loki(environment, size);
    environment.override('Service', 'loki', (given) => mergePatch(given, { spec: { ports } }));
    return findingsOf(environment);
  };
  const [http, grpc] = [
    { name: 'http', port: 3100 },
    { name: 'grpc', port: 9095 },
  ];
  expect(patched([http, grpc, { name: 'further', port: 7000 }])).toEqual([]);
  expect(patched([grpc])).toEqual([
    "test › loki › override('Service', 'loki'): it takes away the port 3100 of TCP, by which others call | spec.ports with every port that was there; others may come after them",
  ]);
});

test('an override of several objects of one name', () => {
  const environment = testEnvironment();
  new Sample(environment);
  const namespace = environment.addNamespace('second');
  new Sample(environment, { name: 'sample' }, { name: 'other', namespace });
  environment.override('Deployment', 'sample', (given) => given);
  expect(findingsOf(environment)).toEqual([
    "test › environment › override('Deployment', 'sample'): there are 2 of this name: monitoring/sample, second/sample | one of them, such as override('Deployment', 'monitoring/sample', …)",
  ]);
});

test('an override of what is missing because something else is wrong is not reported too', () => {
  const environment = testEnvironment();
  new Sample(environment, {}, { name: 'Sample' });
  environment.override('Deployment', 'Sample', (given) => given);
  expect(findingsOf(environment)).toEqual([
    'test › Sample › name: "Sample" is no name that Kubernetes takes | at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
  ]);
});
