import { dirname, join } from 'node:path';
import { sleep } from '../../../wait';
import { withCluster } from '../../cluster';
import type { Context } from '../../context';
import type { ControlPlane } from '../../control-plane';
import { liveObjects } from '../../kubernetes/compare';
import { asked, type KubernetesObject, keyOf } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { manifestsByKey } from '../../manifests';
import { checkPermissions } from '../permissions';
import { checkVolumes } from '../volumes';
import { everythingRuns, waitSeconds } from '../workloads';
import { appliesWithoutAWord } from './apply';
import { checkDrains } from './drains';
import { checkInPlace } from './in-place';
import { checkTurns } from './turns';
import { checkUpgrade } from './upgrade';

/** What `kubectl` does with an environment: applied, applied again, changed, removed, upgraded. Returns the steps of the page that were run. */
export function checkByHand(context: Context): Promise<string[]> {
  const { environment, report, dist } = context;
  const folder = join(dist, environment.name);
  const manifests = manifestsByKey(dist, environment.name);
  return withCluster(context, 'kubectl', async (controlPlane) => {
    const { api, kubectl } = controlPlane;
    const untouched = await Objects.read(api);
    await report.check('accepted without a warning', `kubectl apply --server-side --validate=strict -k ${folder}`, () =>
      appliesWithoutAWord(kubectl, folder),
    );
    await report.check('every pod is ready, every claim is bound', 'the status of every workload, pod and claim', () =>
      everythingRuns(controlPlane),
    );
    const first = await Objects.read(api);
    const installed = liveObjects(first, manifests);
    await checkPermissions(context, controlPlane, installed);
    await checkVolumes(context, first);
    await report.check(
      'a second apply changes nothing',
      'the version of every object, before and after, and what it asks for where it has a status',
      async () => {
        const outcome = await appliesWithoutAWord(kubectl, folder);
        const touched = changedVersions(installed, liveObjects(await Objects.read(api), manifests));
        return touched.length === 0 ? outcome : { passed: false, got: `changed: ${touched.join(', ')}` };
      },
    );
    await checkDrains(context, controlPlane);
    const changed = await checkInPlace(context, controlPlane);
    await checkTurns({ ...context, dist: dirname(changed.folder) }, controlPlane);
    await report.check(
      'removed by kubectl delete -k',
      'kubectl delete -k … --ignore-not-found of what is there, then everything that is left',
      async () => {
        const left = await remove(controlPlane, changed.folder, untouched);
        return {
          passed: left.length === 0,
          got: left.length === 0 ? 'nothing of it is left but its volumes' : left.join(', '),
        };
      },
    );
    return [...changed.ran, ...(await checkUpgrade(context, controlPlane, installed))];
  });
}

/** Removes an environment. Returns what is left of it, but for claims and volumes, which outlive it. */
async function remove({ kubectl, api }: ControlPlane, folder: string, untouched: Objects): Promise<string[]> {
  // With a namespace goes what is in it, of which some is no more when its turn comes.
  await kubectl.must('delete', '--ignore-not-found', '--wait=true', '--kustomize', folder);
  const deadline = Date.now() + waitSeconds * 1000;
  for (;;) {
    const left = (await Objects.read(api))
      .since(untouched)
      .map(keyOf)
      .filter((key) => !key.startsWith('PersistentVolume'));
    if (left.length === 0 || Date.now() > deadline) return left;
    await sleep(300);
  }
}

/**
 * What changes with every change of an object. Controllers write a status when they like, so an object with a status is known by what was asked
 * for and how often that was changed. Where one has written the status of an admission policy, the API server even notes the time of the next apply.
 */
const versionOf = (object: KubernetesObject | undefined): string | undefined =>
  object && 'status' in object
    ? JSON.stringify([object.metadata.generation, asked(object)])
    : object?.metadata.resourceVersion;

function changedVersions(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): string[] {
  return after
    .filter((object, index) => versionOf(object) !== versionOf(before[index]))
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}
