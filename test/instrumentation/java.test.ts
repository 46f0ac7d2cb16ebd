import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { Instrumentation, type JavaAgentOptions, withJavaAgent } from '../../constructs/instrumentation';
import { Component, Environment, mebibytes, millicores, plainNetwork, Workload } from '../../constructs/kit';
import { type EnvVar, KubeDeployment, type KubeDeploymentProps, type PodSpec } from '../../imports/k8s';
import { kustomizeBuild } from '../../tools/programs/kustomize';

class Collector extends Component {
  readonly grpc;

  constructor(environment: Environment) {
    super(environment, 'otel-collector', {});
    const workload = new Workload(this, {
      kind: 'StatefulSet',
      image: environment.images.otelCollector,
      identity: { user: 10001 },
      ports: { grpc: { container: 4317 } },
      resources: { cpu: millicores(10), memory: mebibytes(64) },
    });
    this.grpc = workload.endpoint('otlp.grpc', 'grpc', {});
  }
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'instrumentation-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lab() {
  const environment = new Environment(new App({ outdir: folder }), 'lab', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const collector = new Collector(environment);
  const instrumentation = new Instrumentation(environment, { otlpTo: collector.grpc });
  return { environment, instrumentation, otlpTo: collector.grpc };
}

/** A Deployment that opts in; its pods carry the labels from which service name and version come. */
function deployment(name: string, pod: PodSpec, labels: Readonly<Record<string, string>> = {}): KubeDeploymentProps {
  return {
    metadata: { name, labels: { 'lgtm-cdk8s/java': 'enabled', ...labels } },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name, 'app.kubernetes.io/name': name, 'app.kubernetes.io/version': '1.2.3' } },
        spec: pod,
      },
    },
  };
}

/** What a test reads of a Deployment's manifest. */
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly template: { readonly metadata: object; readonly spec: PodManifest } };
}
interface PodManifest {
  readonly containers: readonly ContainerManifest[];
  readonly initContainers?: readonly { readonly name: string }[];
  readonly volumes?: readonly { readonly name: string }[];
}
interface ContainerManifest {
  readonly name: string;
  readonly env?: readonly EnvVar[];
  readonly volumeMounts?: readonly { readonly mountPath: string }[];
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** What kustomize makes of Deployments, by their names. */
function kustomized(files: Readonly<Record<string, string>>, deployments: readonly KubeDeploymentProps[]) {
  for (const [path, text] of Object.entries(files)) write(`instrumentation/${path}`, text);
  for (const each of deployments) {
    const name = each.metadata?.name ?? '';
    write(`apps/${name}/deployment.json`, JSON.stringify(KubeDeployment.manifest(each)));
    write(
      `apps/${name}/kustomization.yaml`,
      JSON.stringify({ resources: ['deployment.json'], components: ['../../instrumentation'] }),
    );
  }
  // Each application takes the component for itself, and all are built together, as in a repository of applications.
  write('apps/kustomization.yaml', JSON.stringify({ resources: deployments.map(({ metadata }) => metadata?.name) }));
  const objects = parseAllDocuments(kustomizeBuild(join(folder, 'apps'))).map((each) => each.toJS() as Manifest);
  return new Map(objects.map((object) => [object.metadata.name, object]));
}

/** Lists that Kubernetes merges by a key, sorted by it; the space that kustomize leaves before a first word, gone. */
function normalised(manifest: Manifest | undefined) {
  if (!manifest) throw new Error('kustomize printed no such Deployment');
  const by =
    <Key extends string>(key: Key) =>
    (a: Readonly<Record<Key, string>>, b: Readonly<Record<Key, string>>) =>
      a[key] < b[key] ? -1 : 1;
  const { template } = manifest.spec;
  const containers = template.spec.containers.map((container) => ({
    ...container,
    env: container.env?.map((each) => (each.value ? { ...each, value: each.value.trim() } : each)).sort(by('name')),
    volumeMounts: container.volumeMounts && [...container.volumeMounts].sort(by('mountPath')),
  }));
  const volumes = template.spec.volumes && [...template.spec.volumes].sort(by('name'));
  const pod = { ...template, spec: { ...template.spec, containers, volumes } };
  return { ...manifest, spec: { ...manifest.spec, template: pod } };
}

const manifestOf = (props: KubeDeploymentProps): Manifest =>
  JSON.parse(JSON.stringify(KubeDeployment.manifest(props))) as Manifest;

const value = (manifest: Manifest, name: string): string | undefined =>
  manifest.spec.template.spec.containers[0]?.env?.find((each) => each.name === name)?.value;

const app = { name: 'web', image: 'shop:1' };
const heap = { name: 'HEAP', value: '-Xmx256m' };
const ownToolOptions = [heap, { name: 'JAVA_TOOL_OPTIONS', value: '$(HEAP) -Duser.timezone=UTC' }];

const cases: Readonly<Record<string, { given: KubeDeploymentProps; options?: Omit<JavaAgentOptions, 'otlpTo'> }>> = {
  'no variables': { given: deployment('plain', { containers: [app] }) },
  'variables of its own': { given: deployment('own', { containers: [{ ...app, env: ownToolOptions }] }) },
  'two containers': {
    given: deployment('two', { containers: [app, { name: 'proxy', image: 'proxy:1', env: [heap] }] }),
  },
  'volumes and init containers': {
    given: deployment('volumes', {
      containers: [{ ...app, volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }] }],
      initContainers: [{ name: 'migrate', image: 'shop:1' }],
      volumes: [{ name: 'tmp', emptyDir: {} }],
    }),
  },
  'log records by OTLP': {
    given: deployment('records', { containers: [app] }, { 'lgtm-cdk8s/logs': 'otlp' }),
    options: { logs: 'otlp' },
  },
};

