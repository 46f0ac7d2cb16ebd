import { syncedAndHealthy } from '../../argocd/applications';
import { setTracking } from '../../argocd/settings';
import { withCluster } from '../../cluster';
import type { Context } from '../../context';
import { bootstrap, type Followed, follow } from '../../follow';
import { MemoryWatch } from '../../memory';
import { everythingRuns } from '../workloads';
import { checkChange } from './change';
import { checkDestination } from './destination';
import { checkDisk } from './disk';
import { checkRenamed } from './environment';
import { checkFormerApplications } from './former';
import { checkHealing } from './healing';
import { checkPruning } from './pruning';
import { checkRemoval } from './removal';
import { checkRollOut } from './roll-out';
import { checkSmuggled } from './smuggled';
import { checkNoDrift, checkTracking } from './tracking';
import { checkUpgrade } from './upgrade';
import { checkZones } from './zones';

/** From nothing until everything is as Git has it, on two cores, for an environment of usual size. */
const mostSeconds = 90;
const mostMebibytes = 2048;

/** What Argo CD does with an environment, from its first sync to another name. Returns the steps of the page that were run. */
export async function checkReconciled(context: Context): Promise<string[]> {
  const begin = performance.now();
  const memory = new MemoryWatch();
  return withCluster(context, 'argocd', async (controlPlane) => {
    const followed = await follow(context, controlPlane);
    if (!(await checkFirstSync(followed, begin, memory))) {
      context.report.notRun('everything else under Argo CD', 'the first sync failed');
      return [];
    }
    await checkNoDrift(followed);
    await checkHealing(followed);
    await checkChange(followed);
    await checkZones(followed);
    await checkRollOut(followed);
    await checkSmuggled(followed);
    await checkDisk(followed);
    await checkPruning(followed);
    await checkRemoval(followed);
    await checkTracking(followed, 'label');
    await checkTracking(followed, 'annotation+label');
    await setTracking(followed, 'annotation');
    await checkDestination(followed);
    await checkUpgrade(followed);
    await checkFormerApplications(followed);
    await checkRenamed(followed);
    return followed.steps.ran;
  }).finally(() => memory.end());
}

async function checkFirstSync(followed: Followed, begin: number, memory: MemoryWatch): Promise<boolean> {
  const { environment, dist, report, repository, applications, controlPlane } = followed;
  const command = `kubectl apply -k dist/argocd/${environment.name}, once`;
  const synced = await report.check('every Application is Synced and Healthy', command, async () => {
    await bootstrap(followed, dist);
    const wrong = await applications.eventually(2 * mostSeconds, syncedAndHealthy(repository.head));
    if (wrong.length > 0) return { passed: false, got: wrong.join('\n') };
    const seconds = (performance.now() - begin) / 1000;
    const [count, mebibytes] = [(await applications.list()).length, memory.most()];
    return {
      passed: seconds <= mostSeconds * applications.patience && mebibytes <= mostMebibytes,
      got: `${count} Applications ${seconds.toFixed(1)} s after nothing, at most ${mebibytes.toFixed(0)} MiB of memory`,
    };
  });
  memory.end();
  const runs = await report.check('what was synced runs', 'the status of every workload, pod and claim', () =>
    everythingRuns(controlPlane),
  );
  return synced && runs;
}
