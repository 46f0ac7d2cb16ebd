import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { Alloy, hubble, podLogs, ztunnel } from '../constructs/alloy';
import { ArgoCd } from '../constructs/argocd';
import { Grafana, pipelineHealth, springBoot } from '../constructs/grafana';
import {
  Bytes,
  Component,
  type ComponentProps,
  type Duration,
  days,
  Environment,
  gibibytes,
  hours,
  Image,
  mebibytes,
  millicores,
  percent,
  plainNetwork,
  seconds,
  Workload,
  type WorkloadProps,
} from '../constructs/kit';
import { Loki } from '../constructs/loki';
import { Mimir } from '../constructs/mimir';
import {
  errors,
  type KeepPolicy,
  OtelCollector,
  type OtelCollectorProps,
  slowerThan,
} from '../constructs/otel-collector';
import { Prometheus } from '../constructs/prometheus';
import { Tempo } from '../constructs/tempo';
import { findingsOf, testEnvironment } from './support';

/** Wrong environments, and the exact words that each is answered with. */

const size = { retention: days(3), disk: gibibytes(10) };

class Sample extends Component {
  constructor(environment: Environment, props: Partial<WorkloadProps> = {}, component: ComponentProps = {}) {
    super(environment, 'sample', component);
    new Workload(this, {
      kind: 'Deployment',
      image: new Image('docker.io/example/sample', '1.2.3'),
      identity: { user: 10001 },
      ports: { http: { container: 8080 } },
      resources: { cpu: millicores(50), memory: mebibytes(64) },
      ...props,
    });
  }
}

const sampleWithFile = (environment: Environment, text: string) =>
  new Sample(environment, {
    configuration: [{ name: 'sample', mountPath: '/etc/sample', files: () => ({ 'sample.yaml': text }) }],
  });

/** A value as JavaScript, or a cast, would let it through. */
const untyped = (value: unknown) => value as Duration;

const stores = (environment: Environment) => {
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const tempo = new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  return { mimir, loki, tempo };
};

/** A Collector that is right but for the given properties. */
const collector = (environment: Environment, props: Partial<OtelCollectorProps>) => {
  const { mimir, loki, tempo } = stores(environment);
  return new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [errors(), slowerThan(seconds(2)), percent(10)],
    ...props,
  });
};

const keeping =
  (...keep: readonly KeepPolicy[]) =>
  (environment: Environment) =>
    collector(environment, { keep });

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read the log files of their node' });

type Case = [string, (environment: Environment) => void, readonly string[]];

const units: readonly Case[] = [
  [
    'a retention in bytes',
    (environment) => new Mimir(environment, { ...size, retention: untyped(gibibytes(3)) }),
    ['test › mimir › retention: 3Gi has the wrong unit | a duration such as days(3)'],
  ],
  [
    'a retention as text',
    (environment) => new Tempo(environment, { ...size, retention: untyped('3d') }),
    ['test › tempo › retention: "3d" has the wrong unit | a duration such as days(3)'],
  ],
  [
    'no retention at all',
    (environment) => new Prometheus(environment, { ...size, retention: untyped(undefined) }),
    ['test › prometheus › retention: nothing has the wrong unit | a duration such as days(3)'],
  ],
  [
    'a negative retention',
    (environment) => new Mimir(environment, { ...size, retention: days(-3) }),
    ['test › mimir › retention: -72h is not a length of time above zero | a duration such as days(3)'],
  ],
  [
    'a retention of nothing',
    (environment) => new Tempo(environment, { ...size, retention: seconds(0) }),
    ['test › tempo › retention: 0h is not a length of time above zero | a duration such as days(3)'],
  ],
  [
    'a retention that is no number',
    (environment) => new Tempo(environment, { ...size, retention: days(Number.NaN) }),
    ['test › tempo › retention: NaNms is not a length of time above zero | a duration such as days(3)'],
  ],
  [
    'a retention that Loki can not keep to',
    (environment) => new Loki(environment, { ...size, retention: hours(6) }),
    ['test › loki › retention: 6h is shorter than a day, and Loki deletes whole days | days(1) or more'],
  ],
  [
    'a disk below zero',
    (environment) => new Loki(environment, { ...size, disk: gibibytes(-1) }),
    ['test › loki › disk: -1Gi is not a whole number of mebibytes above zero | an amount such as gibibytes(10)'],
  ],
  [
    'a disk of half a mebibyte',
    (environment) => new Loki(environment, { ...size, disk: new Bytes(0.5) }),
    ['test › loki › disk: 0.5Mi is not a whole number of mebibytes above zero | an amount such as gibibytes(10)'],
  ],
  [
    'memory requested beyond the limit',
    (environment) =>
      new Mimir(environment, {
        ...size,
        resources: { cpu: millicores(100), memory: gibibytes(2), memoryLimit: gibibytes(1) },
      }),
    ['test › mimir › resources.memory: the request 2Gi is above the limit 1Gi | at most 1Gi, or a higher memoryLimit'],
  ],
  [
    'no processor time',
    (environment) => new Sample(environment, { resources: { cpu: millicores(0), memory: mebibytes(64) } }),
    [
      'test › sample › resources.cpu: 0 is not a whole number of thousandths of a core above zero | a share of processor time such as millicores(50)',
    ],
  ],
  [
    'no replicas',
    (environment) => new Sample(environment, { replicas: 0 }),
    ['test › sample › replicas: 0 is not a whole number from 1 to 1000 | a whole number from 1 to 1000'],
  ],
  [
    'one and a half replicas',
    (environment) => new Sample(environment, { replicas: 1.5 }),
    ['test › sample › replicas: 1.5 is not a whole number from 1 to 1000 | a whole number from 1 to 1000'],
  ],
];