describe('the Kustomize component and withJavaAgent give equivalent pods', () => {
  const { environment, instrumentation, otlpTo } = lab();
  let built: ReadonlyMap<string, Manifest>;
  const other = deployment('other', { containers: [app] }, { 'lgtm-cdk8s/java': 'no' });
  beforeAll(() => {
    built = kustomized(instrumentation.files, [...Object.values(cases).map(({ given }) => given), other]);
  });

  test.each(Object.entries(cases))('%s', (_, { given, options }) => {
    const patched = manifestOf(withJavaAgent({ otlpTo, ...options })(given, environment));
    const fromKustomize = built.get(patched.metadata.name);
    // The Deployment's own label may be missing where pods are stored as `stdout`, which is the default.
    const labels = { 'lgtm-cdk8s/logs': 'stdout', ...fromKustomize?.metadata.labels };
    const expected = normalised(fromKustomize);
    expect(normalised(patched)).toEqual({ ...expected, metadata: { ...expected.metadata, labels } });
    expect(patched.spec.template.spec.initContainers?.[0]?.name).toBe('opentelemetry-java-agent');
  });

  test('both keep an own JAVA_TOOL_OPTIONS and add to it', () => {
    const expected = '$(HEAP) -Duser.timezone=UTC -javaagent:/otel/javaagent.jar';
    const own = deployment('own', { containers: [{ ...app, env: ownToolOptions }] });
    expect(value(manifestOf(withJavaAgent({ otlpTo })(own, environment)), 'JAVA_TOOL_OPTIONS')).toBe(expected);
    const byKustomize = built.get('own');
    expect(byKustomize && value(byKustomize, 'JAVA_TOOL_OPTIONS')).toBe(expected);
  });

  test('in both, a variable stands after those that it refers to', () => {
    const patched = Object.values(cases).map(({ given }) => manifestOf(withJavaAgent({ otlpTo })(given, environment)));
    for (const manifest of [...built.values(), ...patched]) {
      for (const { env = [] } of manifest.spec.template.spec.containers) {
        for (const [index, each] of env.entries()) {
          const before = env.slice(0, index).map(({ name }) => name);
          const references = [...(each.value ?? '').matchAll(/\$\(([^)]+)\)/g)].map(([, name]) => name);
          expect(before).toEqual(expect.arrayContaining(references));
        }
      }
    }
  });

  test('kustomize leaves a Deployment without the label as it is, and adds no object', () => {
    expect(built.get('other')).toEqual(manifestOf(other));
    expect([...built.values()].every(({ kind }) => kind === 'Deployment')).toBe(true);
    expect(built.size).toBe(Object.keys(cases).length + 1);
  });
});

