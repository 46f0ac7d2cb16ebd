import { expect, test } from '@jest/globals';
import { checks, runChecks, subjectOf } from '../../../checks';
import {
  accessKey,
  cilium,
  distributed,
  type Form,
  type FormProps,
  formatFinding,
  Kafka,
  Loki,
  Mimir,
  replicated,
  type StoreAutoscaling,
  s3,
  single,
  Tempo,
} from '../../../constructs';
import { environmentFiles } from '../../../tools/synth/environment-files';
import { untyped } from '../../bad-input/cases';
import { findingsOf, objectOf, testEnvironment } from '../../support';
import { loadOf } from '../../tempo/environments';

/** Stores of which an autoscaler decides how many pods a role has. */

const ofSix = { minReplicas: 2, maxReplicas: 6, targetCPUUtilizationPercentage: 80 };
const all: StoreAutoscaling = { distributor: ofSix, querier: ofSix, 'query-frontend': ofSix };

type Given = { readonly form?: (props: FormProps) => Form; readonly metricsServer?: boolean };

/** Each store in a form, with its autoscaling. */
function stores(autoscaling: StoreAutoscaling, { form = distributed, metricsServer = true }: Given = {}) {
  const environment = testEnvironment({
    network: cilium(),
    nodes: 6,
    zones: ['a', 'b', 'c'],
    ...(metricsServer ? { metricsServer } : {}),
  });
  const load = loadOf({ nodes: 6, logs: loadOf().logs, spansPerSecond: form === distributed ? 8000 : 100 });
  const inForm = (store: string) =>
    form({
      load,
      storage: s3({ bucket: store, region: 'eu-central-1', credentials: accessKey({ secretName: store }) }),
    });
  new Mimir(environment, { form: inForm('metrics'), autoscaling });
  new Loki(environment, { form: inForm('logs'), autoscaling });
  if (form === distributed) {
    const kafka = new Kafka(environment, { load });
    new Tempo(environment, { form: inForm('traces'), kafka: kafka.brokers, autoscaling });
  }
  return environment;
}

const scaled = ['mimir', 'loki', 'tempo'].flatMap((store) =>
  Object.keys(all).map((role): [string] => [`${store}-${role}`]),
);

const environment = stores(all);

test('what is rendered holds every check', () => {
  expect(findingsOf(environment)).toEqual([]);
  const results = runChecks(subjectOf(environmentFiles(environment), { environment }), checks);
  expect(results.flatMap(({ findings }) => findings.map((finding) => formatFinding(finding)))).toEqual([]);
});

test.each(scaled)('the Deployment of %s has no number of pods, and its autoscaler two bounds', (name) => {
  expect(objectOf(environment, 'Deployment', name).spec).not.toHaveProperty('replicas');
  expect(objectOf(environment, 'HorizontalPodAutoscaler', name).spec).toMatchObject({
    scaleTargetRef: { kind: 'Deployment', name },
    minReplicas: 2,
    maxReplicas: 6,
  });
});

test('the others have as many pods as the load needs', () => {
  const some = stores({ querier: ofSix });
  expect(objectOf(some, 'Deployment', 'mimir-distributor').spec.replicas).toBe(2);
  expect(objectOf(some, 'Deployment', 'loki-querier').spec).not.toHaveProperty('replicas');
});

const elsewhere =
  'each pod has every role, and with them what is not in the bucket yet | distributed({ … }) as its form, or no autoscaling';

test.each<[string, StoreAutoscaling, Given, readonly string[]]>([
  ['one process', { querier: ofSix }, { form: single }, [`autoscaling: as single ${elsewhere}`]],
  ['three identical ones', { querier: ofSix }, { form: replicated }, [`autoscaling: as replicated ${elsewhere}`]],
  [
    'what keeps samples',
    untyped({ ingester: ofSix }),
    {},
    ['autoscaling.ingester: there is no property ingester | one of: distributor, querier, query-frontend'],
  ],
  [
    'one pod, whose loss stops everything',
    { distributor: { ...ofSix, minReplicas: 1 } },
    {},
    ['autoscaling.distributor.minReplicas: 1 is not a whole number from 2 to 1000 | a whole number from 2 to 1000'],
  ],
  [
    'nothing to decide, with its role',
    { distributor: ofSix, querier: { ...ofSix, minReplicas: 6 } },
    {},
    [
      'autoscaling.querier: between 6 and 6 pods there is nothing to decide | maxReplicas: 7 or more, or no autoscaling',
    ],
  ],
  [
    'a cluster that does not know what pods take, once for all roles',
    { querier: ofSix, distributor: ofSix },
    { metricsServer: false },
    [
      "autoscaling: nobody tells the autoscaler what the pods take, so their number would never change | metricsServer: true in the environment's cluster, if kubectl top pods answers there, or no autoscaling",
    ],
  ],
])('refused for %s', (_title, autoscaling, given, expected) => {
  const found = findingsOf(stores(autoscaling, given)).filter((finding) => finding.startsWith('test › mimir › '));
  expect(found).toEqual(expected.map((finding) => `test › mimir › ${finding}`));
});
