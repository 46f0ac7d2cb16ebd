import { expect, test } from '@jest/globals';
import type { App } from 'cdk8s';
import { bearerToken, type Environment, type ExternalProps, endpointsOf, external } from '../../constructs/kit';
import { factoryFailure } from '../../constructs/kit/environment/factory-failure';
import { OtelForwarder } from '../../constructs/otel-collector';
import { defineProject } from '../../constructs/project';
import { platformBehindGateway, sending, sentTo } from '../fixtures/two-clusters';
import { untyped } from './cases';

/** Environments of one project that know each other wrongly. */

/** What an environment file is answered that ends before it has an environment. */
function ended(file: () => unknown): string {
  try {
    file();
  } catch (error) {
    const { component, property, problem, instead } = factoryFailure('shop', error);
    return `shop › ${component} › ${property}: ${problem} | ${instead}`;
  }
  return 'it ended without an error';
}

const nothing = (): unknown => undefined;
const failing = () => {
  throw new Error('the disk is full');
};
type Making = Parameters<typeof endpointsOf>[0];

test.each<[string, () => unknown, string]>([
  [
    'a function that returns nothing',
    () => endpointsOf(untyped<Making>(nothing)),
    'endpointsOf › make: nothing returns no environment that exports endpoints | return environment.exporting(gateway.outside) as the last line of nothing',
  ],
  [
    'a function that throws',
    () => endpointsOf(failing),
    'endpointsOf › make: failing ends with an error: the disk is full | a function that ends without an error: what is wrong in failing is said of its own environment',
  ],
  [
    'what the function returns',
    () => endpointsOf(untyped<Making>(platformBehindGateway())),
    'endpointsOf › make: the environment platform is given | the function that makes the environment of the other cluster, such as endpointsOf(observabilityCluster)',
  ],
  [
    'a part of nothing',
    () => {
      const { push } = untyped<{ push: string }>(undefined);
      return push;
    },
    'environment file › push: what should have push is undefined | a value that has push',
  ],
  [
    'what is no list',
    () => {
      const receivers = untyped<readonly string[]>(5);
      const [first] = receivers;
      return first;
    },
    'environment file › receivers: receivers is no list | a list',
  ],
  [
    'a symbol within a text',
    () => `${untyped<string>(Symbol('x'))}`,
    'environment file › function: a symbol is given | a text',
  ],
  [
    'no environment',
    () => external(untyped<Environment>({ url: 'https://otlp.example.com' }), untyped<ExternalProps<'http'>>({})),
    'external › environment: an object with url is given as the environment | the environment first, then the properties, as in new Loki(company, { … })',
  ],
])('an environment file ends there: %s', (_title, file, finding) => {
  expect(ended(file)).toBe(`shop › ${finding}`);
});

test.each<[string, string, readonly string[]]>([
  [
    'one name',
    'shop',
    [
      "west › main.ts › environments.west: east and west send to platform, and both clusters are named shop | a name of its own in each environment's cluster",
    ],
  ],
  ['a name of its own', 'west', []],
])('two environments of a project send to the same platform, the second with %s', (_title, name, expected) => {
  const send = (environment: string, cluster: string) => (app: App) => {
    const sender = sending({ name: cluster }, environment, app);
    new OtelForwarder(sender, { sendTo: sentTo().otlp });
    return sender;
  };
  const { findings } = defineProject({
    environments: { east: send('east', 'shop'), west: send('west', name) },
  }).build();
  const said = findings.map(
    ({ environment, component, property, problem, instead }) =>
      `${environment} › ${component} › ${property}: ${problem} | ${instead}`,
  );
  expect(said).toEqual(expected);
});

test.each<[string, string | undefined, string | undefined, readonly string[]]>([
  ['one name', 'shop', 'shop', ['both clusters are named shop']],
  ['no name', undefined, undefined, ['neither cluster has a name']],
  ['a name of its own each', 'shop', 'mail', []],
])('two environments of a project send to the same host outside, with %s', (_title, one, other, expected) => {
  const send = (environment: string, cluster?: string) => (app: App) => {
    const sender = sending({ name: cluster }, environment, app);
    new OtelForwarder(sender, {
      sendTo: external(sender, {
        protocol: 'otlp.http',
        url: 'https://otlp.example.net',
        addresses: ['203.0.113.50'],
        credentials: bearerToken({ secretName: 'otlp' }),
      }),
    });
    return sender;
  };
  const { findings } = defineProject({ environments: { east: send('east', one), west: send('west', other) } }).build();
  expect(findings.map(({ environment, problem }) => `${environment}: ${problem}`)).toEqual(
    expected.map((why) => `west: east and west send to otlp.example.net, and ${why}`),
  );
});
