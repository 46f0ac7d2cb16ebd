import { AlloyReceiver } from '../../constructs/alloy';
import { cilium, days, type Environment, external, gibibytes, percent, recordingRule } from '../../constructs/kit';
import type { EvaluatedAlerts } from '../../constructs/kit/vocabulary/alert';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { containerAlerts, kubeletAlerts } from '../../constructs/kubernetes/containers';
import { nodeAlerts } from '../../constructs/kubernetes/nodes';
import { podAlerts } from '../../constructs/kubernetes/pods';
import { workloadAlerts } from '../../constructs/kubernetes/workloads';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { memberAlerts } from '../../constructs/mimir/member-rules';
import { Prometheus } from '../../constructs/prometheus';
import { Pyroscope } from '../../constructs/pyroscope';
import { replicated } from '../../constructs/stores/forms';
import { accessKey, s3 } from '../../constructs/stores/object-storage';
import { Tempo } from '../../constructs/tempo';
import { builtFixture, type FixtureName, fixtures } from '../fixtures/environments';
import { inTiers } from '../fixtures/in-tiers';
import { platform } from '../fixtures/two-clusters';
import { asked, askedOutside } from '../kafka/environments';
import { inThreeZones, loadOf, storage } from '../loki/in-forms';
import { testEnvironment } from '../support';
import { distributedTempo } from '../tempo/environments';

/** What is evaluated in the fixtures and in some environments more, which together have every alert. */

export interface Evaluated extends EvaluatedAlerts {
  readonly environment: Environment;
  /** The namespace of the component that the alerts are about. */
  readonly namespace: string;
}

/** A Prometheus that tells an Alertmanager. */
function telling(): Environment {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('stack', { existing: true });
  const { alertmanager: alertsTo } = new KubePrometheusStack(environment, { namespace });
  new Prometheus(environment, { retention: days(3), disk: gibibytes(2), alertsTo });
  environment.build();
  return environment;
}

/** A platform to which other clusters send. */
function receiving(): Environment {
  const { environment } = platform({ evaluateAlerts: true });
  environment.build();
  return environment;
}

/** An Alloy that receives every signal, and a Prometheus that watches it. */
function receivingAll(): Environment {
  const environment = testEnvironment();
  const size = { retention: days(3), disk: gibibytes(2) };
  const loki = new Loki(environment, size);
  const access = { addresses: ['203.0.113.7'] };
  const copy = external(environment, { protocol: 'otlp.http', url: 'https://copy.example.com', ...access });
  const alloy = new AlloyReceiver(environment, {
    metricsTo: new Mimir(environment, size).otlp,
    logsTo: loki.otlp,
    tracesTo: new Tempo(environment, size).otlp,
    keep: [percent(100)],
    copyTo: { logs: copy },
    linesTo: loki.push,
    profilesTo: new Pyroscope(environment, size).push,
    faro: { corsAllowedOrigins: ['https://shop.example.com'] },
  });
  new Prometheus(environment, size).watch(alloy);
  environment.build();
  return environment;
}

/** Stores with their data in buckets. */
function inBuckets(): Environment {
  const environment = testEnvironment({ network: cilium() });
  const credentials = accessKey({ secretName: 'telemetry-s3' });
  const size = { retention: days(3), disk: gibibytes(4) };
  const at = (prefix: string) => ({
    ...size,
    storage: s3({ bucket: 'company-telemetry', region: 'eu-central-1', credentials, prefix }),
  });
  new Prometheus(environment, size).watch(
    new Loki(environment, at('loki')),
    new Mimir(environment, at('mimir')),
    new Tempo(environment, at('tempo')),
    new Pyroscope(environment, at('pyroscope')),
  );
  environment.build();
  return environment;
}

/** A Loki that sends metrics made of lines to a Prometheus that watches it. */
function recording(): Environment {
  const environment = testEnvironment();
  const prometheus = new Prometheus(environment, { retention: days(3), disk: gibibytes(2) });
  const metricsTo = prometheus.remoteWrite;
  const recordingRules = [recordingRule({ record: 'lines:rate5m', expression: 'sum(rate({namespace="demo"}[5m]))' })];
  prometheus.watch(new Loki(environment, { retention: days(3), disk: gibibytes(10), recordingRules, metricsTo }));
  environment.build();
  return environment;
}

/** A Loki of several pods, and a Prometheus that watches it. */
function inCopies(): Environment {
  const environment = inThreeZones();
  const loki = new Loki(environment, { form: replicated({ storage, load: loadOf(0.5) }) });
  new Prometheus(environment, { retention: days(3), disk: gibibytes(2) }).watch(loki);
  environment.build();
  return environment;
}

/** A Tempo in several processes, and a Prometheus that pulls one of them, as a case has one target. */
function throughLog(): Environment {
  const { environment, tempo } = distributedTempo();
  new Prometheus(environment, { retention: days(3), disk: gibibytes(2) }).watch({
    metrics: tempo.metrics,
    alerts: tempo.alerts,
  });
  environment.build();
  return environment;
}

/** Collectors in two tiers, of which two judge each trace, and a Prometheus that pulls the first of them, as a case has one target. */
function tiered(): Environment {
  const environment = testEnvironment();
  const { otel } = inTiers(environment, { tiers: { samplingCopy: {} } });
  new Prometheus(environment, { retention: days(3), disk: gibibytes(2) }).watch({
    metrics: otel.metrics,
    alerts: otel.alerts,
  });
  environment.build();
  return environment;
}

const environments = [
  ...(Object.keys(fixtures) as FixtureName[]).map(builtFixture),
  telling(),
  receiving(),
  receivingAll(),
  inBuckets(),
  recording(),
  inCopies(),
  throughLog(),
  asked(),
  askedOutside(),
  tiered(),
];

/** What is said of a cluster, as the program that asks its exporters evaluates it. */
const ofCluster = { about: 'cluster', language: 'PromQL', namespace: 'monitoring', environment: telling() } as const;

/** What is said of a Mimir of several processes, beside what is said of each. */
const ofMembers = {
  ...ofCluster,
  about: 'mimir',
  alerts: memberAlerts({ name: 'mimir', targetNamespace: { name: ofCluster.namespace } }, { pods: 16, cached: true }),
} as const;

const evaluated: readonly Evaluated[] = [
  ofMembers,
  { ...ofCluster, alerts: [...nodeAlerts, ...podAlerts, ...workloadAlerts, ...kubeletAlerts, ...containerAlerts] },
  ...environments.flatMap((environment) =>
    environment.components.flatMap(({ evaluatedAlerts, targetNamespace }) =>
      evaluatedAlerts.map((each) => {
        const about = environment.components.find((component) => component.name === each.about);
        return { ...each, environment, namespace: (about?.targetNamespace ?? targetNamespace).name };
      }),
    ),
  ),
];

export const alertsIn = (language: EvaluatedAlerts['language']) =>
  evaluated
    .filter((each) => each.language === language)
    .flatMap((each) => each.alerts.map((alert) => ({ ...each, alert })));
