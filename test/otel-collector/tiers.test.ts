import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { checks, runChecks, subjectOf } from '../../checks';
import { bearerToken, type Environment, external, formatFinding, millicores, plainNetwork } from '../../constructs/kit';
import { type Duration, mebibytes, seconds } from '../../constructs/kit/model/units';
import { podName } from '../../constructs/opentelemetry/processors/sums-of-pod';
import { waitsOf } from '../../constructs/opentelemetry/sampling/waits';
import { collectorTiers } from '../../constructs/otel-collector/sizing';
import type { Load } from '../../constructs/stores/sizing';
import { environmentFiles } from '../../tools/synth/environment-files';
import { untyped } from '../bad-input/cases';
import { inTiers } from '../fixtures/in-tiers';
import { loadOf } from '../loki/in-forms';
import { loadOf as carried } from '../stores/sizing/loads';
import { objectOf, rendered, testEnvironment } from '../support';

const sampling = 'otel-collector-sampling';
const configurationOf = (environment: Environment, name = 'otel-collector') =>
  parse(objectOf(environment, 'ConfigMap', name).data['config.yaml']);

test('sizes are of a load and a time, and of nothing else', () => {
  expect(() => collectorTiers(loadOf(20), untyped<Duration>(60))).toThrow('60 is given\n  write instead: a duration');
  expect(() => collectorTiers(loadOf(20), seconds(0))).toThrow('seconds(0) is given');
  expect(() => collectorTiers(untyped<Load>({ nodes: 3 }))).toThrow('write instead: what is to be carried');
});

test('two tiers, at the endpoints of one Collector', () => {
  const environment = testEnvironment();
  const { otel } = inTiers(environment);
  expect(otel.otlp.grpc.address).toBe('otel-collector.monitoring.svc:4317');
  expect(rendered(environment, 'otel-collector')).toMatchSnapshot();
});

test('metrics and logs do not pass the second tier, and it has the only queue on a disk', () => {
  const environment = testEnvironment();
  inTiers(environment);
  const [first, second] = [configurationOf(environment), configurationOf(environment, sampling)];
  expect(Object.keys(first.service.pipelines)).toEqual(['traces', 'metrics', 'logs']);
  expect(first.service.pipelines.traces.exporters).toEqual(['load_balancing']);
  expect(first.service.extensions).toEqual(['health_check']);
  for (const exporter of ['otlp_http/metrics', 'otlp_http/logs'])
    expect(first.exporters[exporter].sending_queue).toMatchObject({ wait_for_result: true });
  expect(second.service.pipelines).toEqual({
    traces: {
      // As what comes a second time, which dashboards do not count again.
      receivers: ['otlp/routed_copies'],
      processors: ['memory_limiter', 'tail_sampling'],
      exporters: ['otlp_grpc/traces'],
    },
  });
  expect(second.exporters['otlp_grpc/traces'].sending_queue.storage).toBe('file_storage');
});

test('spans go to the pods that are ready, which are rolled one after the other, each when all know the one before', () => {
  const environment = testEnvironment();
  inTiers(environment);
  const { resolver, sending_queue, protocol } = configurationOf(environment).exporters.load_balancing;
  expect(resolver).toEqual({ dns: { hostname: `${sampling}-ready.monitoring.svc`, port: '4317' } });
  expect([sending_queue, protocol.otlp.sending_queue]).toEqual([undefined, { enabled: false }]);
  const { spec } = objectOf(environment, 'Service', `${sampling}-ready`);
  expect(spec).toMatchObject({ clusterIP: 'None' });
  expect(spec.publishNotReadyAddresses).toBeUndefined();
  expect(objectOf(environment, 'StatefulSet', sampling).spec).toMatchObject({ replicas: 3, minReadySeconds: 45 });
});

test('fewer pods that judge are told of when a roll-out of all of them has had its time', () => {
  const told = (replicas: number) => {
    const { otel } = inTiers(testEnvironment(), { tiers: { sampling: { replicas } } });
    return otel.alerts.find(({ name }) => name === 'CollectorRoutesToFewer')?.holdsFor.toString();
  };
  expect([told(3), told(5), told(12)]).toEqual(['15m', '15m', '36m']);
});

test('a pod that takes the traces of one that is away has room for them, and for what is added to a request', () => {
  const environment = testEnvironment();
  inTiers(environment, { tracesPerSecond: 900, tiers: { sampling: { replicas: 4 } } });
  const { processors, receivers } = configurationOf(environment, sampling);
  expect(processors.tail_sampling).toMatchObject({ expected_new_traces_per_sec: 300, num_traces: 36_000 });
  expect(receivers['otlp/routed_copies'].protocols.grpc.max_recv_msg_size_mib).toBe(21);
});

