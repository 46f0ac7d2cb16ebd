import { join, resolve } from 'node:path';
import type { Context } from '../../context';
import type { ControlPlane } from '../../control-plane';
import { differences, liveObjects, lost } from '../../kubernetes/compare';
import type { KubernetesObject } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { manifestsByKey } from '../../manifests';
import { earlierRelease } from '../../release';
import { leftOf, withRenamed } from '../../renamed';
import { Steps } from '../../steps';
import { podsToKeep, runSteps, type Upgrade } from '../upgrade';
import { everythingRuns } from '../workloads';
import { appliesFromTheClient } from './apply';

/** Two releases in a row, then another name, by kubectl alone. `installed`: this release as the server has it. Returns the steps that were run. */
export async function checkUpgrade(
  context: Context,
  controlPlane: ControlPlane,
  installed: readonly KubernetesObject[],
): Promise<string[]> {
  const { environment, report, dist } = context;
  const { api, kubectl } = controlPlane;
  const ran: string[] = [];
  const folder = join(dist, environment.name);
  const name = 'the release before is installed';
  const earlier = earlierRelease(environment.name, dist, join(controlPlane.folder, 'earlier'));
  if ('missing' in earlier) report.notRun(name, earlier.missing);
  else {
    const upgrade: Upgrade = { environment: environment.name, before: earlier.dist, after: dist };
    await report.check(name, `kubectl apply -k ${folder} of ${earlier.commit.slice(0, 8)}`, async () => {
      // What it was warned of then is no business of this release.
      await kubectl.must('apply', '--kustomize', join(earlier.dist, environment.name));
      return everythingRuns(controlPlane);
    });
    await report.check(
      'the steps bring it to this release, and nothing is lost or restarted for nothing',
      'the notices of synth, with their steps',
      async () => {
        const before = await Objects.read(api);
        const kept = [...before.ofKind('PersistentVolumeClaim'), ...podsToKeep(before, upgrade)];
        const steps = new Steps({ kubectl, delivery: 'kubectl', folder: resolve('.') });
        const sections = await runSteps(steps, upgrade, { withoutApply: true });
        ran.push(...steps.ran);
        const applied = await appliesFromTheClient(kubectl, folder);
        if (!applied.passed) return applied;
        const runs = await everythingRuns(controlPlane);
        const problems = [...(runs.passed ? [] : [runs.got]), ...lost(kept, await Objects.read(api))];
        const claims = kept.filter(({ kind }) => kind === 'PersistentVolumeClaim').length;
        const same = `the same ${claims} claims and ${kept.length - claims} pods whose template is the same`;
        return {
          passed: problems.length === 0,
          got: problems.join('\n') || `${sections.join(', ') || 'no steps'}; ${same}`,
        };
      },
    );
  }
  await report.check(
    'the same objects from the client',
    `kubectl apply -k ${folder}, compared with the first`,
    async () => {
      const outcome = await appliesFromTheClient(kubectl, folder);
      if (!outcome.passed) return outcome;
      const different = differences(
        installed,
        liveObjects(await Objects.read(api), manifestsByKey(dist, environment.name)),
      );
      const got =
        different.length === 0 ? `${installed.length} objects are the same` : `different: ${different.join(', ')}`;
      return { passed: different.length === 0, got };
    },
  );
  await checkRenamed(context, controlPlane, ran);
  return ran;
}

/** An environment with another name finds its data. */
async function checkRenamed(
  { environment, report }: Context,
  controlPlane: ControlPlane,
  ran: string[],
): Promise<void> {
  const { api, kubectl } = controlPlane;
  await report.check(
    'an environment with another name finds its data',
    'docs/change-what-cannot-be-changed-in-place.md#environment',
    () =>
      withRenamed(environment.name, async (renamed) => {
        const kept = (await Objects.read(api)).all.filter(({ kind }) =>
          ['PersistentVolumeClaim', 'Namespace'].includes(kind),
        );
        const steps = new Steps({ kubectl, delivery: 'kubectl', folder: renamed.folder });
        const names = environment.namespaces.map(({ name: namespace }) => {
          return { environment: environment.name, newEnvironment: renamed.name, namespace };
        });
        await steps.run('environment', names);
        ran.push(...steps.ran);
        const runs = await everythingRuns(controlPlane);
        const now = await Objects.read(api);
        const problems = [...(runs.passed ? [] : [runs.got]), ...lost(kept, now), ...leftOf(environment.name, now)];
        return { passed: problems.length === 0, got: problems.join('\n') || `${renamed.name}: ${runs.got}` };
      }),
  );
}
