import { applicationName } from '../../../../constructs/kit/vocabulary/applications';
import type { Wanted } from '../../argocd/applications';
import { syncedAndHealthy } from '../../argocd/applications';
import type { Followed } from '../../follow';
import { lost } from '../../kubernetes/compare';
import { type KubernetesObject, keyOf } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { componentOf, type Manifest, type StatefulSet, storesOf } from '../../manifests';
import type { Names } from '../../steps';
import { everythingRuns } from '../workloads';
import { settles, whileRefreshing } from './settled';

/** Argo CD tries again after 5 s, 10 s, 20 s … */
const seconds = 90;

interface Editable {
  spec: { volumeClaimTemplates: { spec: { resources: { requests: { storage: string } } } }[] };
}

/** A disk made larger, where nothing may be lost or restarted; and smaller again, where the claim is another one. */
export async function checkDisk(followed: Followed): Promise<void> {
  const { environment, dist, report, repository, applications, controlPlane, steps } = followed;
  const [store] = storesOf(dist, environment.name);
  if (!store) throw new Error(`${environment.name} has no StatefulSet with a volume`);
  const { replicas = 1, volumeClaimTemplates = [] } = store.object.spec;
  const before = volumeClaimTemplates[0]?.spec.resources.requests.storage ?? '';
  const size = before.replace(/^\d+/, (number) => String(2 * Number(number)));
  const { name = '', namespace = '' } = store.object.metadata;
  const names = Array.from({ length: replicas }, (_, ordinal): Names => {
    return { environment: environment.name, namespace, name, ordinal, size };
  });
  const everything = (objects: Objects) => ownedBy(objects, store);

  await report.check(
    'a larger disk needs its steps, and they lose and restart nothing',
    `${keyOf(store.object)}: ${before} → ${size}, then docs/change-what-cannot-be-changed-in-place.md#disk`,
    async () => {
      const kept = everything(await Objects.read(controlPlane.api));
      repository.dist.edit<Editable>(store.file, ({ spec }) => {
        for (const claim of spec.volumeClaimTemplates) claim.spec.resources.requests.storage = size;
      });
      const commit = repository.commit('A larger disk');
      const refused = await settles(followed, seconds, isRefused(store, environment.name, commit));
      if (refused.length > 0) return { passed: false, got: refused.join('\n') };
      await whileRefreshing(applications, steps.run('disk', names));
      const wrong = await settles(followed, seconds, syncedAndHealthy(commit));
      const now = await Objects.read(controlPlane.api);
      const problems = [...wrong, ...lost(kept, now), ...otherSizes(everything(now), size)];
      return {
        passed: problems.length === 0,
        got: problems.join('\n') || `refused at first, then ${size}; the same: ${kept.map(keyOf).join(', ')}`,
      };
    },
  );

  await report.check(
    'a smaller disk is another claim',
    `${keyOf(store.object)}: ${size} → ${before}, then docs/change-what-cannot-be-changed-in-place.md#storage-class`,
    async () => {
      const objects = await Objects.read(controlPlane.api);
      const others = objects
        .ofKind('PersistentVolumeClaim')
        .filter((claim) => !everything(objects).some((own) => keyOf(own) === keyOf(claim)));
      const commit = repository.commitDist(dist, 'As it was');
      const refused = await settles(followed, seconds, isRefused(store, environment.name, commit));
      if (refused.length > 0) return { passed: false, got: refused.join('\n') };
      await whileRefreshing(applications, steps.run('storage-class', names));
      const wrong = await settles(followed, seconds, syncedAndHealthy(commit));
      const runs = await everythingRuns(controlPlane);
      const now = await Objects.read(controlPlane.api);
      const problems = [
        ...wrong,
        ...(runs.passed ? [] : [runs.got]),
        ...lost(others, now),
        ...otherSizes(everything(now), before),
      ];
      return {
        passed: problems.length === 0,
        got: problems.join('\n') || `refused at first, then ${before}; ${runs.got}`,
      };
    },
  );
}

interface Claim extends KubernetesObject {
  readonly status?: { readonly capacity?: { readonly storage?: string } };
}

/** The pods and claims of a StatefulSet. */
function ownedBy(objects: Objects, { object }: Manifest<StatefulSet>): KubernetesObject[] {
  const { name, namespace } = object.metadata;
  const numbered = new RegExp(`^(data-)?${name}-\\d+$`);
  return [...objects.ofKind('Pod'), ...objects.ofKind('PersistentVolumeClaim')].filter(
    ({ metadata }) => metadata.namespace === namespace && numbered.test(metadata.name),
  );
}

function otherSizes(objects: readonly KubernetesObject[], size: string): string[] {
  const claims = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim') as Claim[];
  if (claims.length === 0) return ['there is no claim'];
  return claims
    .filter(({ status }) => status?.capacity?.storage !== size)
    .map((claim) => `${keyOf(claim)} has ${claim.status?.capacity?.storage}`);
}

/** The component's sync is refused and tried again; the others are as they should be. */
const isRefused =
  ({ file }: Manifest, environment: string, commit: string): Wanted =>
  (application) => {
    if (application.metadata.name !== applicationName(environment, componentOf(file))) {
      return syncedAndHealthy(commit)(application);
    }
    const { sync, operationState } = application.status ?? {};
    const { message = '' } = operationState ?? {};
    const isAt = sync?.status === 'OutOfSync' && sync.revision === commit;
    return isAt && message.includes('Retrying attempt') ? undefined : `${sync?.status}: ${message}`;
  };
