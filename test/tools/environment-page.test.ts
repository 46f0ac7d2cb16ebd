import { expect, test } from '@jest/globals';
import { accessKey, cloudIdentity, distributed, gcs, Loki, s3, Tempo } from '../../constructs';
import { cilium, external, mebibytes, mergePatch } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { OtelForwarder } from '../../constructs/otel-collector';
import { environmentPage } from '../../tools/docs/environment-page';
import { renderEnvironment } from '../../tools/synth/render';
import { Sample, size } from '../bad-input/cases';
import { companyEnvironment } from '../fixtures/company';
import { proxied } from '../fixtures/proxy';
import { loadOf } from '../loki/in-forms';
import { mimirIn } from '../mimir/distributed';
import { testEnvironment } from '../support';

/** The page of an environment. */

test('it shows what is changed by hand, and where', () => {
  const environment = testEnvironment();
  new Mimir(environment, {
    ...size,
    configuration: (mimir) => mergePatch(mimir, { limits: { max_label_names_per_series: 40 }, usage_stats: null }),
  });
  new Sample(environment);
  environment.override('Deployment', 'sample', (manifest) => mergePatch(manifest, { spec: { minReadySeconds: 5 } }));
  environment.override('Service', 'sample', (manifest) => manifest);
  environment.build();
  const [, section] = environmentPage(environment, 'npm run docs').split('## What this environment changes by hand');
  expect(section?.split('\n').filter((line) => line.startsWith('|'))).toEqual([
    '| component | what | where it differs from what would be rendered |',
    '| --- | --- | --- |',
    '| mimir | configuration | removed `usage_stats`<br>changed `limits.max_label_names_per_series` |',
    '| sample | Service sample | nothing: it can go |',
    '| sample | Deployment sample | added `spec.minReadySeconds` |',
  ]);
});

test('it says through which proxy a host is called', () => {
  const environment = testEnvironment();
  new OtelForwarder(environment, { sendTo: proxied(environment, 'otlp.http', 'https://otlp.example.com') });
  environment.build();
  expect(environmentPage(environment, 'npm run docs')).toContain(
    '| otel-collector | otlp.example.com | otlp.http | otlp.example.com:443, through proxy.example.com:3128 |',
  );
});

test('it names the Secrets with the credentials of the registry, and nothing by hand where nothing is', () => {
  const environment = companyEnvironment();
  environment.build();
  const page = environmentPage(environment, 'npm run docs');
  expect(page).toContain('| `demo/registry` | `.dockerconfigjson` | the credentials of the registry');
  expect(page).not.toContain('by hand');
});

test('a store of several workloads is one part of the figure, and each of them is in the tables', () => {
  const { environment } = mimirIn({ form: distributed });
  environment.build();
  const [figure = '', tables = ''] = environmentPage(environment, 'npm run docs').split('## Connections');
  expect(figure).toContain('    mimir["mimir"]\n');
  expect(figure).not.toMatch(/ingester|gossip/);
  expect(figure).toContain('Several workloads are one part of the figure in `mimir`');
  expect(tables).toContain('| mimir-querier | mimir | memberlist |');
  expect(tables).toMatch(/\| mimir-distributor \| mimir-ingester\S* \| store.grpc \|/);
  // Nothing of it is called a pod of others.
  expect(tables).not.toContain('Pods of others');
});

test('it says what somebody makes outside, and whom it lets in', () => {
  const environment = testEnvironment({ network: cilium(), nodes: 12, zones: ['a', 'b', 'c'] });
  const storage = gcs({
    bucket: 'company-loki',
    credentials: cloudIdentity({ identity: 'loki@company.iam.gserviceaccount.com' }),
  });
  new Loki(environment, { form: distributed({ storage, load: loadOf(5) }) });
  const kafka = external(environment, {
    protocol: 'kafka',
    url: 'kafka://kafka.example.com',
    addresses: ['203.0.113.0/24'],
    offers: { largestRequest: mebibytes(16) },
  });
  const mimir = new Mimir(environment, size);
  const ofTempo = s3({
    bucket: 'company-tempo',
    region: 'eu-central-1',
    credentials: accessKey({ secretName: 'tempo-s3' }),
    prefix: 'eu',
  });
  new Tempo(environment, {
    form: distributed({ storage: ofTempo, load: loadOf(5) }),
    kafka,
    metricsTo: mimir.remoteWrite,
  });
  environment.build();
  expect(environment.findings).toEqual([]);
  const [, section = ''] = environmentPage(environment, 'npm run docs').split('## What must be made outside');
  expect(
    section
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| the')),
  ).toEqual([
    '| the bucket `company-loki` | `storage.googleapis.com:443` | the service accounts `monitoring/loki-ingester-zone-a`, `monitoring/loki-ingester-zone-b`, `monitoring/loki-ingester-zone-c`, `monitoring/loki-querier`, `monitoring/loki-index-gateway`, `monitoring/loki-compactor` |',
    '| the bucket `company-tempo`, in it `eu/` | `company-tempo.s3.dualstack.eu-central-1.amazonaws.com:443` | who has the key |',
    '| the topic `test-tempo` with 2 partitions or more | `kafka.example.com:9092` | who can reach it |',
  ]);
});

test('in another repository the pages of the package are files of it', () => {
  const environment = companyEnvironment();
  environment.build();
  const page = environmentPage(environment, 'npx lgtm-cdk8s docs', 'node_modules/lgtm-cdk8s/docs');
  expect(page).toContain('facts of a cluster (`node_modules/lgtm-cdk8s/docs/cluster-facts.md`)');
  expect(page).not.toContain('](../');
});

test('it lists every image, by its own name and as pods pull it', () => {
  const environment = companyEnvironment();
  environment.build();
  const [, section = ''] = environmentPage(environment, 'npm run docs').split('\n## Images\n');
  const rows = section.split('\n## ')[0]?.matchAll(/^\| `(.+?)` \| (?:`(.+?)`|the same) \|$/gm) ?? [];
  const listed = new Map([...rows].map(([, name = '', pulled = name]) => [pulled, name]));
  const texts = [...renderEnvironment(environment).files.values()];
  const pulled = new Set(
    texts.flatMap((text) => [...text.matchAll(/^ +(?:- )?image: (\S+)$/gm)].map(([, name]) => name)),
  );
  expect(pulled.size).toBeGreaterThan(10);
  expect([...pulled].filter((image) => !listed.has(String(image)))).toEqual([]);
  const java = `ghcr.io/open-telemetry/opentelemetry-operator/autoinstrumentation-java:${environment.images.autoinstrumentationJava.tag}`;
  expect([...listed.values()]).toContain(java);
  expect([...listed.keys()].every((image) => texts.some((text) => text.includes(image)))).toBe(true);
});

test('a variant names the file that lists it', () => {
  const environment = testEnvironment();
  environment.build();
  expect(environmentPage(environment, 'npm run docs')).toContain('from `environments/test.ts`');
  expect(environmentPage(environment, 'npm run docs', 'docs', 'main.ts')).toContain('from `main.ts`');
});