const nameRule = 'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit';

const names: readonly Case[] = [
  [
    'two components of one name',
    (environment) => {
      new Loki(environment, size);
      new Mimir(environment, { ...size, name: 'loki' });
    },
    ["test › loki › name: there are two components named loki | a name of its own, for example name: 'loki-2'"],
  ],
  [
    'a name that Kubernetes refuses',
    (environment) => new Sample(environment, { name: 'sample' }, { name: 'My_Sample' }),
    [`test › My_Sample › name: "My_Sample" is no name that Kubernetes takes | ${nameRule}`],
  ],
  [
    'a name that is too long',
    (environment) => new Sample(environment, { name: 'x'.repeat(64) }),
    [`test › sample › name: "${'x'.repeat(64)}" is no name that Kubernetes takes | ${nameRule}`],
  ],
  [
    'two workloads of one name from two components',
    (environment) => {
      new Sample(environment, { name: 'same', ports: {} }, { name: 'one' });
      new Sample(environment, { name: 'same', ports: {} }, { name: 'two' });
    },
    [
      'test › two › name: one has a workload named same in monitoring already | a name of its own, or another namespace',
    ],
  ],
  [
    'a label value that is too long',
    (environment) => new Sample(environment, { podLabels: { team: 'x'.repeat(70) } }),
    [
      `test › sample › podLabels: the label team has the value "${'x'.repeat(70)}" (70 characters) | at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit`,
    ],
  ],
  [
    'a label key that is none',
    (environment) => new Sample(environment, { podLabels: { 'our team': 'platform' } }),
    ['test › sample › podLabels: "our team" is no label key | a key such as example.com/team'],
  ],
  [
    'a namespace that Kubernetes refuses',
    (environment) => environment.addNamespace('Monitoring.Lab'),
    [`test › namespace Monitoring.Lab › name: "Monitoring.Lab" is no name that Kubernetes takes | ${nameRule}`],
  ],
  [
    'two namespaces of one name',
    (environment) => environment.addNamespace('monitoring'),
    [
      'test › namespace monitoring › name: there are two namespaces named monitoring | one namespace, passed to every component that runs in it',
    ],
  ],
];

const cluster: readonly Case[] = [
  [
    'a privileged namespace that does not say why',
    (environment) => environment.addNamespace('agents', { podSecurity: 'privileged' }),
    [
      'test › namespace agents › reason: Pod Security is privileged and nothing says why | the reason why its pods can not be restricted, or no podSecurity at all',
    ],
  ],
  [
    'a namespace in a mesh that is not there',
    (environment) => environment.addNamespace('demo', { inMesh: true }),
    [
      "test › namespace demo › inMesh: the cluster has no mesh | mesh: istioAmbient() in the environment's cluster, or inMesh: false",
    ],
  ],
  [
    'an endpoint of another environment',
    (environment) => {
      const mimir = new Mimir(testEnvironment({ network: plainNetwork() }, 'elsewhere'), size);
      new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
    },
    [
      'test › tempo › metricsTo: mimir belongs to the environment elsewhere | an endpoint of test, or an external endpoint that says how the other cluster is reached',
    ],
  ],
  [
    'a namespace of another environment',
    (environment) => {
      const elsewhere = testEnvironment({ network: plainNetwork() }, 'elsewhere');
      new Sample(environment, {}, { namespace: elsewhere.defaultNamespace });
    },
    [
      "test › sample › namespace: the namespace monitoring belongs to another environment | one of this environment's: monitoring",
    ],
  ],
  [
    'a ConfigMap over 1 MiB',
    (environment) => sampleWithFile(environment, 'x'.repeat(1_048_576)),
    [
      'test › sample › ConfigMap sample: its files have 1048577 bytes, and the API server takes at most 1048576 in one ConfigMap | fewer or smaller files, or several ConfigMaps',
    ],
  ],
  [
    'a control character in a file',
    (environment) => sampleWithFile(environment, 'colour: \u001b[31mred'),
    [
      'test › sample › ConfigMap sample › sample.yaml: the file contains the control character U+001B | the same text without it',
    ],
  ],
  [
    'a component that is watched twice',
    (environment) => {
      const loki = new Loki(environment, size);
      new Prometheus(environment, size).watch(loki, loki);
    },
    ['test › prometheus › watch: loki is watched twice | each component once'],
  ],
  [
    'a repository without an address',
    (environment) => new ArgoCd(environment, { repository: 'lgtm-cdk8s', revision: 'my branch' }),
    [
      'test › argocd › repository: "lgtm-cdk8s" is no address of a Git repository | for example https://github.com/your-organisation/lgtm-cdk8s.git',
      'test › argocd › revision: "my branch" is no branch, tag or commit | for example main',
    ],
  ],
];

