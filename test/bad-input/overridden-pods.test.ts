import { describe, expect, test } from '@jest/globals';
import { Alertmanager, Grafana, Loki, Mimir, Tempo, webhook } from '../../constructs';
import { Kafka, KafkaExporter } from '../../constructs/kafka';
import { gibibytes } from '../../constructs/kit';
import { findingsOf, testEnvironment } from '../support';
import { size } from './cases';

/** Overrides by which the pods of a workload would no longer be what the model says of them. */

interface Container {
  name: string;
  image?: string;
  args?: string[];
  env?: object[];
  ports?: { name: string; containerPort: number }[];
  volumeMounts: { name: string; mountPath: string }[];
}

interface Workload {
  spec: {
    replicas?: number;
    paused?: boolean;
    template: { spec: { containers: Container[]; volumes: Record<string, unknown>[] } };
    volumeClaimTemplates?: { metadata: { name: string } }[];
  };
}

/** What is found when an object is changed in place. */
function found(kind: string, name: string, ...edits: readonly ((manifest: Workload, container: Container) => void)[]) {
  const environment = testEnvironment();
  const loki = new Loki(environment, size);
  const mimir = new Mimir(environment, size);
  new Tempo(environment, { ...size, metricsTo: mimir.remoteWrite });
  new Grafana(environment, { datasources: [loki.datasource] });
  const { brokers } = new Kafka(environment, { disk: gibibytes(10) });
  new KafkaExporter(environment, { brokers });
  for (const edit of edits)
    environment.override(kind, name, (manifest: Workload) => {
      const [container] = manifest.spec.template.spec.containers;
      if (!container) throw new Error('it has no container');
      edit(manifest, container);
      return manifest;
    });
  return findingsOf(environment).map((each) => each.replace(`test › ${name} › override('${kind}', '${name}'): `, ''));
}

const ofLoki = (...edits: Parameters<typeof found> extends [string, string, ...infer Rest] ? Rest : never) =>
  found('StatefulSet', 'loki', ...edits);

const number = 'spec.replicas as it is, or the property of its component that says how many pods there are';
const containers = 'every container that was there, by its name; others may come beside them';
const mounts = 'volumeMounts with every one that was there; others may come beside them';
const volumes = 'volumes and volumeClaimTemplates with every one that was there; others may come beside them';

const volumeWith = (manifest: Workload, key: string) => {
  const volume = manifest.spec.template.spec.volumes.find((each) => key in each);
  if (!volume) throw new Error(`no volume has ${key}`);
  return volume;
};

