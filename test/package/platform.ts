import { App } from 'cdk8s';
import type { Environment } from '../../constructs';

export type Package = typeof import('../../constructs');

/** An environment with most of the components. They, and their values, come by turns from two copies of the package. */
export function platform(ours: Package, theirs: Package): Environment {
  const environment = new ours.Environment(new App({ outdir: 'dist' }), 'test', {
    cluster: {
      network: theirs.cilium({ hubble: true }),
      mesh: theirs.istioAmbient(),
      ingressClasses: [{ name: 'kong', namespace: 'kong' }],
    },
    budget: { cpu: theirs.cores(9), memory: theirs.gibibytes(30), volumes: theirs.gibibytes(99), pods: 40 },
  });
  environment.addNamespace('monitoring');
  const agents = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'node agents' });
  const demo = environment.addNamespace('demo', { inMesh: true, showFlows: true });
  const size = { retention: theirs.days(3), disk: theirs.gibibytes(10) };

  const mimir = new theirs.Mimir(environment, size);
  const loki = new ours.Loki(environment, size);
  const tempo = new theirs.Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  const otel = new ours.OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [theirs.errors(), ours.slowerThan(theirs.seconds(2)), theirs.percent(10)],
    queues: 'volume',
    disk: theirs.gibibytes(1),
  });
  const alloy = new theirs.Alloy(environment, {
    namespace: agents,
    collect: [ours.podLogs(), theirs.kubelet(), ours.cadvisor(), theirs.hubble(), ours.ztunnel()],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
    otlpTo: otel.otlp.grpc,
  });
  const pipeline = new theirs.Prometheus(environment, size);
  const grafana = new ours.Grafana(environment, {
    datasources: [mimir.datasource, loki.datasource, tempo.datasource, pipeline.datasource],
    dashboards: [ours.springBoot(), theirs.pipelineHealth()],
    ingress: { host: 'grafana.example.com' },
  });
  pipeline.watch(alloy, otel, loki, tempo, mimir, grafana);
  new ours.Instrumentation(environment, { otlpTo: otel.otlp.grpc, receivers: [otel, alloy] });
  new theirs.Demo(environment, {
    namespace: demo,
    otlpTo: otel.otlp.grpc,
    instrument: ours.withJavaAgent({ otlpTo: otel.otlp.grpc, logs: 'stdout' }),
  });
  new theirs.ArgoCd(environment, { repository: 'https://example.com/platform.git' });
  return environment;
}
