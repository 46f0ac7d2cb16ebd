import { describe, expect, test } from '@jest/globals';
import { Alloy, alloySyntax, podLogs } from '../../constructs/alloy';
import { Gateway, nginx } from '../../constructs/gateway';
import { Grafana, GrafanaContent } from '../../constructs/grafana';
import { type Environment, mergePatch, percent } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { logAgent } from '../../constructs/log-agent';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { OtelCollector } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Pyroscope } from '../../constructs/pyroscope';
import { Tempo } from '../../constructs/tempo';
import { size, stores } from '../bad-input/cases';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** `configuration`: a change where a component has no property. */

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read the log files of their node' });

/** A component that is changed, the ConfigMap and a part of the text that shows it, and the places that are listed. */
type Case = [string, (environment: Environment) => void, string, string, readonly string[]];

const cases: readonly Case[] = [
  [
    'Loki: a key more, another value, a key less',
    (environment) =>
      new Loki(environment, {
        ...size,
        configuration: ({ analytics: _, ...rest }) => ({
          ...rest,
          auth_enabled: true,
          limits_config: { ...rest.limits_config, max_query_length: '0s' },
        }),
      }),
    'loki',
    'max_query_length: 0s',
    ['changed auth_enabled', 'removed analytics', 'added limits_config.max_query_length'],
  ],
  [
    'Mimir: by a patch',
    (environment) =>
      new Mimir(environment, {
        ...size,
        configuration: (mimir) => mergePatch(mimir, { limits: { max_label_names_per_series: 40 }, usage_stats: null }),
      }),
    'mimir',
    'max_label_names_per_series: 40',
    ['removed usage_stats', 'changed limits.max_label_names_per_series'],
  ],
  [
    'Tempo',
    (environment) =>
      new Tempo(environment, {
        ...size,
        configuration: (tempo) => ({ ...tempo, memory: { automemlimit_enabled: true } }),
      }),
    'tempo',
    'automemlimit_enabled: true',
    ['added memory'],
  ],
  [
    'Pyroscope',
    (environment) =>
      new Pyroscope(environment, {
        ...size,
        configuration: (pyroscope) => ({ ...pyroscope, tracing: { enabled: false } }),
      }),
    'pyroscope',
    'enabled: false',
    ['added tracing'],
  ],
  [
    'Prometheus: in a list',
    (environment) =>
      new Prometheus(environment, {
        ...size,
        configuration: (prometheus) => ({
          ...prometheus,
          scrape_configs: prometheus.scrape_configs.map((job) => ({ ...job, scrape_interval: '1m' })),
        }),
      }),
    'prometheus',
    'scrape_interval: 1m',
    ['added scrape_configs[0].scrape_interval'],
  ],
  [
    'the Collector',
    (environment) => {
      const { mimir, loki, tempo } = stores(environment);
      new OtelCollector(environment, {
        ...{ metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp },
        keep: [percent(10)],
        configuration: (collector) => ({
          ...collector,
          exporters: { ...collector.exporters, debug: { verbosity: 'basic' } },
        }),
      });
    },
    'otel-collector',
    'debug:\n    verbosity: basic',
    ['added exporters.debug'],
  ],
  [
    'Grafana: its settings and what is provisioned',
    (environment) =>
      new Grafana(environment, {
        datasources: [new Loki(environment, size).datasource],
        configuration: ({ ini, datasources, ...rest }) => ({
          ...rest,
          ini: { ...ini, users: { default_theme: 'light' } },
          datasources: datasources.map((datasource) => ({ ...datasource, basicAuth: true })),
        }),
      }),
    'grafana',
    '[users]\ndefault_theme = light',
    ['added ini.users', 'added datasources[Loki].basicAuth'],
  ],
  [
    'the datasources of an existing Grafana',
    (environment) => {
      const namespace = environment.addNamespace('theirs', { existing: true });
      const { grafana } = new KubePrometheusStack(environment, { namespace });
      new GrafanaContent(environment, {
        grafana,
        datasources: [new Loki(environment, size).datasource],
        configuration: ({ datasources }) => ({ datasources: datasources.map((each) => ({ ...each, editable: true })) }),
      });
    },
    'test-datasources',
    'editable: true',
    ['changed datasources[Loki (test)].editable'],
  ],
  [
    'Alloy: other arguments, and a component more',
    (environment) =>
      new Alloy(environment, {
        namespace: agents(environment),
        collect: [podLogs()],
        logsTo: new Loki(environment, size).push,
        configuration: (file) => {
          const { receiver } = file.exportsOf(alloySyntax.lokiWrite, 'logs');
          const stage = { 'stage.replace': { expression: 'secret=(\\S+)' } };
          const mine = file.add(alloySyntax.lokiProcess, 'without_secrets', {
            forward_to: [receiver],
            blocks: [stage],
          });
          return file.change(alloySyntax.lokiProcess, 'pod_logs', (body) => ({ ...body, forward_to: [mine.receiver] }));
        },
      }),
    'alloy',
    'forward_to = [loki.process.without_secrets.receiver]',
    ['changed loki.process "pod_logs".forward_to[0]', 'added loki.process "without_secrets"'],
  ],
  [
    'Promtail: an expression keeps its dollars',
    (environment) =>
      logAgent(environment, {
        program: 'promtail',
        namespace: agents(environment),
        collect: [podLogs()],
        logsTo: new Loki(environment, size).push,
        configuration: (promtail) => ({ ...promtail, target_config: { sync_period: '$1' } }),
      }),
    'promtail',
    'sync_period: $$1',
    ['added target_config'],
  ],
  [
    'the gateway',
    (environment) =>
      new Gateway(environment, {
        domain: 'example.com',
        hosts: { loki: new Loki(environment, size).query },
        users: 'people',
        className: 'kong',
        configuration: (directives) => [nginx.directive('worker_rlimit_nofile', '4096'), ...directives.slice(1)],
      }),
    'gateway',
    'worker_rlimit_nofile 4096;',
    ['removed [daemon]', 'added [worker_rlimit_nofile]'],
  ],
];

