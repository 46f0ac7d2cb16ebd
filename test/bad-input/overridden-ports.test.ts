import { describe, expect, test } from '@jest/globals';
import { Alloy, Grafana, KubeStateMetrics, Loki, Mimir, NodeExporter, podLogs } from '../../constructs';
import { percent } from '../../constructs/kit';
import { listeningProblem } from '../../constructs/kit/environment/escape-hatches/listening';
import { OtelCollector } from '../../constructs/otel-collector';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, testEnvironment } from '../support';
import { size } from './cases';

/** Overrides by which a program would listen at another port than Services, probes and policies say. */

interface Container {
  args: string[];
  env: object[];
}

interface Workload {
  spec: { template: { spec: { containers: Container[] } } };
}

/** What is found when the first container of a workload is changed. */
function found(kind: string, name: string, edit: (container: Container) => void) {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they see their nodes' });
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  new Alloy(environment, { namespace, collect: [podLogs()], logsTo: loki.push });
  new Prometheus(environment, size);
  new NodeExporter(environment, { namespace });
  new KubeStateMetrics(environment);
  new Grafana(environment, { datasources: [mimir.datasource] });
  const to = { metricsTo: mimir.otlp, logsTo: loki.otlp, tracesTo: tempo.otlp };
  new OtelCollector(environment, { ...to, keep: [percent(100)] });
  environment.override(kind, name, (manifest: Workload) => {
    const [container] = manifest.spec.template.spec.containers;
    if (!container) throw new Error('it has no container');
    edit(container);
    return manifest;
  });
  return findingsOf(environment)
    .filter((each) => each.includes('override('))
    .map((each) => each.replace(/^.*?override\([^)]*\): /, ''));
}

const added =
  (...args: readonly string[]) =>
  (container: Container) => {
    container.args = [...container.args, ...args];
  };

const told =
  (name: string, value: string) =>
  ({ env }: Container) => {
    env.push({ name, value });
  };

const without =
  (flag: string) =>
  (container: Container): void => {
    container.args = container.args.filter((each) => !each.startsWith(flag));
  };

const answer = (container: string, told: string, port: string, said = 'is told otherwise') =>
  `the container ${container} ${said} where it listens (${told}), and Services, probes and network policies are for ${port} | the port as it is; for another one outside, a Service of your own that leads to it`;

test.each<[string, string, (container: Container) => void, string]>([
  [
    'StatefulSet',
    'prometheus',
    added('--web.listen-address=:9999'),
    answer('prometheus', '--web.listen-address: :9999', '9090'),
  ],
  [
    'StatefulSet',
    'prometheus',
    added('--web.listen-address', '127.0.0.1:9090'),
    answer('prometheus', '--web.listen-address: 127.0.0.1:9090', '9090'),
  ],
  [
    'StatefulSet',
    'loki',
    added('-server.http-listen-port=3199'),
    answer('loki', '--server.http-listen-port: 3199', '3100 and 9095'),
  ],
  [
    'StatefulSet',
    'loki',
    added('-server.grpc-listen-address=127.0.0.1'),
    answer('loki', '--server.grpc-listen-address: 127.0.0.1', '3100 and 9095'),
  ],
  ['StatefulSet', 'grafana', told('GF_SERVER_HTTP_ADDR', '::1'), answer('grafana', 'GF_SERVER_HTTP_ADDR: ::1', '3000')],
  [
    'DaemonSet',
    'alloy',
    without('--server.http.listen-addr'),
    answer('alloy', '--server.http.listen-addr', '12345', 'is no longer told'),
  ],
  [
    'Deployment',
    'kube-state-metrics',
    added('--port=9999'),
    answer('kube-state-metrics', '--port: 9999', '8080 and 8081'),
  ],
  [
    'StatefulSet',
    'grafana',
    told('GF_SERVER_HTTP_PORT', '8080'),
    answer('grafana', 'GF_SERVER_HTTP_PORT: 8080', '3000'),
  ],
  [
    'StatefulSet',
    'otel-collector',
    added('--set=receivers.otlp.protocols.grpc.endpoint=0.0.0.0:9999'),
    answer(
      'otel-collector',
      '--set receivers.otlp.protocols.grpc.endpoint: 0.0.0.0:9999',
      '4317 and 4318 and 8888 and 13133',
    ),
  ],
])('%s %s', (kind, name, edit, expected) => {
  expect(found(kind, name, edit)).toEqual([expected]);
});

test.each<[string, string, (container: Container) => void]>([
  ['StatefulSet', 'prometheus', added('--web.listen-address=0.0.0.0:9090')],
  ['StatefulSet', 'prometheus', added('--web.listen-address=:9090', '--web.listen-address=:9999')],
  ['StatefulSet', 'prometheus', added('--web.page-title=9999', '--log.level=debug')],
  ['StatefulSet', 'mimir', added('-server.http-listen-conn-limit=500', '-server.grpc-listen-conn-limit=500')],
  ['StatefulSet', 'loki', added('-server.grpc-listen-address=0.0.0.0')],
  ['StatefulSet', 'grafana', told('DB_PORT', '5432')],
  ['StatefulSet', 'otel-collector', added('--set=exporters.otlp_grpc/traces.endpoint=tempo.monitoring.svc:4317')],
  ['StatefulSet', 'tempo', added('-internal-server.enable=true', '-internal-server.http-listen-port=3101')],
  ['StatefulSet', 'otel-collector', added('--set=extensions.pprof.endpoint=localhost:1777')],
])('%s %s may be told what moves no port', (kind, name, edit) => {
  expect(found(kind, name, edit)).toEqual([]);
});

describe('one container', () => {
  const container = (args: readonly string[], env: readonly object[] = []) => ({
    ...{ name: 'program', ports: [{ containerPort: 9400 }], args, env },
  });
  const problem = (...[before, after]: [object, object]) =>
    listeningProblem(before, after, (each) => [each as ReturnType<typeof container>])?.problem;

  test('that listens at the loopback address as before', () => {
    const listening = '--web.listen-address=127.0.0.1:9400';
    expect(problem(container([listening]), container([listening, '--log.level=debug']))).toBeUndefined();
  });

  test.each([
    ['BEYLA_PROFILE_PORT', undefined],
    ['BEYLA_PROMETHEUS_PORT', expect.stringContaining('BEYLA_PROMETHEUS_PORT: 6060')],
  ])('with %s', (name, expected) => {
    expect(problem(container([]), container([], [{ name, value: '6060' }]))).toEqual(expected);
  });
});