const sampling: readonly Case[] = [
  [
    'a percentage over 100',
    keeping(percent(120)),
    ['test › otel-collector › keep: 120 % is not between 0 and 100 | a percentage from percent(0) to percent(100)'],
  ],
  [
    'a percentage below zero',
    keeping(percent(-1)),
    ['test › otel-collector › keep: -1 % is not between 0 and 100 | a percentage from percent(0) to percent(100)'],
  ],
  [
    'a percentage without its unit',
    keeping(untyped(10) as unknown as KeepPolicy),
    [
      'test › otel-collector › keep: 10 is no policy | errors(), slowerThan(seconds(2)) or percent(10)',
      'test › otel-collector › keep: of the normal traces none is kept, so the request rates made from traces would count failed and slow ones alone | a percentage above zero, as in [errors(), slowerThan(seconds(2)), percent(10)]',
    ],
  ],
  [
    'two percentages',
    keeping(percent(10), percent(20)),
    ['test › otel-collector › keep: a percentage is there twice | each kind of policy once'],
  ],
  [
    'nothing kept',
    keeping(),
    [
      'test › otel-collector › keep: nothing says which traces are kept | [errors(), slowerThan(seconds(2)), percent(10)]',
    ],
  ],
  [
    'slower than nothing',
    keeping(slowerThan(seconds(0)), percent(10)),
    ['test › otel-collector › keep: 0h is not a length of time above zero | a duration such as slowerThan(seconds(2))'],
  ],
  [
    'slower than the wait',
    keeping(slowerThan(seconds(20)), percent(10)),
    [
      "test › otel-collector › keep: slowerThan(20s) can't be seen in time: such a trace is complete after 25 s (applications hold a finished span up to 5s), and it is decided 10s after its first span | a threshold of at most 5 s, or decisionWait: seconds(25)",
    ],
  ],
  [
    'two tail-sampling replicas without a routing tier',
    (environment) => collector(environment, { replicas: 2 }),
    [
      'test › otel-collector › replicas: 2 replicas would each sample a part of a trace, as nothing sends the spans of one trace to one of them | replicas: 1, with more tracesPerSecond and resources where one is too slow',
    ],
  ],
  [
    'a wait that outlasts the slack of Tempo',
    (environment) => collector(environment, { decisionWait: seconds(40) }),
    [
      'test › otel-collector › decisionWait: 40s and the 5s that applications hold a finished span back are not below the 30s after which tempo no longer counts a span | less than 25 s, such as seconds(10)',
    ],
  ],
  [
    'queues without room',
    (environment) => collector(environment, { disk: mebibytes(10) }),
    ['test › otel-collector › disk: 10Mi is too little for three queues | mebibytes(256) or more'],
  ],
];

const agent: readonly Case[] = [
  [
    'logs without a place to go',
    (environment) => new Alloy(environment, { namespace: agents(environment), collect: [podLogs()] }),
    ['test › alloy › logsTo: podLogs() has nowhere to send to | where to, for example logsTo: loki.push'],
  ],
  [
    'Hubble and ztunnel where there are none',
    (environment) => {
      const { mimir } = stores(environment);
      new Alloy(environment, {
        namespace: agents(environment),
        collect: [hubble(), ztunnel()],
        metricsTo: mimir.remoteWrite,
      });
    },
    [
      "test › alloy › collect: hubble() collects the metrics of Hubble, and the cluster has none | network: cilium({ hubble: true }) in the environment's cluster, or collect without hubble()",
      "test › alloy › collect: ztunnel() collects the metrics of an ambient mesh, and the cluster has none | mesh: istioAmbient() in the environment's cluster, or collect without ztunnel()",
    ],
  ],
  [
    'one pipeline twice, in a namespace where a node agent can not run',
    (environment) => {
      const { loki } = stores(environment);
      new Alloy(environment, { collect: [podLogs(), podLogs()], logsTo: loki.push });
    },
    [
      "test › alloy › namespace: the pods of monitoring are restricted, and Alloy reads folders of its node | a namespace of its own for node agents, with podSecurity: 'privileged'",
      'test › alloy › collect: podLogs() is there twice, so everything of it would be sent twice | podLogs() once',
    ],
  ],
];