describe('what has no property is changed in the configuration, and listed', () => {
  test.each(cases)('%s', (_title, make, configMap, text, changes) => {
    const environment = testEnvironment({
      network: { plugin: 'plain' },
      ingressClasses: [{ name: 'kong', namespace: 'kong' }],
    });
    make(environment);
    expect(findingsOf(environment)).toEqual([]);
    expect(Object.values(objectOf(environment, 'ConfigMap', configMap).data).join('\n')).toContain(text);
    expect(environment.escapeHatches).toHaveLength(1);
    const [hatch] = environment.escapeHatches;
    expect(hatch?.of).toBe('configuration');
    expect(hatch?.changes.map(({ what, path }) => `${what} ${path}`)).toEqual(changes);
  });
});

test('a changed configuration rolls the pods', () => {
  const checksum = (length: string | undefined) => {
    const environment = testEnvironment();
    new Loki(environment, {
      ...size,
      configuration:
        length === undefined ? undefined : (loki) => mergePatch(loki, { limits_config: { max_query_length: length } }),
    });
    return objectOf(environment, 'StatefulSet', 'loki').spec.template.metadata.annotations;
  };
  expect(checksum('1h')).not.toEqual(checksum(undefined));
  expect(checksum('1h')).not.toEqual(checksum('2h'));
  expect(checksum('1h')).toEqual(checksum('1h'));
});

test('one environment that changes what it is given changes no other', () => {
  const render = (environment: Environment) => objectOf(environment, 'ConfigMap', 'mimir').data;
  const [first, second] = [testEnvironment(), testEnvironment()];
  new Mimir(first, {
    ...size,
    configuration: (mimir) => {
      Object.assign(mimir.distributor?.ring?.kvstore ?? {}, { store: 'memberlist' });
      return mimir;
    },
  });
  new Mimir(second, size);
  expect(render(first)['mimir.yaml'].match(/store: memberlist/g)).toHaveLength(1);
  expect(render(second)['mimir.yaml']).not.toContain('memberlist');
});