describe('is refused:', () => {
  test.each<[string, (manifest: Workload, container: Container) => void, string]>([
    [
      'no pod',
      ({ spec }) => Object.assign(spec, { replicas: 0 }),
      `it leaves no pod, and whatever is wired to it has nobody to call | ${number}`,
    ],
    [
      'more pods of a StatefulSet',
      ({ spec }) => Object.assign(spec, { replicas: 3 }),
      `it makes 3 pods of 1, and who their peers are, how much they take and how they are rolled is said for 1 | ${number}`,
    ],
    [
      'another service account',
      ({ spec }) => Object.assign(spec.template.spec, { serviceAccountName: 'default' }),
      'its pods are no longer those of the service account loki, which has their rights and their cloud identity | serviceAccountName as it is',
    ],
    [
      'another container in its place',
      (_, container) => Object.assign(container, { name: 'other' }),
      `it takes away the container loki, which is what runs there | ${containers}`,
    ],
    [
      'no image',
      (_, container) => delete container.image,
      'it takes away the image of the container loki | an image, or images of the environment',
    ],
    [
      'another port',
      (_, { ports = [] }) => Object.assign(ports[0] ?? {}, { containerPort: 9999 }),
      'it takes away the port 3100 (http) of the container loki, to which Services lead and which policies let through | ports of the container with every one that was there',
    ],
    [
      'data elsewhere',
      (manifest, { volumeMounts }) => {
        const claim = manifest.spec.volumeClaimTemplates?.[0]?.metadata.name;
        Object.assign(volumeMounts.find(({ name }) => name === claim) ?? {}, { mountPath: '/elsewhere' });
      },
      `it takes away the volume data at /var/loki of the container loki, where its program reads or writes | ${mounts}`,
    ],
    [
      'data that go with the pod',
      (manifest) => {
        const claim = manifest.spec.volumeClaimTemplates?.[0]?.metadata.name;
        delete manifest.spec.volumeClaimTemplates;
        manifest.spec.template.spec.volumes.push({ name: claim, emptyDir: {} });
      },
      'the volume data no longer holds a claim of its pod, which its program reads or keeps there | the volume data as it is; another one may come beside it, and projected holds several ConfigMaps and Secrets',
    ],
    [
      'no volume',
      (manifest) => Object.assign(manifest.spec.template.spec, { volumes: [] }),
      `it takes away the volume loki | ${volumes}`,
    ],
    [
      'a volume without its files',
      (manifest) => {
        const volume = volumeWith(manifest, 'configMap');
        delete volume.configMap;
        volume.emptyDir = {};
      },
      'the volume loki no longer holds loki, which its program reads or keeps there | the volume loki as it is; another one may come beside it, and projected holds several ConfigMaps and Secrets',
    ],
    [
      'nothing that a program is told of',
      (_, container) => delete container.args,
      'the container loki is no longer told of its files in /etc/loki | args with what names /etc/loki; others may come beside it',
    ],
  ])('%s', (_title, edit, finding) => {
    expect(ofLoki(edit)).toEqual([finding]);
  });

  test('a Deployment without pods, and one that is paused', () => {
    expect(found('Deployment', 'kafka-exporter', ({ spec }) => Object.assign(spec, { replicas: 0 }))).toEqual([
      `it leaves no pod, and whatever is wired to it has nobody to call | ${number}`,
    ]);
    expect(found('Deployment', 'kafka-exporter', ({ spec }) => Object.assign(spec, { paused: true }))).toEqual([
      'it is paused, and no change would reach its pods | no spec.paused',
    ]);
  });

  test('whom a container calls by its arguments', () => {
    const [finding] = found('Deployment', 'kafka-exporter', (_, container) => {
      container.args = container.args?.filter((each) => !each.includes('kafka.monitoring.svc'));
    });
    expect(finding).toMatch(
      /^it .* spec\.template\.spec\.containers\[0\]\.args\[\d\], by which it calls kafka\.monitoring\.svc: .* \| brokers without it, or with another; external\(…\) is for what is elsewhere$/,
    );
  });
});

describe('can be changed:', () => {
  test.each<[string, (manifest: Workload, container: Container) => void]>([
    [
      'what comes beside',
      (manifest, container) => {
        manifest.spec.template.spec.containers.push({
          name: 'beside',
          image: 'docker.io/example/beside:1',
          volumeMounts: [],
        });
        manifest.spec.template.spec.volumes.push({ name: 'more', emptyDir: {} });
        container.volumeMounts.push({ name: 'more', mountPath: '/more' });
        container.ports?.push({ name: 'more', containerPort: 9999 });
        container.args?.push('-log.level=debug');
      },
    ],
    [
      'files with others beside them',
      (manifest) => {
        const volume = volumeWith(manifest, 'configMap');
        volume.projected = { sources: [{ configMap: volume.configMap }, { configMap: { name: 'mine' } }] };
        delete volume.configMap;
      },
    ],
    [
      'how much fits where a pod writes for itself',
      (manifest) => Object.assign(volumeWith(manifest, 'emptyDir'), { emptyDir: { medium: 'Memory' } }),
    ],
  ])('%s', (_title, edit) => {
    expect(ofLoki(edit)).toEqual([]);
  });

  test('a Secret that a driver of the node brings', () => {
    const environment = testEnvironment();
    const url = { secretName: 'team', key: 'url' };
    const receiver = webhook({ name: 'team', url, host: 'team.example.com', addresses: ['203.0.113.1'] });
    new Alertmanager(environment, { receiver });
    environment.override('StatefulSet', 'alertmanager', (manifest: Workload) => {
      const volume = volumeWith(manifest, 'secret');
      volume.csi = { driver: 'secrets-store.csi.k8s.io', readOnly: true };
      delete volume.secret;
      return manifest;
    });
    expect(findingsOf(environment)).toEqual([]);
  });

  test('what another change has added can be taken away again', () => {
    expect(
      ofLoki(
        ({ spec }) => spec.template.spec.containers.push({ name: 'beside', image: 'a:1', volumeMounts: [] }),
        ({ spec }) => spec.template.spec.containers.pop(),
      ),
    ).toEqual([]);
  });

  test('how many pods of a Deployment there are', () => {
    expect(found('Deployment', 'kafka-exporter', ({ spec }) => Object.assign(spec, { replicas: 2 }))).toEqual([]);
  });
});
