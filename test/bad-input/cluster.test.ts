import { ArgoCd } from '../../constructs/delivery/argocd';
import { type Environment, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { Tempo } from '../../constructs/tempo';
import { testEnvironment } from '../support';
import { Sample, size, testAnswers, untyped } from './cases';

/** What does not fit the cluster or the environment. */

const sampleWithFile = (environment: Environment, text: string) =>
  new Sample(environment, {
    configuration: [{ name: 'sample', mountPath: '/etc/sample', files: () => ({ 'sample.yaml': text }) }],
  });

testAnswers([
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
      "test › tempo › metricsTo: mimir belongs to the environment elsewhere | an endpoint of test, or one of the other's Gateway, by endpointsOf(…)",
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
    'a Prometheus that watches itself, as it does anyway, and nothing',
    (environment) => {
      const pipeline = new Prometheus(environment, size);
      pipeline.watch(pipeline, untyped(undefined));
    },
    [
      'test › prometheus › watch: prometheus is watched twice | each component once',
      'test › prometheus › watch: undefined is given | a component that has metrics, such as loki',
    ],
  ],
  [
    'a repository without an address',
    (environment) => new ArgoCd(environment, { repository: 'lgtm-cdk8s', revision: 'my branch' }),
    [
      'test › argocd › repository: "lgtm-cdk8s" is no address of a Git repository | for example https://github.com/your-organisation/lgtm-cdk8s.git',
      'test › argocd › revision: "my branch" is no branch, tag or commit | for example main',
    ],
  ],
]);
