import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { type JavaAgentOptions, withJavaAgent } from '../../constructs/instrumentation';
import { KubeDeployment, type KubeDeploymentProps } from '../../imports/k8s';
import { kustomizeBuild } from '../../tools/programs/kustomize';
import { app, deployment, heap, instrumented, type Manifest, manifestOf, ownToolOptions, value } from './deployments';

const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-instrumentation-'));
afterAll(() => rmSync(folder, { recursive: true }));

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

const { environment, instrumentation, otlpTo, logsTo } = instrumented();

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
  'lines that the application pushes': {
    given: deployment('pushing', { containers: [app] }, { 'lgtm-cdk8s/logs': 'push' }),
    options: { logs: 'push', logsTo },
  },
};

describe('the Kustomize component and withJavaAgent give equivalent pods', () => {
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
