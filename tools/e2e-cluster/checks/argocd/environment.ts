import { join } from 'node:path';
import { syncedAndHealthy } from '../../argocd/applications';
import type { Followed } from '../../follow';
import { lost } from '../../kubernetes/compare';
import { Objects } from '../../kubernetes/objects';
import { leftOf, withRenamed } from '../../renamed';
import { everythingRuns } from '../workloads';
import { settles, whileRefreshing } from './settled';

const seconds = 120;

/** An environment with another name: the old one goes, and the new one finds its data. */
export async function checkRenamed(followed: Followed): Promise<void> {
  const { environment, report, repository, applications, controlPlane, steps } = followed;
  await report.check(
    'an environment with another name finds its data',
    'docs/change-what-cannot-be-changed-in-place.md#environment',
    () =>
      withRenamed(environment.name, async (renamed) => {
        const kept = (await Objects.read(controlPlane.api)).all.filter(
          ({ kind }) => kind === 'PersistentVolumeClaim' || kind === 'Namespace',
        );
        const commit = repository.commitDist(join(renamed.folder, 'dist'), 'Another name');
        const names = { environment: environment.name, newEnvironment: renamed.name, control: applications.namespace };
        await whileRefreshing(applications, steps.run('environment', [names]));
        const wrong = await settles(followed, seconds, syncedAndHealthy(commit));
        const runs = await everythingRuns(controlPlane);
        const now = await Objects.read(controlPlane.api);
        const problems = [
          ...wrong,
          ...(runs.passed ? [] : [runs.got]),
          ...lost(kept, now),
          ...leftOf(environment.name, now),
        ];
        return { passed: problems.length === 0, got: problems.join('\n') || `${renamed.name}: ${runs.got}` };
      }),
  );
}
