import { syncedAndHealthy } from '../argocd/applications';
import { withCluster } from '../cluster';
import type { Context } from '../context';
import { bootstrap, type Followed, follow } from '../follow';
import { MemoryWatch } from '../memory';
import { checkChange } from './change';
import { checkHealing } from './healing';
import { checkPruning } from './pruning';
import { checkRemoval } from './removal';
import { everythingRuns } from './workloads';

/** From nothing until everything is as Git has it, on two cores. */
const mostSeconds = 90;
const mostMebibytes = 2048;

/** What Argo CD does with an environment, from its first sync to the removal of its root. */
export async function checkReconciled(context: Context): Promise<void> {
  const begin = performance.now();
  const memory = new MemoryWatch();
  await withCluster(context, 'argocd', async (controlPlane) => {
    const followed = await follow(context, controlPlane);
    if (!(await checkFirstSync(followed, begin, memory))) {
      return context.report.notRun('everything else under Argo CD', 'the first sync failed');
    }
    await checkNoDrift(followed);
    await checkHealing(followed);
    await checkChange(followed);
    await checkPruning(followed);
    await checkRemoval(followed);
  }).finally(() => memory.end());
}

async function checkFirstSync(followed: Followed, begin: number, memory: MemoryWatch): Promise<boolean> {
  const { environment, report, repository, applications, controlPlane } = followed;
  const command = `kubectl apply -k dist/argocd/${environment.name}, once`;
  const synced = await report.check('every Application is Synced and Healthy', command, async () => {
    await bootstrap(followed);
    const wrong = await applications.eventually(2 * mostSeconds, syncedAndHealthy(repository.head));
    if (wrong.length > 0) return { passed: false, got: wrong.join('\n') };
    const seconds = (performance.now() - begin) / 1000;
    const [count, mebibytes] = [(await applications.list()).length, memory.most()];
    return {
      passed: seconds <= mostSeconds && mebibytes <= mostMebibytes,
      got: `${count} Applications ${seconds.toFixed(1)} s after nothing, at most ${mebibytes.toFixed(0)} MiB of memory`,
    };
  });
  memory.end();
  const runs = await report.check('what was synced runs', 'the status of every workload, pod and claim', () =>
    everythingRuns(controlPlane, 30),
  );
  return synced && runs;
}

async function checkNoDrift({ report, repository, applications }: Followed): Promise<void> {
  await report.check('no drift', 'every Application, asked to look at Git again', async () => {
    await applications.refresh();
    const wrong = await applications.eventually(60, syncedAndHealthy(repository.head));
    return { passed: wrong.length === 0, got: wrong.join('\n') || 'all Synced and Healthy' };
  });
}