describe('withJavaAgent', () => {
  const { environment, otlpTo } = lab();
  const patch = (pod: PodSpec, options: Omit<JavaAgentOptions, 'otlpTo'> = {}) =>
    withJavaAgent({ otlpTo, ...options })(deployment('shop', pod), environment);

  test('sends every signal to the Collector over gRPC', () => {
    const patched = manifestOf(patch({ containers: [app] }));
    expect(value(patched, 'OTEL_EXPORTER_OTLP_ENDPOINT')).toBe('http://otel-collector.monitoring.svc:4317');
    expect(value(patched, 'OTEL_EXPORTER_OTLP_PROTOCOL')).toBe('grpc');
    expect(patched.spec.template.spec.containers[0]?.env?.at(-1)?.name).toBe('OTEL_RESOURCE_ATTRIBUTES');
  });

  test('changes nothing of what it is given', () => {
    const given = deployment('shop', { containers: [{ ...app, env: ownToolOptions }] });
    const before = JSON.stringify(given);
    withJavaAgent({ otlpTo })(given, environment);
    expect(JSON.stringify(given)).toBe(before);
  });

  test('takes the container that is named', () => {
    const patched = manifestOf(patch({ containers: [{ name: 'proxy', image: 'proxy:1' }, app] }, { container: 'web' }));
    const [proxy, web] = patched.spec.template.spec.containers;
    expect(proxy?.env).toBeUndefined();
    expect(web?.env?.find(({ name }) => name === 'OTEL_RESOURCE_ATTRIBUTES_CONTAINER_NAME')?.value).toBe('web');
  });

  test('a service name stands on the pods too, where Alloy and the Collector read it', () => {
    const patched = manifestOf(patch({ containers: [app] }, { serviceName: 'checkout', serviceVersion: '2,1' }));
    expect(value(patched, 'OTEL_SERVICE_NAME')).toBe('checkout');
    expect(patched.spec.template.metadata).toMatchObject({
      annotations: { 'resource.opentelemetry.io/service.name': 'checkout' },
    });
    expect(value(patched, 'OTEL_RESOURCE_ATTRIBUTES')).toContain('service.version=2%2C1,');
  });

  test("a Deployment's own variables win and are there once", () => {
    const env = [
      { name: 'OTEL_SERVICE_NAME', value: 'basket' },
      { name: 'OTEL_RESOURCE_ATTRIBUTES', value: 'team=shop' },
    ];
    const patched = manifestOf(patch({ containers: [{ ...app, env }] }, { serviceName: 'checkout' }));
    const names = patched.spec.template.spec.containers[0]?.env?.map(({ name }) => name) ?? [];
    expect(new Set(names).size).toBe(names.length);
    expect(value(patched, 'OTEL_SERVICE_NAME')).toBe('basket');
    expect(patched.spec.template.metadata).toMatchObject({
      annotations: { 'resource.opentelemetry.io/service.name': 'basket' },
    });
    expect(value(patched, 'OTEL_RESOURCE_ATTRIBUTES')).toMatch(/^service\.namespace=.*,team=shop$/);
  });

  const fromSecret = { name: 'JAVA_TOOL_OPTIONS', valueFrom: { secretKeyRef: { name: 'jvm', key: 'options' } } };
  test.each<[string, PodSpec, Omit<JavaAgentOptions, 'otlpTo'>, RegExp]>([
    [
      'a container that is not there',
      { containers: [app] },
      { container: 'api' },
      /no container named api[\s\S]*one of web/,
    ],
    [
      'options from a reference',
      { containers: [{ ...app, env: [fromSecret] }] },
      {},
      /write instead: a variable of your own/,
    ],
    [
      'the agent twice',
      patch({ containers: [app] }).spec?.template.spec ?? { containers: [] },
      {},
      /has the agent already/,
    ],
  ])('refuses %s and says what to write', (_, pod, options, message) => {
    expect(() => patch(pod, options)).toThrow(message);
  });

  test('refuses pods that nothing names', () => {
    const nameless = deployment('shop', { containers: [app] });
    const given = { ...nameless, spec: { selector: {}, template: { spec: { containers: [app] } } } };
    expect(() => withJavaAgent({ otlpTo })(given, environment)).toThrow('write instead: serviceName, or the pod label');
  });
});

test('the pods of instrumented applications are let in at the Collector', () => {
  const { environment } = lab();
  environment.build();
  expect(environment.findings).toEqual([]);
  const policies = environment.components.flatMap(({ objects }) => objects).map((object) => object.toJson());
  const policy = policies.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'otel-collector');
  expect(policy.spec.ingress).toEqual([
    {
      from: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'lgtm-cdk8s/java': 'enabled' } } }],
      ports: [{ port: 4317, protocol: 'TCP' }],
    },
  ]);
});
