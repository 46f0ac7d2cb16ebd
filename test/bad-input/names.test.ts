import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Environment, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { findingsOf, testEnvironment } from '../support';
import { nameRule, Sample, size, testAnswers, untyped } from './cases';

/** Names that are taken or refused. */

testAnswers([
  [
    'two components of one name',
    (environment) => {
      new Loki(environment, size);
      new Mimir(environment, { ...size, name: 'loki' });
    },
    ["test › loki › name: there are two components named loki | a name of its own, for example name: 'loki-2'"],
  ],
  [
    'a name that Kubernetes refuses',
    (environment) => new Sample(environment, { name: 'sample' }, { name: 'My_Sample' }),
    [`test › My_Sample › name: "My_Sample" is no name that Kubernetes takes | ${nameRule}`],
  ],
  [
    'a name that is too long',
    (environment) => new Sample(environment, { name: 'x'.repeat(64) }),
    [`test › sample › name: "${'x'.repeat(64)}" is no name that Kubernetes takes | ${nameRule}`],
  ],
  [
    'a name of a StatefulSet that is too long for a label of its pods',
    (environment) => new Sample(environment, { name: 'x'.repeat(53), kind: 'StatefulSet', ports: {} }),
    [`test › sample › StatefulSet ${'x'.repeat(53)}: the name has 53 characters | a name of at most 52 characters`],
  ],
  [
    'a Service whose name begins with a digit',
    (environment) => new Loki(environment, { ...size, name: '3loki' }),
    ['3loki', '3loki-headless'].map(
      (name) =>
        `test › 3loki › Service ${name}: the name of a Service begins with a letter | a name that begins with a letter`,
    ),
  ],
  [
    'two workloads of one name from two components',
    (environment) => {
      new Sample(environment, { name: 'same', ports: {} }, { name: 'one' });
      new Sample(environment, { name: 'same', ports: {} }, { name: 'two' });
    },
    [
      'test › two › name: one has a workload named same in monitoring already | a name of its own, or another namespace',
    ],
  ],
  [
    'a label value that is too long',
    (environment) => new Sample(environment, { podLabels: { team: 'x'.repeat(70) } }),
    [
      `test › sample › podLabels: the label team has the value "${'x'.repeat(70)}" (70 characters) | at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit`,
    ],
  ],
  [
    'an invalid label key',
    (environment) => new Sample(environment, { podLabels: { 'our team': 'platform' } }),
    ['test › sample › podLabels: "our team" is no label key | a key such as example.com/team'],
  ],
  [
    'a namespace that Kubernetes refuses',
    (environment) => environment.addNamespace('Monitoring.Lab'),
    [`test › namespace Monitoring.Lab › name: "Monitoring.Lab" is no name that Kubernetes takes | ${nameRule}`],
  ],
  [
    'a namespace that every cluster has',
    (environment) => environment.addNamespace('kube-system'),
    [
      "test › namespace kube-system › existing: every cluster has the namespace kube-system, and bringing it would change it for all who run there | addNamespace('kube-system', { existing: true }), or a name of its own",
    ],
  ],
  [
    'two namespaces of one name',
    (environment) => environment.addNamespace('monitoring'),
    [
      'test › namespace monitoring › name: there are two namespaces named monitoring | one namespace, passed to every component that runs in it',
    ],
  ],
]);

test('a name that is null, and one that the program cannot tell from its own', () => {
  const environment = testEnvironment();
  new Sample(environment, {}, { name: untyped(null) });
  environment.addNamespace('constructor');
  new Sample(environment, {}, { name: 'constructor' });
  new Sample(environment, {}, { name: '__proto__' });
  const own = 'constructor is a word that the program cannot tell from its own | another name';
  expect(findingsOf(environment)).toEqual([
    `test › sample › name: null is given | ${nameRule}`,
    `test › namespace constructor › name: ${own}`,
    `test › constructor › name: ${own}`,
    `test › __proto__ › name: "__proto__" is no name that Kubernetes takes | ${nameRule}`,
  ]);
});

test('a namespace may have as many characters as Kubernetes takes, and more are refused once', () => {
  const right = testEnvironment();
  right.addNamespace('x'.repeat(63));
  expect(findingsOf(right)).toEqual([]);
  const wrong = testEnvironment();
  const name = 'x'.repeat(64);
  wrong.addNamespace(name);
  expect(findingsOf(wrong)).toEqual([
    `test › namespace ${name} › name: "${name}" is no name that Kubernetes takes | ${nameRule}`,
  ]);
});

test('an environment that Kubernetes could not name', () => {
  const environment = new Environment(new App({ outdir: 'dist' }), 'My Lab', { cluster: { network: plainNetwork() } });
  expect(findingsOf(environment)).toEqual([
    `My Lab › environment › name: "My Lab" is no name that Kubernetes takes | ${nameRule}`,
  ]);
});
