import { dirname } from 'node:path';
import { readManifests } from '../../../../checks/manifests/files';
import { differing, syncedAndHealthy } from '../../argocd/applications';
import type { Followed } from '../../follow';
import { lost } from '../../kubernetes/compare';
import { type KubernetesObject, keyOf } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { everythingRuns } from '../workloads';

/** What leaves `dist/` is pruned, but for what holds data: a namespace, and the claims of a StatefulSet. */
export async function checkPruning(followed: Followed): Promise<void> {
  const { environment, dist, report, repository, applications, controlPlane } = followed;
  const { api } = controlPlane;
  const found = readManifests<KubernetesObject>(dist, environment.name);
  const store = found.find(
    ({ object }) => object.kind === 'StatefulSet' && 'volumeClaimTemplates' in (object.spec as object),
  );
  if (!store) throw new Error(`${environment.name} has no StatefulSet with a volume`);
  const namespace = found.find(({ object }) => object.kind === 'Namespace');
  const leaving = namespace ? [store, namespace] : [store];
  const before = await Objects.read(api);
  const kept = before.all.filter(({ kind }) => kind === 'PersistentVolumeClaim' || kind === 'Namespace');

  await report.check(
    'what leaves Git is pruned, but for data',
    `${leaving.map(({ object }) => keyOf(object)).join(' and ')} removed from dist/`,
    async () => {
      for (const each of leaving) repository.dist.remove(each.file);
      const commit = repository.commit('Without a store');
      await applications.refresh();
      // An object that is kept although it left Git makes its application differ from Git, and that is right.
      const differs = namespace ? `${environment.name}-${dirname(namespace.file).split('/').at(-1)}` : undefined;
      const wrong = await applications.eventually(90, (application) => {
        if (application.metadata.name !== differs) return syncedAndHealthy(commit)(application);
        const expected = [`Namespace ${namespace?.object.metadata.name} is OutOfSync`];
        const got = differing(application).map((text) => text.replace(/, Healthy$/, ''));
        const at = application.status?.sync?.revision === commit;
        return at && got.join() === expected.join() ? undefined : `differs by ${got.join(', ') || 'nothing'}`;
      });
      if (wrong.length > 0) return { passed: false, got: wrong.join('\n') };
      const now = await Objects.read(api);
      const problems = [
        ...(now.byKey.has(keyOf(store.object)) ? [`${keyOf(store.object)} is still there`] : []),
        ...lost(kept, now),
      ];
      const said = namespace ? `; ${differs} says that ${keyOf(namespace.object)} is OutOfSync` : '';
      return {
        passed: problems.length === 0,
        got: problems.join('\n') || `pruned; ${kept.length} claims and namespaces kept${said}`,
      };
    },
  );

  await report.check('what comes back finds its data', 'the removed objects, back in dist/', async () => {
    const commit = repository.commitDist(dist, 'As it was');
    await applications.refresh();
    const wrong = await applications.eventually(90, syncedAndHealthy(commit));
    if (wrong.length > 0) return { passed: false, got: wrong.join('\n') };
    const ran = await everythingRuns(controlPlane);
    const problems = lost(kept, await Objects.read(api));
    return problems.length === 0 ? ran : { passed: false, got: problems.join('\n') };
  });
}
