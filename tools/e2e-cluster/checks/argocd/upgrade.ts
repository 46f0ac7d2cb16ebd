import { join } from 'node:path';
import { readManifests } from '../../../../checks/manifests/files';
import { syncedAndHealthy, type Wanted } from '../../argocd/applications';
import { bootstrap, type Followed } from '../../follow';
import { lost } from '../../kubernetes/compare';
import type { KubernetesObject } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { earlierRelease } from '../../release';
import { noticesOfUpgrade, podsToKeep, runSteps, type Upgrade } from '../upgrade';
import { everythingRuns } from '../workloads';
import { settles, whileRefreshing } from './settled';

const seconds = 150;

/** Two releases in a row: Argo CD follows the one before, and the documented steps bring it to this one. */
export async function checkUpgrade(followed: Followed): Promise<void> {
  const { environment, dist, report, folder, repository, applications, controlPlane, steps } = followed;
  const name = 'Argo CD follows the release before';
  const earlier = earlierRelease(environment.name, dist, join(folder, 'earlier'));
  if ('missing' in earlier) return withoutEarlier(followed, name, earlier.missing);
  const source = sourceOf(dist, environment.name);
  if (sourceOf(earlier.dist, environment.name) !== source) {
    const why = `${earlier.commit.slice(0, 8)} has another repository or branch than ${source}`;
    return withoutEarlier(followed, name, why);
  }
  const upgrade: Upgrade = {
    environment: environment.name,
    before: earlier.dist,
    after: dist,
    control: applications.namespace,
  };
  const installed = await report.check(
    name,
    `kubectl apply -k dist/argocd/${environment.name} of ${earlier.commit.slice(0, 8)}`,
    async () => {
      const commit = repository.commitDist(earlier.dist, 'The release before');
      await bootstrap(followed, earlier.dist);
      const wrong = await settles(followed, seconds, syncedAndHealthy(commit));
      return wrong.length > 0 ? { passed: false, got: wrong.join('\n') } : everythingRuns(controlPlane);
    },
  );
  if (!installed) return;

  const notices = noticesOfUpgrade(upgrade);
  await report.check(
    'the steps bring it to this release, and nothing is lost or restarted for nothing',
    `${notices.length} notices of synth, with their steps`,
    async () => {
      const before = await Objects.read(controlPlane.api);
      const kept = [...before.ofKind('PersistentVolumeClaim'), ...podsToKeep(before, upgrade)];
      const commit = repository.commitDist(dist, 'This release');
      // Only then a StatefulSet that is deleted comes back as it is now.
      const seen = await settles(followed, seconds, looksAt(commit));
      if (seen.length > 0) return { passed: false, got: seen.join('\n') };
      const sections = await whileRefreshing(applications, runSteps(steps, upgrade));
      const wrong = await settles(followed, seconds, syncedAndHealthy(commit));
      const runs = await everythingRuns(controlPlane);
      const now = await Objects.read(controlPlane.api);
      const problems = [...wrong, ...(runs.passed ? [] : [runs.got]), ...lost(kept, now)];
      const claims = kept.filter(({ kind }) => kind === 'PersistentVolumeClaim').length;
      return {
        passed: problems.length === 0,
        got:
          problems.join('\n') ||
          `${sections.join(', ') || 'no steps'}; the same ${claims} claims and ${kept.length - claims} pods whose template is the same; ${runs.got}`,
      };
    },
  );
}

/** Where there is no release before, this one is brought at once: what comes after begins with it. */
async function withoutEarlier(followed: Followed, name: string, why: string): Promise<void> {
  const { report, repository, dist } = followed;
  report.notRun(name, why);
  const commit = repository.commitDist(dist, 'This release');
  await bootstrap(followed, dist);
  const wrong = await settles(followed, seconds, syncedAndHealthy(commit));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

interface Root extends KubernetesObject {
  readonly spec: { readonly source?: { readonly repoURL: string; readonly targetRevision: string } };
}

/** What the Applications of an environment follow. */
function sourceOf(dist: string, environment: string): string {
  const [application] = readManifests<Root>(dist, `argocd/${environment}`).filter(
    ({ object }) => object.kind === 'Application',
  );
  const { repoURL = '', targetRevision = '' } = application?.object.spec.source ?? {};
  return `${repoURL} ${targetRevision}`;
}

const looksAt =
  (commit: string): Wanted =>
  ({ status }) =>
    status?.sync?.revision === commit ? undefined : `looks at ${status?.sync?.revision?.slice(0, 8)}`;
