import { expect, test } from '@jest/globals';
import { Grafana } from '../../constructs/grafana';
import { withJavaAgent } from '../../constructs/instrumentation';
import {
  type Cluster,
  days,
  type Endpoint,
  type Environment,
  Image,
  istioAmbient,
  type Percentage,
  percent,
  plainNetwork,
  type WorkloadProps,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { OtelCollector } from '../../constructs/otel-collector';
import { findingsOf, testEnvironment } from '../support';
import { nameRule, Sample, size, stores, untyped } from './cases';

/** What an environment says of its cluster, and what it passes where something else is meant. */

const partsRule = 'lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit';

const clusters: readonly [string, Partial<Cluster>, readonly string[]][] = [
  [
    'a storage class that is no name',
    { storageClass: 'My Class' },
    [`test › cluster › storageClass: "My Class" is no name that Kubernetes takes | ${partsRule}`],
  ],
  [
    'a port below one',
    { apiServerPort: -1 },
    ['test › cluster › apiServerPort: -1 is not a whole number from 1 to 65535 | a whole number from 1 to 65535'],
  ],
  [
    'an ingress controller in a namespace that can not be',
    { ingressClasses: [{ name: 'kong', namespace: 'Kong System' }] },
    [`test › cluster › ingressClasses.namespace: "Kong System" is no name that Kubernetes takes | ${nameRule}`],
  ],
  [
    'one ingress class twice',
    {
      ingressClasses: [
        { name: 'kong', namespace: 'kong' },
        { name: 'kong', namespace: 'edge' },
      ],
    },
    ['test › cluster › ingressClasses: the class kong is there twice | each class once'],
  ],
  [
    'Argo CD and the mesh in namespaces that can not be',
    { argocd: { namespace: 'Argo CD' }, mesh: istioAmbient({ namespace: 'istio_system' }) },
    [
      `test › cluster › mesh.namespace: "istio_system" is no name that Kubernetes takes | ${nameRule}`,
      `test › cluster › argocd.namespace: "Argo CD" is no name that Kubernetes takes | ${nameRule}`,
    ],
  ],
];

test.each(clusters)('%s', (_title, cluster, findings) => {
  expect(findingsOf(testEnvironment({ network: plainNetwork(), ...cluster }))).toEqual(findings);
});

/** A component that is right but for the given properties. */
const application = (environment: Environment, props: Partial<WorkloadProps>) =>
  new Sample(environment, props, { name: 'application' });

const collector = (environment: Environment, share: Percentage = percent(10)) => {
  const { mimir, loki, tempo } = stores(environment);
  return new OtelCollector(environment, {
    metricsTo: mimir.otlp,
    logsTo: loki.otlp,
    tracesTo: tempo.otlp,
    keep: [share],
  });
};

const passed: readonly [string, (environment: Environment) => void, readonly string[]][] = [
  [
    'an endpoint that is not there, and a wrong retention beside it',
    (environment) => {
      const { mimir, tempo } = stores(environment);
      const logsTo = untyped<Endpoint<'otlp.logs'>>(undefined);
      const tracesTo = tempo.otlp;
      new OtelCollector(environment, { metricsTo: mimir.otlp, logsTo, tracesTo, keep: [percent(10)] });
      new Loki(environment, { ...size, name: 'second', retention: days(0) });
    },
    [
      'test › otel-collector › logsTo: logsTo is missing | logsTo: loki.otlp',
      'test › second › retention: seconds(0) is not above zero | a duration such as days(3)',
    ],
  ],
  [
    'a datasource that is not there',
    (environment) => {
      const { mimir } = stores(environment);
      const datasources = [mimir.datasource, untyped<typeof mimir.datasource>(undefined)];
      new Grafana(environment, { datasources });
    },
    [
      'test › grafana › datasources: undefined stands in the list | the datasource of a store, such as mimir.datasource',
    ],
  ],
  [
    'a percentage as text',
    (environment) => collector(environment, percent(untyped<number>('10'))),
    [
      'test › otel-collector › keep: percent("10") is not between 0 and 100 | a percentage from percent(0) to percent(100)',
    ],
  ],
  [
    'a version that can not stand in a label',
    (environment) => application(environment, { image: new Image('docker.io/example/application', '1.0.0@sha256:0') }),
    [
      'test › application › image: docker.io/example/application has the tag "1.0.0@sha256:0", which is not valid | at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit; a digest is the third argument of image(…)',
    ],
  ],
  [
    'an agent for a container that the Deployment does not have',
    (environment) => {
      const otlpTo = collector(environment).otlp.grpc;
      application(environment, { patch: withJavaAgent({ otlpTo, container: 'shop' }) });
    },
    [
      'test › application › withJavaAgent.container: the Deployment application has no container named shop | one of: application',
    ],
  ],
  [
    'an invalid copy of the log lines',
    (environment) => {
      const otlpTo = collector(environment).otlp.grpc;
      application(environment, { patch: withJavaAgent({ otlpTo, logs: untyped<'otlp'>('both') }) });
    },
    ['test › application › withJavaAgent.logs: "both" is none of stdout, otlp, push | one of: stdout, otlp, push'],
  ],
];

test.each(passed)('%s', (_title, make, findings) => {
  const environment = testEnvironment();
  make(environment);
  expect(findingsOf(environment)).toEqual(findings);
});
