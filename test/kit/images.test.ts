import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { type ImageKey, images } from '../../constructs/images';
import { withJavaAgent } from '../../constructs/instrumentation';
import { Environment, type EnvironmentProps, image, imageKeyOf, plainNetwork, podDefaults } from '../../constructs/kit';
import { imageReference } from '../../constructs/kit/model/image-reference';
import { OtelCollector } from '../../constructs/otel-collector';
import { stores } from '../bad-input/cases';
import { companyEnvironment, ofCompany } from '../fixtures/company';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** From where images come, and how each is known. */

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const loki = image('docker.io/grafana/loki', '3.7.8');
const mirrors = { 'docker.io': 'registry.example.com/dockerhub', 'ghcr.io': 'registry.example.com/ghcr' };

describe('the reference by which a pod pulls an image', () => {
  test.each<[string, Parameters<typeof imageReference>, string]>([
    ['as the table has it', [loki, {}], 'docker.io/grafana/loki:3.7.8'],
    ['from a mirror', [loki, { registry: 'registry.example.com' }], 'registry.example.com/grafana/loki:3.7.8'],
    ['from a mirror with a path', [loki, { registry: 'localhost:5000/a/b' }], 'localhost:5000/a/b/grafana/loki:3.7.8'],
    [
      'of an image without a registry',
      [image('spring-app', '1.0.0'), { registry: 'registry.example.com/mirror' }],
      'registry.example.com/mirror/spring-app:1.0.0',
    ],
    [
      'of an image that is in the mirror already',
      [image('registry.example.com/team/loki', '1'), { registry: 'registry.example.com/mirror' }],
      'registry.example.com/team/loki:1',
    ],
    [
      'from a mirror for each registry',
      [loki, { registry: mirrors }],
      'registry.example.com/dockerhub/grafana/loki:3.7.8',
    ],
    [
      'of an image that is in one of them already',
      [image('registry.example.com/team/loki', '1'), { registry: mirrors }],
      'registry.example.com/team/loki:1',
    ],
    ['with a digest of its own', [image('docker.io/a/b', '1', digest), {}], `docker.io/a/b:1@${digest}`],
    [
      'with the digest that is given for its name',
      [loki, { registry: 'registry.example.com', imageDigests: { 'docker.io/grafana/loki:3.7.8': digest } }],
      `registry.example.com/grafana/loki:3.7.8@${digest}`,
    ],
  ])('%s', (_title, given, reference) => {
    expect(imageReference(...given)).toEqual({ reference });
  });
});

/** Every text that a rendering writes: objects, and the files beside them. */
const texts = (environment: Environment): string[] =>
  environment.components.flatMap((component) => [
    ...component.objects.map((object) => JSON.stringify(object.toJson())),
    ...Object.values(component.files),
  ]);

/** The references of images in a text, as YAML and as JSON. */
const referencesIn = (text: string): string[] =>
  [...text.matchAll(/(?:^|[\s{,"])image"?: ?"?([^"\s,}]+)/g)].map(([, reference = '']) => reference);

const all = (environment: Environment) => texts(environment).flatMap(referencesIn);

test('with a mirror, no image escapes it', () => {
  const environment = companyEnvironment();
  expect(findingsOf(environment)).toEqual([]);
  const references = all(environment);
  // Every image of the table is in use, and that of the Java agent in the files for kustomize too.
  expect(new Set(references).size).toBe(Object.keys(images).length);
  expect(references.filter((each) => each.includes('autoinstrumentation-java'))).toHaveLength(2);
  expect(references.filter((each) => !each.startsWith('registry.example.com/mirror/'))).toEqual([]);
  // Nor does a registry stand anywhere else.
  expect(texts(environment).filter((text) => /(docker|ghcr|quay)\.io/.test(text))).toEqual([]);
});

test('with digests, every image is pinned', () => {
  const { springApp, ...others } = images;
  const imageDigests = Object.fromEntries(Object.values(others).map((each) => [`${each}`, digest]));
  const environment = companyEnvironment({
    pods: podDefaults(ofCompany, { imageDigests }),
    images: { springApp: image('registry.example.com/team/spring-app', springApp.tag, digest) },
  });
  expect(findingsOf(environment)).toEqual([]);
  const references = all(environment);
  expect(new Set(references).size).toBe(Object.keys(images).length);
  expect(references.filter((reference) => !reference.endsWith(`@${digest}`))).toEqual([]);
});

test('an environment has another version of an image', () => {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', {
    cluster: { network: plainNetwork() },
    images: { loki: image('docker.io/example/loki', '9.9.9') },
  });
  environment.addNamespace('monitoring');
  stores(environment);
  const { template, ...spec } = objectOf(environment, 'StatefulSet', 'loki').spec;
  expect(template.spec.containers[0].image).toBe('docker.io/example/loki:9.9.9');
  expect(template.metadata.labels['app.kubernetes.io/version']).toBe('9.9.9');
  expect(spec.selector.matchLabels).not.toHaveProperty('app.kubernetes.io/version');
  expect(environment.images.mimir).toBe(images.mimir);
});

test.each<[string, Partial<EnvironmentProps>]>([
  ['as they are', { pods: undefined, images: undefined }],
  ['from a mirror', {}],
  ['in another version', { images: { loki: image('docker.io/example/loki', '9.9.9', digest) } }],
])('a program is known by the reference of its image: %s', (_title, props) => {
  const environment = companyEnvironment(props);
  environment.build();
  const rendered = all(environment);
  for (const key of Object.keys(images) as ImageKey[]) {
    const reference = environment.imageReference(environment.images[key]);
    expect([key, imageKeyOf(environment, reference)]).toEqual([key, key]);
    expect(rendered).toContain(reference);
  }
  expect(imageKeyOf(environment, 'docker.io/example/other:1.0.0')).toBeUndefined();
});

test('a Deployment of somebody else gets the agent from the mirror, with the credentials for it', () => {
  const environment = companyEnvironment();
  const { mimir, loki: logs, tempo } = stores(testEnvironment());
  const otel = new OtelCollector(testEnvironment(), {
    ...{ metricsTo: mimir.otlp, logsTo: logs.otlp, tracesTo: tempo.otlp },
    keep: [],
  });
  const template = {
    metadata: { labels: { 'app.kubernetes.io/name': 'shop' } },
    spec: { containers: [{ name: 'shop', image: 'shop:1' }], imagePullSecrets: [{ name: 'own' }] },
  };
  const given = { metadata: { name: 'shop' }, spec: { selector: {}, template } };
  const pod = withJavaAgent({ otlpTo: otel.otlp.grpc })(given, environment).spec?.template.spec;
  expect(pod?.imagePullSecrets).toEqual([{ name: 'own' }, { name: 'registry' }]);
  expect(pod?.initContainers?.[0]?.image).toMatch(/^registry\.example\.com\/mirror\//);
  expect(pod?.containers[0]?.image).toBe('shop:1');
});

test('components take images from their environment, and only it reads the table', () => {
  const files = readdirSync('constructs', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const readers = files.filter((file) =>
    /^import (?!type)[^;]*\bimages\b[^;]* from '[./]+\/images';/m.test(readFileSync(join('constructs', file), 'utf8')),
  );
  expect(readers).toEqual([join('kit', 'environment', 'images.ts')]);
});
