import { Alloy, alloySyntax, podLogs } from '../../constructs/alloy';
import { Gateway } from '../../constructs/gateway';
import { Grafana } from '../../constructs/grafana';
import { type Environment, mergePatch } from '../../constructs/kit';
import { Loki, type LokiProps } from '../../constructs/loki';
import { size, testAnswers, untyped } from './cases';

/** Changes of configurations that can't be used. */

type Change = LokiProps['configuration'];

const loki = (environment: Environment, configuration: Change) => new Loki(environment, { ...size, configuration });

const grafana = (environment: Environment, ini: object) =>
  new Grafana(environment, {
    datasources: [new Loki(environment, size).datasource],
    configuration: untyped((given: object) => ({ ...given, ini })),
  });

const alloy = (environment: Environment, change: (file: alloySyntax.AlloyFile) => alloySyntax.AlloyFile) =>
  new Alloy(environment, {
    namespace: environment.addNamespace('agents', {
      podSecurity: 'privileged',
      reason: 'they read files of their node',
    }),
    collect: [podLogs()],
    logsTo: new Loki(environment, size).push,
    configuration: change,
  });

testAnswers([
  [
    'a configuration that is no function',
    (environment) => loki(environment, untyped<Change>({ auth_enabled: true })),
    [
      'test › loki › configuration: it is an object instead of a function | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'one that returns nothing',
    (environment) =>
      loki(
        environment,
        untyped<Change>(() => undefined),
      ),
    [
      'test › loki › configuration: it returns nothing instead of a map of settings | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'one that returns text',
    (environment) =>
      loki(
        environment,
        untyped<Change>(() => 'auth_enabled: true'),
      ),
    [
      'test › loki › configuration: it returns a string instead of a map of settings | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'one that returns a promise',
    (environment) =>
      loki(
        environment,
        untyped<Change>(async () => ({})),
      ),
    [
      'test › loki › configuration: it returns a promise instead of a map of settings | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'one that throws',
    (environment) =>
      loki(environment, (given) => {
        throw new Error(`no such thing: ${given.auth_enabled}`);
      }),
    [
      'test › loki › configuration: it throws Error: no such thing: false | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'one with what no file can hold',
    (environment) => loki(environment, (given) => mergePatch(given, { limits_config: { a: [{ b: size.retention }] } })),
    [
      'test › loki › configuration: of what it returns, limits_config.a[0].b is days(3), which is not plain data | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'one with an invalid number',
    (environment) => loki(environment, (given) => ({ ...given, a: Number.NaN })),
    [
      'test › loki › configuration: of what it returns, a is NaN, which is not plain data | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'one that goes round in a circle',
    (environment) =>
      loki(environment, (given) => {
        const circle: Record<string, unknown> = { ...given };
        circle.again = circle;
        return circle;
      }),
    [
      'test › loki › configuration: of what it returns, again is a part of itself, which is not plain data | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'a part that Grafana does not have',
    (environment) =>
      new Grafana(environment, {
        datasources: [new Loki(environment, size).datasource],
        configuration: (given) => mergePatch(given, { server: { http_port: 8080 } }),
      }),
    [
      'test › grafana › configuration: what it returns has server, which is none of ini, datasources, dashboardProviders | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'other ports',
    (environment) => {
      loki(environment, (given) => mergePatch(given, { server: { http_listen_port: 80 } }));
      new Grafana(environment, {
        datasources: [new Loki(environment, { ...size, name: 'archive' }).datasource],
        configuration: (given) => mergePatch(given, { ini: { server: { http_port: 8080 } } }),
      });
    },
    [
      'loki › configuration: it changes server.http_listen_port',
      'grafana › configuration: it changes ini.server.http_port',
    ].map(
      (change) =>
        `test › ${change}, and Services, probes and network policies are for the port that was there | ${change.replace(/^.* /, '')} as it is`,
    ),
  ],
  [
    'settings without sections',
    (environment) => grafana(environment, { theme: 'light' }),
    [
      'test › grafana › configuration: what it returns has no map of sections at ini | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'a setting that no ini file can hold',
    (environment) => grafana(environment, { users: { theme: 'a;b' } }),
    [
      'test › grafana › configuration: users.theme: an ini file can not hold "a;b" | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'a datasource whose plug-in is left out',
    (environment) =>
      new Grafana(environment, {
        datasources: [new Loki(environment, size).datasource],
        configuration: (given) => ({
          ...given,
          datasources: given.datasources.map((datasource) => ({ ...datasource, type: 'mysql' })),
        }),
      }),
    [
      'test › grafana › configuration: ini.plugins.disable_plugins leaves out mysql, the type of the datasource Loki | a function that returns the changed configuration, such as (configuration) => ({ ...configuration, … })',
    ],
  ],
  [
    'invalid directives',
    (environment) =>
      new Gateway(environment, {
        domain: 'example.com',
        hosts: { loki: new Loki(environment, size).query },
        users: 'people',
        configuration: (directives) => [...directives, untyped({ name: 'user', values: 'nginx' })],
      }),
    [
      "test › gateway › ingress: the cluster serves no ingress class | ingressClasses: [{ name: 'kong', namespace: 'kong' }] in the environment's cluster, or no ingress",
      "test › gateway › configuration: it returns no list of directives | a function that returns directives, such as (directives) => [...directives, nginx.directive('user', 'nginx')]",
    ],
  ],
  [
    'a component of Alloy that is not there',
    (environment) => alloy(environment, (file) => file.change(alloySyntax.lokiWrite, 'mine', (body) => body)),
    [
      'test › alloy › configuration: there is no component loki.write "mine" in Alloy\'s file | one of: loki.write "logs", loki.process "pod_logs", discovery.kubernetes "pod_logs", discovery.relabel "pod_logs", loki.source.file "pod_logs"',
    ],
  ],
  [
    'a component of Alloy that is there',
    (environment) =>
      alloy(environment, (file) => {
        file.add(alloySyntax.lokiWrite, 'logs', { endpoint: { url: 'a' } });
        return file;
      }),
    [
      "test › alloy › configuration: it throws Error: there are two components loki.write with the label logs | a function that returns the file, such as (file) => file.change(alloySyntax.lokiWrite, 'logs', (body) => ({ ...body, … }))",
    ],
  ],
  [
    'a value that Alloy does not have',
    (environment) =>
      alloy(environment, (file) => file.change(alloySyntax.lokiWrite, 'logs', (body) => ({ ...body, nothing: null }))),
    [
      "test › alloy › configuration: what it returns cannot be written: null is no value in Alloy's language | a function that returns the file, such as (file) => file.change(alloySyntax.lokiWrite, 'logs', (body) => ({ ...body, … }))",
    ],
  ],
  [
    'text in the place of a file',
    (environment) =>
      alloy(
        environment,
        untyped(() => 'loki.write "a" { }'),
      ),
    [
      "test › alloy › configuration: it returns no file of Alloy | a function that returns the file, such as (file) => file.change(alloySyntax.lokiWrite, 'logs', (body) => ({ ...body, … }))",
    ],
  ],
]);
