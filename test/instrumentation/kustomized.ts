import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { KubeDeployment, type KubeDeploymentProps } from '../../imports/k8s';
import { kustomizeBuild } from '../../tools/programs/kustomize';
import type { Manifest } from './deployments';

/** What kustomize makes of Deployments, by their names. Each application takes the component for itself. */
export function kustomized(files: Readonly<Record<string, string>>, deployments: readonly KubeDeploymentProps[]) {
  const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-instrumentation-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    for (const [path, text] of Object.entries(files)) write(`instrumentation/${path}`, text);
    for (const each of deployments) {
      const name = each.metadata?.name ?? '';
      write(`apps/${name}/deployment.json`, JSON.stringify(KubeDeployment.manifest(each)));
      write(
        `apps/${name}/kustomization.yaml`,
        JSON.stringify({ resources: ['deployment.json'], components: ['../../instrumentation'] }),
      );
    }
    // All are built together, as in a repository of applications.
    write('apps/kustomization.yaml', JSON.stringify({ resources: deployments.map(({ metadata }) => metadata?.name) }));
    const objects = parseAllDocuments(kustomizeBuild(join(folder, 'apps'))).map((each) => each.toJS() as Manifest);
    return new Map(objects.map((object) => [object.metadata.name, object]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lists that Kubernetes merges by a key, sorted by it; the separator that kustomize leaves where there is one word, gone. */
export function normalised(manifest: Manifest | undefined) {
  if (!manifest) throw new Error('kustomize printed no such Deployment');
  const by =
    <Key extends string>(key: Key) =>
    (a: Readonly<Record<Key, string>>, b: Readonly<Record<Key, string>>) =>
      a[key] < b[key] ? -1 : 1;
  const { template } = manifest.spec;
  const containers = template.spec.containers.map((container) => ({
    ...container,
    env: container.env
      ?.map((each) => (each.value ? { ...each, value: each.value.trim().replace(/:$/, '') } : each))
      .sort(by('name')),
    volumeMounts: container.volumeMounts && [...container.volumeMounts].sort(by('mountPath')),
  }));
  const volumes = template.spec.volumes && [...template.spec.volumes].sort(by('name'));
  const pod = { ...template, spec: { ...template.spec, containers, volumes } };
  return { ...manifest, spec: { ...manifest.spec, template: pod } };
}

/** Every reference in a variable that does not stand before it. */
export const danglingReferences = ({ spec }: Manifest): string[] =>
  spec.template.spec.containers.flatMap(({ env = [] }) =>
    env.flatMap((each, index) => {
      const before = env.slice(0, index).map(({ name }) => name);
      const references = [...(each.value ?? '').matchAll(/\$\(([^)]+)\)/g)].map(([, name = '']) => name);
      return references.filter((name) => !before.includes(name));
    }),
  );
