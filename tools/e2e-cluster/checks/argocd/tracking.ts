import { labelsMatch } from '../../../../constructs/kit/model/labels-match';
import { rootName } from '../../../../constructs/kit/vocabulary/applications';
import { syncedAndHealthy } from '../../argocd/applications';
import { setTracking, type TrackingMethod } from '../../argocd/settings';
import { bootstrap, type Followed } from '../../follow';
import { lost } from '../../kubernetes/compare';
import { type KubernetesObject, keyOf } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { everythingRuns } from '../workloads';
import { checkRemoval } from './removal';
import { settles } from './settled';

const seconds = 120;

/** From the root to its removal, where Argo CD knows by another method what belongs to an Application. */
export async function checkTracking(followed: Followed, method: TrackingMethod): Promise<void> {
  const { environment, dist, report, repository, controlPlane } = followed;
  await report.check(
    `tracked by ${method}: every Application is Synced and Healthy`,
    `application.resourceTrackingMethod: ${method}, then kubectl apply -k dist/argocd/${environment.name}`,
    async () => {
      await setTracking(followed, method);
      const commit = repository.commitDist(dist, `Tracked by ${method}`);
      await bootstrap(followed, dist);
      const wrong = await settles(followed, seconds, syncedAndHealthy(commit));
      return wrong.length > 0 ? { passed: false, got: wrong.join('\n') } : everythingRuns(controlPlane);
    },
  );
  await checkNoDrift(followed, `tracked by ${method}: `);
  await checkRemoval(followed, `tracked by ${method}: `);
}

interface ServiceMonitor extends KubernetesObject {
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly namespaceSelector?: { readonly matchNames?: readonly string[] };
  };
}

/** A second look changes nothing: the root, its Applications and the claims are the same, and what selects still finds. */
export async function checkNoDrift(followed: Followed, prefix = ''): Promise<void> {
  const { environment, report, repository, controlPlane } = followed;
  const kinds = ['Application', 'AppProject', 'PersistentVolumeClaim'];
  await report.check(`${prefix}no drift`, 'every Application, asked to look at Git again', async () => {
    const kept = (await Objects.read(controlPlane.api)).all.filter(({ kind }) => kinds.includes(kind));
    const wrong = await settles(followed, 60, syncedAndHealthy(repository.head));
    const now = await Objects.read(controlPlane.api);
    const root = now.ofKind('Application').some(({ metadata }) => metadata.name === rootName(environment.name));
    const monitors = now.ofKind<ServiceMonitor>('ServiceMonitor');
    const problems = [
      ...wrong,
      ...lost(kept, now),
      ...(root ? [] : ['there is no root']),
      ...monitors.filter((monitor) => !findsService(monitor, now)).map((each) => `${keyOf(each)} selects no Service`),
    ];
    const found = monitors.length > 0 ? `, ${monitors.length} ServiceMonitors find their Services` : '';
    return { passed: problems.length === 0, got: problems.join('\n') || `all Synced and Healthy${found}` };
  });
}

function findsService({ metadata, spec }: ServiceMonitor, objects: Objects): boolean {
  const namespaces = spec.namespaceSelector?.matchNames ?? [metadata.namespace ?? ''];
  return objects
    .ofKind('Service')
    .some(
      (service) =>
        namespaces.includes(service.metadata.namespace ?? '') &&
        labelsMatch(spec.selector.matchLabels, service.metadata.labels),
    );
}
