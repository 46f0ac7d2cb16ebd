import type { App } from 'cdk8s';
import { accessKey, basicLogin, clusterIssuer, external, forLoad, load, type PodDefaults, s3 } from '../constructs';
import { Alertmanager, email, webhook } from '../constructs/alertmanager';
import { Alloy, cadvisor, kubelet, podLogs } from '../constructs/alloy';
import { ArgoCd } from '../constructs/delivery/argocd';
import { alerting, cluster, Grafana, nodes, pipelineHealth, workloads } from '../constructs/grafana';
import { Instrumentation } from '../constructs/instrumentation';
import { Kafka, KafkaExporter } from '../constructs/kafka';
import { days, Environment, gibibytes, megabytesPerSecond, percent, plainNetwork, seconds } from '../constructs/kit';
import { KubeStateMetrics } from '../constructs/kube-state-metrics';
import { Loki } from '../constructs/loki';
import { Mimir } from '../constructs/mimir';
import { NodeExporter } from '../constructs/node-exporter';
import { collectorTiers, errors, OtelCollector, slowerThan } from '../constructs/otel-collector';
import { Prometheus } from '../constructs/prometheus';
import { Tempo } from '../constructs/tempo';

export interface ProductionOptions {
  /** Who evaluates alerts about metrics: docs/ruler-or-a-pair-of-prometheus.md. Default: `mimir`, its ruler. */
  readonly rulesBy?: 'mimir' | 'prometheus';
  /** What the company says of every pod, such as its registry: docs/fit-my-company.md. Default: nothing. */
  readonly pods?: PodDefaults;
}

/** A platform that survives the loss of a zone, sized for a stated load: docs/run-in-production.md */
export function production(app: App, { rulesBy = 'mimir', pods }: ProductionOptions = {}): Environment {
  const production = new Environment(app, 'production', {
    cluster: {
      name: 'production',
      nodes: 60,
      zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
      network: plainNetwork(),
      ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],
    },
    pods,
  });
  production.addNamespace('monitoring');
  const reason = 'node agents read the log files of every pod, which only root may, from folders of the node';
  const agents = production.addNamespace('monitoring-agents', { podSecurity: 'privileged', reason });

  const carried = load({
    nodes: 60,
    pods: 1800,
    activeSeries: 3_000_000,
    scrapeInterval: seconds(60),
    logs: megabytesPerSecond(20),
    spansPerSecond: 60_000,
    keptSpans: percent(20),
    samplingReplicationFactor: 2,
    queriesPerSecond: 10,
    retention: { metrics: days(90), logs: days(30), traces: days(14) },
  });
  const endpoint = external(production, { protocol: 's3', url: 'https://s3.example.com', addresses: ['203.0.113.60'] });
  /** A bucket and a key of its own, and the smallest form that carries the load. */
  const form = (store: 'mimir' | 'loki' | 'tempo') =>
    forLoad({
      storage: s3({ bucket: `company-${store}`, endpoint, credentials: accessKey({ secretName: `${store}-bucket` }) }),
      load: carried,
    });
  const watch = { url: { secretName: 'alert-watch', key: 'url' }, host: 'watch.example.com' };
  const alertmanager = new Alertmanager(production, {
    replicas: 3,
    receiver: email({ name: 'team', to: ['team@example.com'] }),
    smtp: { smarthost: 'smtp.example.com:587', addresses: ['203.0.113.25'], from: 'alerts@example.com' },
    deadMansSwitch: webhook({ name: 'silence', ...watch, addresses: ['203.0.113.26'] }),
  });
  const alertsTo = alertmanager.push;
  const byPair = rulesBy === 'prometheus';
  const mimir = new Mimir(production, { form: form('mimir'), ...(byPair ? { acceptHaSamples: true } : { alertsTo }) });
  const metricsTo = mimir.remoteWrite;
  const loki = new Loki(production, { form: form('loki'), alertsTo });
  const { brokers } = new Kafka(production, { load: carried });
  const tempo = new Tempo(production, { form: form('tempo'), kafka: brokers, metricsTo });
  const otel = new OtelCollector(production, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), slowerThan(seconds(2)), percent(10)],
    tiers: collectorTiers(carried),
  });

  // From every pod with the label `lgtm-cdk8s/otlp: enabled`: docs/send-otlp.md
  new Instrumentation(production, { otlpTo: otel.otlp.grpc, otlpHttpTo: otel.otlp.http, receivers: [otel] });
  const realm = 'https://login.example.com/realms/company/protocol/openid-connect';
  const grafana = new Grafana(production, {
    datasources: [mimir, loki, tempo, alertmanager].map(({ datasource }) => datasource),
    dashboards: [cluster(), nodes(), workloads(), alerting(), pipelineHealth()],
    ingress: { host: 'grafana.example.com', tls: clusterIssuer('letsencrypt') },
    replicas: 2,
    database: external(production, {
      protocol: 'postgresql',
      url: 'postgresql://db.example.com:5432/grafana',
      addresses: ['203.0.113.54'],
      credentials: basicLogin({ username: 'grafana', secretName: 'grafana-database' }),
    }),
    secretKey: { secretName: 'grafana-key', key: 'secret-key' },
    genericOauth: {
      name: 'Company',
      hosts: [external(production, { protocol: 'http', url: 'https://login.example.com', addresses: ['203.0.113.9'] })],
      clientId: 'grafana',
      clientSecret: { secretName: 'grafana-oauth', key: 'client-secret' },
      authUrl: `${realm}/auth`,
      tokenUrl: `${realm}/token`,
      apiUrl: `${realm}/userinfo`,
      roles: { Admin: ['platform'], Editor: ['developers'], Viewer: 'everyone' },
    },
  });
  const ofNodes = [kubelet(), cadvisor()];
  const collect = byPair ? { collect: [podLogs()] } : { collect: [podLogs(), ...ofNodes], metricsTo };
  const alloy = new Alloy(production, { namespace: agents, logsTo: loki.push, ...collect, load: carried });
  // An estimate of what is kept of 60 nodes with 1,800 pods, and of the platform itself.
  const pair = { replicas: 2, retention: days(1), disk: gibibytes(20), series: 250_000 } as const;
  const pulling = byPair ? new Prometheus(production, { ...pair, scrape: ofNodes, metricsTo, alertsTo }) : alloy;
  pulling.watch(new NodeExporter(production, { namespace: agents }), new KafkaExporter(production, { brokers }));
  pulling.watch(new KubeStateMetrics(production, { onlyAsked: true, load: carried }));
  pulling.watch(alloy, otel, mimir, loki, tempo, grafana, alertmanager);
  new ArgoCd(production, { repository: 'https://github.com/your-organisation/lgtm-cdk8s.git' });
  return production;
}
