import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Alloy, kubelet, podLogs } from '../../constructs/alloy';
import { Gateway } from '../../constructs/gateway';
import { days, gibibytes, mebibytes, minutes, percent, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { errors, OtelCollector } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { findingsOf, objectOf, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

function environment() {
  const made = testEnvironment({ network: plainNetwork(), ingressClasses: [{ name: 'kong', namespace: 'kong' }] });
  const mimir = new Mimir(made, size);
  const loki = new Loki(made, { ...size, queryTimeout: minutes(10) });
  const tempo = new Tempo(made, { ...size, metricsTo: mimir.remoteWrite, maxBytesPerTrace: mebibytes(7) });
  const otel = new OtelCollector(made, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), percent(10)],
    largestRequest: mebibytes(12),
  });
  new Alloy(made, {
    namespace: made.addNamespace('agents', { podSecurity: 'privileged', reason: 'a test' }),
    collect: [podLogs(), kubelet()],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
    scrapeLimits: { sampleLimit: 80_000, bodySizeLimit: mebibytes(96), labelLimit: 70 },
    otlpTo: otel.otlp.grpc,
  });
  new Gateway(made, { domain: 'example.com', hosts: { loki: loki.query, tempo: tempo.query }, users: 'people' });
  return made;
}

const made = environment();
const configuration = (name: string, file: string): string => objectOf(made, 'ConfigMap', name).data[file];

test('the environment has no findings', () => {
  expect(findingsOf(made)).toEqual([]);
});

test('every connection that brings data ends where as much is taken as is sent', () => {
  const brought = made.connections.filter(({ largestRequest }) => largestRequest);
  expect(brought.map(({ from, to }) => `${from.component} ${to.protocol}`).sort()).toEqual([
    'alloy loki.push',
    'alloy otlp.grpc',
    'alloy prometheus.remote-write',
    'otel-collector otlp.logs',
    'otel-collector otlp.metrics',
    'otel-collector otlp.traces',
    'tempo prometheus.remote-write',
  ]);
  for (const { largestRequest, to } of brought) {
    const taken = 'largestRequest' in to.offers ? to.offers.largestRequest?.mebibytes : undefined;
    expect(taken).toBeGreaterThanOrEqual(largestRequest?.mebibytes ?? Number.POSITIVE_INFINITY);
  }
});

test('what is offered is what the configurations take', () => {
  const { receivers, processors, exporters } = parse(configuration('otel-collector', 'config.yaml'));
  expect(receivers.otlp.protocols.grpc.max_recv_msg_size_mib).toBe(12);
  expect(receivers.otlp.protocols.http.max_request_body_size).toBe(12 * 1024 * 1024);
  expect(exporters['otlp_grpc/traces'].sending_queue.batch.max_size).toBe(13 * 1024 * 1024);
  expect(exporters['otlp_http/logs'].sending_queue.batch.max_size).toBe(1024 * 1024);
  expect(processors.tail_sampling.maximum_trace_size_bytes).toBe(7 * 1024 * 1024);
  const tempo = parse(configuration('tempo', 'tempo.yaml'));
  expect(tempo.distributor.receivers.otlp.protocols.grpc.max_recv_msg_size_mib).toBe(32);
  expect(tempo.overrides.defaults.global.max_bytes_per_trace).toBe(7 * 1024 * 1024);
  expect(configuration('alloy', 'config.alloy')).toContain('max_recv_msg_size = "11MiB"');
  expect(configuration('alloy', 'config.alloy')).toContain('max_request_body_size = "11MiB"');
  const [scrape] = /prometheus\.scrape "kubelet" \{[\s\S]*?\n\}/.exec(configuration('alloy', 'config.alloy')) ?? [];
  expect(scrape?.match(/\w+_limit +=.*/g)?.map((each) => each.replaceAll(/ +/g, ' '))).toEqual([
    'sample_limit = 80000',
    'body_size_limit = "96MiB"',
    'label_limit = 70',
  ]);
});

test('log records are cut to less than their batch, and to less than Loki takes beside a line', () => {
  const { processors, service } = parse(configuration('otel-collector', 'config.yaml'));
  expect(service.pipelines.logs.processors.at(-1)).toBe('transform/log_limits');
  const statements: string[] = processors['transform/log_limits'].log_statements.flatMap(
    (group: { statements: string[] }) => group.statements,
  );
  const found = statements.flatMap((each) => [...each.matchAll(/> (\d+)$/g)].map(([, bound]) => Number(bound)));
  const bounds = [...new Set(found)];
  expect(bounds.reduce((sum, each) => sum + each, 0)).toBeLessThan(1024 * 1024);
  expect(Math.max(...bounds.filter((each) => each !== 257 * 1024))).toBeLessThan(512 * 1024);
});

test('timeouts grow outward: query, store, gateway', () => {
  const loki = parse(configuration('loki', 'loki.yaml'));
  expect([loki.limits_config.query_timeout, loki.server.http_server_write_timeout]).toEqual(['10m', '610s']);
  const tempo = parse(configuration('tempo', 'tempo.yaml'));
  expect([tempo.querier.search.query_timeout, tempo.server.http_server_write_timeout]).toEqual(['5m', '310s']);
  const mimir = parse(configuration('mimir', 'mimir.yaml'));
  expect([mimir.querier.timeout, mimir.server.http_server_write_timeout]).toEqual(['5m', '310s']);
  expect(configuration('gateway', 'nginx.conf').match(/proxy_read_timeout \d+s/g)).toEqual([
    'proxy_read_timeout 620s',
    'proxy_read_timeout 320s',
  ]);
});