test('the first tier is as large as the load needs; each tier has its own resources and configuration', () => {
  const environment = testEnvironment({ network: plainNetwork(), metricsServer: true });
  const resources = { cpu: millicores(500), memory: mebibytes(512) };
  inTiers(environment, {
    tiers: {
      routing: {
        autoscaling: { minReplicas: 2, maxReplicas: 6, targetCPUUtilizationPercentage: 80 },
        configuration: (same) => ({ ...same, service: { ...same.service, telemetry: { logs: { level: 'warn' } } } }),
      },
      sampling: { resources },
    },
  });
  expect(objectOf(environment, 'Deployment', 'otel-collector').spec.replicas).toBeUndefined();
  expect(objectOf(environment, 'HorizontalPodAutoscaler', 'otel-collector').spec.maxReplicas).toBe(6);
  const container = objectOf(environment, 'StatefulSet', sampling).spec.template.spec.containers[0];
  expect(container.resources.limits.memory).toBe('512Mi');
  expect(configurationOf(environment).service.telemetry).toEqual({ logs: { level: 'warn' } });
  expect(configurationOf(environment, sampling).service.telemetry.logs).toEqual({ encoding: 'json' });
});

test('sums of differences are those of one pod, which says its name', () => {
  const environment = testEnvironment();
  inTiers(environment);
  const { processors, service } = configurationOf(environment);
  const { metrics } = service.pipelines;
  expect(metrics.processors.slice(-4, -2)).toEqual(['transform/sums_of_pod', 'delta_to_cumulative']);
  expect(JSON.stringify(processors['transform/sums_of_pod'])).toContain(podName);
  const { env } = objectOf(environment, 'Deployment', 'otel-collector').spec.template.spec.containers[0];
  expect(env).toContainEqual({ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } });
});

test('kept traces are copied from where they are judged', () => {
  const environment = testEnvironment();
  const cloud = external(environment, {
    protocol: 'otlp.http',
    url: 'https://otlp.example.com',
    addresses: ['203.0.113.7'],
    credentials: bearerToken({ secretName: 'cloud' }),
  });
  inTiers(environment, { copyTo: { traces: cloud } });
  expect(Object.keys(configurationOf(environment, sampling).service.pipelines)).toEqual(['traces', 'traces/copy']);
  expect(Object.keys(configurationOf(environment).service.pipelines)).toEqual(['traces', 'metrics', 'logs']);
});

test('the tiers are as large as a load needs', () => {
  const environment = testEnvironment();
  const tiers = collectorTiers(loadOf(10));
  inTiers(environment, { tiers });
  expect(objectOf(environment, 'Deployment', 'otel-collector').spec.replicas).toBe(tiers.routing.replicas);
  expect(objectOf(environment, 'StatefulSet', sampling).spec.replicas).toBe(tiers.sampling.replicas);
});

test.each([
  ['the load, of which ten spans are a trace', {}, 1000],
  ['what is stated, if something is', { tracesPerSecond: 300 }, 300],
])('there is room for the traces of %s', (_title, stated, traces) => {
  const environment = testEnvironment();
  const tiers = collectorTiers(carried({ spansPerSecond: 10_000 }));
  inTiers(environment, { ...stated, tiers });
  const { processors } = configurationOf(environment, sampling);
  expect(processors.tail_sampling.expected_new_traces_per_sec).toBe(Math.ceil(traces / (tiers.sampling.replicas - 1)));
});

test('traces wait for as long as the tiers are sized for', () => {
  const environment = testEnvironment();
  inTiers(environment, { tiers: collectorTiers(carried(), seconds(20)) });
  const { processors } = configurationOf(environment, sampling);
  expect(processors.tail_sampling.decision_wait).toBe('20s');
});

test('a load is sized for the time that traces wait by default', () => {
  expect(collectorTiers(carried())).toEqual(collectorTiers(carried(), waitsOf({}).decisionWait));
});

test('every check holds', () => {
  const environment = testEnvironment();
  const { otel } = inTiers(environment);
  environment.build();
  const results = runChecks(subjectOf(environmentFiles(environment), { environment }), checks);
  expect(results.flatMap(({ findings }) => findings.map((finding) => formatFinding(finding)))).toEqual([]);
  expect(otel.furtherMetrics.map(({ host }) => host)).toEqual([`${sampling}-headless.monitoring.svc`]);
});
