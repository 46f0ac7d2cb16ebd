import { join } from 'node:path';
import { sleep } from '../../wait';
import { withCluster } from '../cluster';
import type { Context } from '../context';
import type { ControlPlane } from '../control-plane';
import { type KubernetesObject, keyOf } from '../kubernetes/object';
import { Objects } from '../kubernetes/objects';
import { manifestsByKey } from '../manifests';
import { earlierRelease } from '../release';
import { appliesFromTheClient, appliesWithoutAWord, differences, liveObjects } from './apply';
import { checkPermissions } from './permissions';
import { checkVolumes } from './volumes';
import { everythingRuns } from './workloads';

const startSeconds = 60;

/** What `kubectl` does with an environment: applied, applied again, removed, upgraded. */
export function checkByHand(context: Context): Promise<void> {
  const { environment, report, dist } = context;
  const folder = join(dist, environment.name);
  const manifests = manifestsByKey(dist, environment.name);
  return withCluster(context, 'by-hand', async (controlPlane) => {
    const { api, kubectl } = controlPlane;
    const runs = (when: string) =>
      report.check(
        `every pod is ready, every claim is bound${when}`,
        'the status of every workload, pod and claim',
        () => everythingRuns(controlPlane, startSeconds),
      );
    const untouched = await Objects.read(api);
    await report.check('accepted without a warning', `kubectl apply --server-side --validate=strict -k ${folder}`, () =>
      appliesWithoutAWord(kubectl, folder),
    );
    await runs('');
    const first = await Objects.read(api);
    const installed = liveObjects(first, manifests);
    await checkPermissions(context, controlPlane, installed);
    await checkVolumes(context, first);
    await report.check(
      'a second apply changes nothing',
      'the resourceVersion of every object, before and after',
      async () => {
        const outcome = await appliesWithoutAWord(kubectl, folder);
        const touched = changedVersions(installed, liveObjects(await Objects.read(api), manifests));
        return touched.length === 0 ? outcome : { passed: false, got: `changed: ${touched.join(', ')}` };
      },
    );

    await report.check(
      'removed by kubectl delete -k',
      `kubectl delete -k ${folder}, then everything that is left`,
      async () => {
        const left = await remove(controlPlane, folder, untouched);
        return {
          passed: left.length === 0,
          got: left.length === 0 ? 'nothing of it is left but its volumes' : left.join(', '),
        };
      },
    );
    await checkUpgrade(context, controlPlane);
    await report.check(
      'the same objects from the client',
      `kubectl apply -k ${folder}, compared with the first`,
      async () => {
        const outcome = await appliesFromTheClient(kubectl, folder);
        if (!outcome.passed) return outcome;
        const different = differences(installed, liveObjects(await Objects.read(api), manifests));
        const got =
          different.length === 0 ? `${installed.length} objects are the same` : `different: ${different.join(', ')}`;
        return { passed: different.length === 0, got };
      },
    );
    await runs(' again');
  });
}

/** Two releases in a row: the one before is installed, and what follows changes it into this one. */
async function checkUpgrade({ environment, report, dist, folder }: Context, controlPlane: ControlPlane): Promise<void> {
  const name = 'the release before is installed';
  const earlier = earlierRelease(environment.name, dist, join(folder, 'earlier'));
  if ('missing' in earlier) return report.notRun(name, earlier.missing);
  await report.check(name, `kubectl apply -k dist/${environment.name} of ${earlier.commit.slice(0, 8)}`, async () => {
    // What it was warned of then is no business of this release.
    await controlPlane.kubectl.must('apply', '--kustomize', join(earlier.dist, environment.name));
    return everythingRuns(controlPlane, startSeconds);
  });
}

/** Removes an environment. Returns what is left of it, but for claims and volumes, which outlive it. */
async function remove({ kubectl, api }: ControlPlane, folder: string, untouched: Objects): Promise<string[]> {
  await kubectl.must('delete', '--wait=true', '--kustomize', folder);
  const deadline = Date.now() + startSeconds * 1000;
  for (;;) {
    const left = (await Objects.read(api))
      .since(untouched)
      .map(keyOf)
      .filter((key) => !key.startsWith('PersistentVolume'));
    if (left.length === 0 || Date.now() > deadline) return left;
    await sleep(300);
  }
}

function changedVersions(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): string[] {
  return after
    .filter(({ metadata }, index) => metadata.resourceVersion !== before[index]?.metadata.resourceVersion)
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}