const show: readonly Case[] = [
  [
    'an ingress class that the cluster does not have, and a host that is an address',
    (environment) => {
      const { mimir } = stores(environment);
      const ingress = { host: 'http://grafana.local/', className: 'nginx' };
      new Grafana(environment, { datasources: [mimir.datasource], ingress });
    },
    [
      'test › grafana › ingress.host: "http://grafana.local/" is no host name | a name below a domain without scheme, port or path, such as grafana.lab-dev.local',
      "test › grafana › ingress: the cluster serves no ingress class | ingressClasses: [{ name: 'kong', namespace: 'kong' }] in the environment's cluster, or no ingress",
    ],
  ],
  [
    'a dashboard without its datasource',
    (environment) => {
      const { loki } = stores(environment);
      new Grafana(environment, { datasources: [loki.datasource], dashboards: [springBoot(), pipelineHealth()] });
    },
    [
      'test › grafana › dashboards: the dashboard Spring Boot asks a datasource for metrics, and none of the given is one | in datasources a datasource for PromQL, such as mimir.datasource, or no Spring Boot',
      'test › grafana › dashboards: the dashboard Spring Boot asks a datasource for traces, and none of the given is one | in datasources a datasource for TraceQL, such as tempo.datasource, or no Spring Boot',
      'test › grafana › dashboards: the dashboard Pipeline health asks a datasource for pipeline, and none of the given is one | in datasources the datasource of a Prometheus that watches the pipeline, such as pipeline.datasource, or no Pipeline health',
    ],
  ],
  [
    'two datasources of one name, two dashboards of one uid',
    (environment) => {
      const { mimir, loki } = stores(environment);
      new Grafana(environment, {
        datasources: [mimir.datasource, loki.datasource, { ...loki.datasource }],
        dashboards: [springBoot(), springBoot()],
      });
    },
    [
      'test › grafana › datasources: two datasources have the uid loki | a store with a name of its own, once each',
      'test › grafana › datasources: two datasources are named Loki | each datasource once, with a name of its own',
      'test › grafana › dashboards: the dashboard Spring Boot asks a datasource for traces, and none of the given is one | in datasources a datasource for TraceQL, such as tempo.datasource, or no Spring Boot',
      'test › grafana › dashboards: the dashboard Spring Boot asks a datasource for traces, and none of the given is one | in datasources a datasource for TraceQL, such as tempo.datasource, or no Spring Boot',
      'test › grafana › dashboards: two dashboards have the uid spring-boot | each dashboard once',
    ],
  ],
  [
    'no datasource',
    (environment) => new Grafana(environment, { datasources: [] }),
    [
      'test › grafana › datasources: there is none, so Grafana has nothing to show | the datasource of at least one store, such as mimir.datasource',
    ],
  ],
];

test.each([...units, ...names, ...cluster, ...sampling, ...agent, ...show])('%s', (_title, make, findings) => {
  const environment = testEnvironment();
  make(environment);
  expect(findingsOf(environment)).toEqual(findings);
});

test('an environment that Kubernetes could not name', () => {
  const environment = new Environment(new App({ outdir: 'dist' }), 'My Lab', { cluster: { network: plainNetwork() } });
  expect(findingsOf(environment)).toEqual([
    `My Lab › environment › name: "My Lab" is no name that Kubernetes takes | ${nameRule}`,
  ]);
});

test('an ingress class that is not among those of the cluster', () => {
  const ingressClasses = [
    { name: 'kong', namespace: 'kong' },
    { name: 'internal', namespace: 'gateways' },
  ];
  const environment = testEnvironment({ network: plainNetwork(), ingressClasses });
  const { mimir } = stores(environment);
  new Grafana(environment, {
    datasources: [mimir.datasource],
    ingress: { host: 'grafana.lab-dev.local', className: 'nginx' },
  });
  expect(findingsOf(environment)).toEqual([
    'test › grafana › ingress.className: the cluster serves no ingress class "nginx" | one of: kong, internal',
  ]);
});
