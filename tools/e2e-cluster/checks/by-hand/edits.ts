import type { EditableDist } from '../../editable';
import type { KubernetesObject } from '../../kubernetes/object';
import { componentOf, type Manifest, manifestsOf, storesOf } from '../../manifests';

/** Changes of an environment's `dist/` that the API server refuses, one of each kind that the environment has. */
export interface Edits {
  /** Those whose selector is another one. */
  readonly selectors: readonly Manifest[];
  /** A Service, a binding and a Job. */
  readonly others: readonly Manifest[];
}

interface Selecting extends KubernetesObject {
  readonly spec: {
    selector: { matchLabels: Record<string, string> };
    template: { metadata: { labels: Record<string, string> } };
  };
}

const label = 'lgtm-cdk8s/run';

/** A Job, which no environment needs to have. */
export function addJob(dist: EditableDist, environment: string): Manifest {
  const [workload] = storesOf(dist.path, environment);
  if (!workload) throw new Error(`${environment} has no StatefulSet with a volume`);
  const { namespace } = workload.object.metadata;
  const object = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'once', namespace },
    spec: {
      template: {
        metadata: { labels: { [label]: 'first' } },
        spec: {
          restartPolicy: 'Never',
          securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name: 'once',
              image: 'example.com/once:1',
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            },
          ],
        },
      },
    },
  };
  const folder = `${environment}/${componentOf(workload.file)}`;
  dist.add(folder, object);
  return { file: `${folder}/Job.once.yaml`, object };
}

/** Makes them. */
export function makeEdits(dist: EditableDist, environment: string, job: Manifest): Edits {
  const firstOf = (...kinds: readonly string[]) => manifestsOf(dist.path, environment, ...kinds)[0];
  const selectors = ['StatefulSet', 'Deployment', 'DaemonSet'].flatMap((kind) => firstOf(kind) ?? []);
  for (const { file } of selectors) {
    dist.edit<Selecting>(file, ({ spec }) => {
      spec.selector.matchLabels[label] = 'second';
      spec.template.metadata.labels[label] = 'second';
    });
  }
  const service = manifestsOf(dist.path, environment, 'Service').find(({ object }) => hasAddress(object));
  if (service) {
    dist.edit<{ spec: { clusterIP?: string; internalTrafficPolicy?: string } }>(service.file, ({ spec }) => {
      spec.clusterIP = 'None';
    });
  }
  const binding = firstOf('RoleBinding', 'ClusterRoleBinding');
  if (binding) {
    dist.edit<{ roleRef: object }>(binding.file, (object) => {
      object.roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };
    });
  }
  dist.edit<Selecting>(job.file, ({ spec }) => {
    spec.template.metadata.labels[label] = 'second';
  });
  return { selectors, others: [service, binding, job].filter((each) => each !== undefined) };
}

/** Whether a Service has an address that is nothing but one. */
function hasAddress({ spec }: KubernetesObject): boolean {
  const { clusterIP, internalTrafficPolicy } = spec as { clusterIP?: string; internalTrafficPolicy?: string };
  return clusterIP === undefined && internalTrafficPolicy === undefined;
}
