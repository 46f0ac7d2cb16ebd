import { describe, expect, test } from '@jest/globals';
import { bearerToken, type Environment, gibibytes, percent } from '../../constructs/kit';
import { OtelCollector, type OtelCollectorProps, OtelForwarder } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { size, stores } from '../bad-input/cases';
import { at, certificateAuthority, login as credentials } from '../fixtures/remote';
import { sending, sentTo } from '../fixtures/two-clusters';
import { testEnvironment } from '../support';
import { collectorOf, processorsOf } from './configuration';

/** A Collector that sends to a remote: in the place of stores, and a copy beside them. */

/** Everything to one gateway of a cloud, but for what is given. */
function instead(given: (environment: Environment) => Partial<OtelCollectorProps> = () => ({})) {
  const environment = testEnvironment();
  const cloud = at(environment, 'otlp.http', 'https://otlp.example.com/otlp', { credentials });
  const otel = new OtelCollector(environment, {
    metricsTo: cloud,
    logsTo: cloud,
    tracesTo: cloud,
    keep: [percent(10)],
    ...given(environment),
  });
  return { environment, otel, configuration: () => collectorOf(environment) };
}

describe('in the place of stores', () => {
  test('every signal goes to one URL by HTTP, with the login of one Secret', () => {
    const { configuration, otel } = instead();
    const { exporters, extensions } = configuration();
    expect(Object.keys(exporters)).toEqual(['otlp_http/traces', 'otlp_http/metrics', 'otlp_http/logs']);
    for (const { endpoint, auth, tls } of Object.values<Record<string, unknown>>(exporters)) {
      expect([endpoint, auth, tls]).toEqual([
        'https://otlp.example.com/otlp',
        { authenticator: 'bearertokenauth/cloud.encoded' },
        undefined,
      ]);
    }
    expect(extensions['bearertokenauth/cloud.encoded']).toEqual({
      scheme: 'Basic',
      filename: '/etc/otelcol-secrets/cloud/encoded',
    });
    expect(otel.expectedSecrets.map(({ name, keys }) => [name, keys])).toEqual([['cloud', ['encoded']]]);
  });

  test('traces by gRPC over TLS, with a token and an authority of the company', () => {
    const { configuration } = instead((environment) => ({
      tracesTo: at(environment, 'otlp.traces', 'https://tempo.example.com', {
        credentials: bearerToken({ secretName: 'traces' }),
        certificateAuthority,
      }),
    }));
    const { endpoint, auth, tls } = configuration().exporters['otlp_grpc/traces'];
    expect([endpoint, auth.authenticator, tls]).toEqual([
      'tempo.example.com:443',
      'bearertokenauth/traces.token',
      { ca_file: '/etc/otelcol-secrets/company-ca/ca.crt' },
    ]);
  });

  test('metrics are made from traces before the sampler, as no store is known to make them', () => {
    const { service } = instead().configuration();
    expect(service.pipelines['metrics/of_traces'].exporters).toEqual(['otlp_http/metrics']);
    expect(service.pipelines['traces/kept'].processors).toEqual(['tail_sampling']);
  });
});

/** Local stores, and copies as they are given. */
function beside(given: (environment: Environment) => Pick<OtelCollectorProps, 'copyTo' | 'disk'>) {
  const environment = testEnvironment();
  const { mimir, loki, tempo } = stores(environment);
  const otel = new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [percent(10)],
    ...given(environment),
  });
  return { environment, otel, configuration: () => collectorOf(environment) };
}

const everyCopy = (environment: Environment) => {
  const cloud = at(environment, 'otlp.http', 'https://otlp.example.com', { credentials });
  return { metrics: cloud, logs: cloud, traces: cloud };
};

describe('a copy', () => {
  test('has a pipeline of its own, to which nobody waits and whose refusals end', () => {
    const { exporters, receivers, service } = beside((environment) => ({
      copyTo: everyCopy(environment),
    })).configuration();
    const { retry_on_failure, sending_queue, endpoint } = exporters['otlp_grpc/to_copy'];
    expect(retry_on_failure).toEqual({ enabled: false });
    expect(sending_queue).toEqual({ sizer: 'bytes', queue_size: 21 * 2 ** 20, block_on_overflow: true });
    expect(receivers['otlp/copies'].protocols.grpc).toEqual({ endpoint, max_recv_msg_size_mib: 21 });
    for (const signal of ['traces', 'metrics', 'logs']) {
      expect(service.pipelines[signal].exporters).toContain('otlp_grpc/to_copy');
      expect(service.pipelines[`${signal}/copy`]).toEqual({
        receivers: ['otlp/copies'],
        processors: [],
        exporters: [`otlp_http/copy_of_${signal}`],
      });
    }
  });

  test('of one signal leaves the others as they are', () => {
    const { service } = beside((environment) => ({ copyTo: { logs: everyCopy(environment).logs } })).configuration();
    expect(Object.keys(service.pipelines)).toEqual(['traces', 'metrics', 'logs', 'logs/copy']);
    expect(service.pipelines.metrics.exporters).toEqual(['otlp_http/metrics']);
  });

  test('has its part of the disk', () => {
    const { exporters } = beside((environment) => ({
      disk: gibibytes(5),
      copyTo: everyCopy(environment),
    })).configuration();
    const sizes = ['otlp_http/logs', 'otlp_http/copy_of_logs'].map((id) => exporters[id].sending_queue.queue_size);
    expect(sizes).toEqual([512 * 2 ** 20, 512 * 2 ** 20]);
  });

  test('has the metrics that are made from traces too', () => {
    const environment = testEnvironment();
    const { mimir, loki } = stores(environment);
    const tempo = new Tempo(environment, { ...size, name: 'traces' });
    new OtelCollector(environment, {
      metricsTo: mimir.otlp,
      logsTo: loki.otlp,
      tracesTo: tempo.otlp,
      keep: [percent(10)],
      copyTo: { metrics: everyCopy(environment).metrics },
    });
    const { pipelines } = collectorOf(environment).service;
    expect(pipelines['metrics/of_traces'].exporters).toEqual(['otlp_http/metrics', 'otlp_grpc/to_copy']);
  });

  test('is told by an alert of its own, and by no other', () => {
    const { otel } = beside((environment) => ({ copyTo: everyCopy(environment) }));
    const expressionOf = (name: string) => otel.alerts.find((alert) => alert.name === name)?.expression ?? '';
    expect(expressionOf('CollectorCopyLosesData')).toContain('exporter=~".*copy.*"');
    expect(expressionOf('CollectorGivesUp')).toContain('exporter!~".*copy.*"');
    expect(expressionOf('CollectorDropsTraces')).toContain('exporter!~');
    expect(expressionOf('CollectorRefusesData')).toContain('receiver!~".*copies"');
    expect(instead().otel.alerts.map(({ name }) => name)).not.toContain('CollectorCopyLosesData');
  });

  test('of a Collector that passes on is made after what it adds', () => {
    const environment = sending();
    new OtelForwarder(environment, { sendTo: sentTo().otlp, copyTo: { logs: everyCopy(environment).logs } });
    const configuration = collectorOf(environment);
    expect(configuration.service.pipelines.logs.exporters).toEqual(['otlp_http/logs', 'otlp_grpc/to_copy']);
    expect(processorsOf(configuration, 'logs')).toContain('k8s_attributes');
    expect(processorsOf(configuration, 'logs/copy')).toEqual([]);
  });
});
