import { expect, test } from '@jest/globals';
import type { App } from 'cdk8s';
import * as c from '../../constructs';
import { type Finding, formatFinding } from '../../constructs/kit/model/findings';
import { isClass } from '../../constructs/kit/model/validation/describe';
import { type Taker, takers } from './takers';

/**
 * What user code gives to a function, whose value a component takes later: a value of another kind has findings, ends nothing, and no
 * finding has words of JavaScript.
 */

const t = takers;

/** Whom the value of each function is given to. A function that is new has to stand here, or below among the others. */
const takenBy: Readonly<Record<string, Taker>> = {
  milliseconds: t.duration,
  seconds: t.duration,
  minutes: t.duration,
  hours: t.duration,
  days: t.duration,
  mebibytes: t.bytes,
  gibibytes: t.bytes,
  cores: t.cores,
  millicores: t.cores,
  bytesPerSecond: t.byteRate,
  megabytesPerSecond: t.byteRate,
  gigabytesPerDay: t.byteRate,
  percent: t.percentage,
  load: t.load,
  single: t.form,
  replicated: t.form,
  distributed: t.form,
  forLoad: t.form,
  s3: t.storage,
  gcs: t.storage,
  azure: t.storage,
  accessKey: t.keyOfS3,
  cloudIdentity: t.keyOfS3,
  serviceAccountKey: t.keyOfGcs,
  storageAccountKey: t.keyOfAzure,
  bearerToken: t.credentials,
  basicLogin: t.credentials,
  drop: t.logRule,
  mask: t.logRule,
  sample: t.logRule,
  image: t.images,
  podDefaults: t.pods,
  cilium: t.network,
  istioAmbient: t.mesh,
  kubeDns: t.dns,
  nodeLocalDns: t.dns,
  alert: t.alert,
  recordingRule: t.recordingRule,
  scrape: t.scraped,
  scrapeHosts: t.scraped,
  annotatedPods: t.scraped,
  serviceMonitors: t.collected,
  podMonitors: t.collected,
  podProfiles: t.collected,
  ebpfProfiles: t.collected,
  journal: t.collected,
  slowerThan: t.kept,
  collectorTiers: t.tiers,
  endpointDimensions: t.dimensions,
  dashboard: t.dashboard,
  dashboardFile: t.dashboard,
  redByEndpoint: t.dashboard,
  erroringEndpoints: t.dashboard,
  inFolder: t.dashboards,
  clusterIssuer: t.tls,
  issuer: t.tls,
  certificateIn: t.tls,
  email: t.receiver,
  msteamsv2: t.receiver,
  opsgenie: t.receiver,
  pagerduty: t.receiver,
  slack: t.receiver,
  webhook: t.receiver,
  timeInterval: t.timeInterval,
  bearerTokens: t.senders,
  basicUsers: t.senders,
  pods: t.peer,
  external: t.external,
  logAgent: t.nobody,
  remoteStores: t.nobody,
  withJavaAgent: t.patch,
  withMicrometer: t.patch,
  withOtlp: t.patch,
  withPythonAgent: t.patch,
};

/** Functions that are no value of an environment file: for components of one's own, for tools, or that check what they are given themselves. */
const others = [
  'answeredBy',
  'apiAccess',
  'clusterDomainOf',
  'defineProject',
  'endpointsOf',
  'formatFinding',
  'hostFolder',
  'imageKeyOf',
  'mergePatch',
  'scratch',
  'secretFolder',
  'toYaml',
  'withoutRemotes',
];

/** What some are given besides. */
const call = (name: string, odd: unknown, environment?: c.Environment): unknown[] => {
  if (['external', 'logAgent', 'remoteStores'].includes(name)) return [environment, odd];
  if (name === 'inFolder') return [odd, c.lokiLogs()];
  return name === 'image' ? [odd, '3.7.8'] : [odd];
};

type AnyFunction = (...given: readonly unknown[]) => unknown;

const isFunction = (entry: [string, unknown]): entry is [string, AnyFunction] =>
  typeof entry[1] === 'function' && !isClass(entry[1]);

const functions = new Map(Object.entries<unknown>({ ...c }).filter(isFunction));

/** Whether it takes anything: one with defaults alone has no `length`. */
const takes = (value: AnyFunction): boolean => /^(function )?\w*\s*\(\s*[^)\s]/.test(String(value));

test('who takes its value is known of each function', () => {
  const taking = [...functions].filter(([, value]) => takes(value)).map(([name]) => name);
  expect(taking.sort()).toEqual([...Object.keys(takenBy), ...others].sort());
});

const odd: readonly unknown[] = [Symbol('x'), null, true, 'a\nb'];

/** What the language says of its own, and what no finding may say. */
const wordsOfJavaScript =
  /\b(undefined|NaN|TypeError|RangeError|Symbol\.)|\[object |is not (a function|iterable)|Cannot /;

/** What is found where an environment is made so, each as its reader gets it; without those of JavaScript, none of which may be there. */
function findingsOf(make: (app: App) => c.Environment): readonly Finding[] {
  const { findings } = c.defineProject({ environments: { test: make } }).build();
  const ended = findings.filter(({ crash, problem }) => crash || wordsOfJavaScript.test(problem));
  expect(ended.map((each) => formatFinding(each))).toEqual([]);
  return findings;
}

test.each(Object.entries(takenBy))('%s', (name, taker) => {
  for (const value of odd) {
    const made = (environment?: c.Environment) => functions.get(name)?.(...call(name, value, environment)) as never;
    // In silence nothing is taken.
    expect([value, findingsOf((app) => taker(app, made)).length]).not.toEqual([value, 0]);
  }
});

type AnyComponent = new (environment: c.Environment, props: never) => c.Component;

const isComponent = (value: unknown): value is AnyComponent =>
  typeof value === 'function' && value.prototype instanceof c.Component && value !== c.Component;

const components = Object.values<unknown>({ ...c }).filter(isComponent);

test.each(components.map((each) => [each.name, each] as const))('the properties of %s', (_name, Each) => {
  for (const value of ['ab', Symbol('x')]) {
    const make = (app: App) => {
      const environment = new c.Environment(app, 'test', { cluster: { network: c.plainNetwork() } });
      environment.addNamespace('monitoring');
      new Each(environment, value as never);
      return environment;
    };
    const named = findingsOf(make).filter(({ component }) => !['cluster', 'environment'].includes(component));
    expect([value, named.map(({ property }) => property).filter(isOfProperties)]).toEqual([value, ['properties']]);
  }
});

/** Where a component runs, and how it is reached, is wrong whatever it is given here. */
const isOfProperties = (property: string): boolean => !['namespace', 'ingress'].includes(property);
