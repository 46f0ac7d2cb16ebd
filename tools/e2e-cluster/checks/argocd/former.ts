import { rootName } from '../../../../constructs/kit/vocabulary/applications';
import { syncedAndHealthy } from '../../argocd/applications';
import { bootstrap, type Followed } from '../../follow';
import { liveObjects, lost } from '../../kubernetes/compare';
import { Objects } from '../../kubernetes/objects';
import { manifestsByKey } from '../../manifests';
import { everythingRuns } from '../workloads';
import { settles } from './settled';

const seconds = 120;

/** Applications of an Argo CD that is to be in another namespace: they go, what they brought stays, and new ones take it over. */
export async function checkFormerApplications(followed: Followed): Promise<void> {
  const { environment, dist, report, repository, applications, controlPlane, steps } = followed;
  const { namespace: control } = applications;
  await report.check(
    'Applications are taken away without what they brought, and new ones take it over',
    'docs/change-what-cannot-be-changed-in-place.md#former-applications',
    async () => {
      const read = () => Objects.read(controlPlane.api);
      const before = await read();
      const kept = liveObjects(before, manifestsByKey(dist, environment.name));
      const root = rootName(environment.name);
      const names = before
        .ofKind('Application')
        .filter(({ metadata }) => metadata.name !== root)
        .map(({ metadata }) => metadata.name.slice(environment.name.length + 1))
        .map((name) => ({ environment: environment.name, control, name }));
      await steps.run('former-applications', names);
      const without = await read();
      const left = without.all.filter(({ kind }) => kind === 'Application' || kind === 'AppProject');
      const ofEnvironment = left.filter(({ metadata }) => metadata.name.startsWith(environment.name));
      const lostThen = lost(kept, without);
      await bootstrap(followed, dist);
      const wrong = await settles(followed, seconds, syncedAndHealthy(repository.head));
      const runs = await everythingRuns(controlPlane);
      const problems = [
        ...ofEnvironment.map(({ kind, metadata }) => `${kind} ${metadata.name} is left`),
        ...lostThen,
        ...wrong,
        ...(runs.passed ? [] : [runs.got]),
        ...lost(kept, await read()),
      ];
      return {
        passed: problems.length === 0,
        got: problems.join('\n') || `${names.length} Applications, ${kept.length} objects are the same; ${runs.got}`,
      };
    },
  );
}
