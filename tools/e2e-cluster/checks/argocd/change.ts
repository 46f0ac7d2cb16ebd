import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Workspace } from '../../../workspace';
import { syncedAndHealthy } from '../../argocd/applications';
import type { Followed } from '../../follow';
import { differences } from '../../kubernetes/compare';
import { asked, type KubernetesObject, keyOf } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';

/** What a workload's controller makes anew when its pods are to be others. */
const followsItsOwner = ['Pod', 'ReplicaSet', 'ControllerRevision'];

/** One line of the environment file: synthesized, committed and synced, it touches what follows from it and nothing else. */
export async function checkChange(followed: Followed): Promise<void> {
  const { environment, report, repository, applications, controlPlane } = followed;
  const file = `environments/${environment.name}.ts`;
  await report.check(
    'a change of one line touches only what follows from it',
    `a line of ${file} that says something else: the first retention one day less, or the other way by which lines are stored`,
    async () => {
      const workspace = new Workspace({ ownPackage: false });
      try {
        changeOneLine(workspace, file);
        const synth = workspace.synth();
        if (synth.status !== 0) return { passed: false, got: synth.stderr };
        const before = await Objects.read(controlPlane.api);
        const old = repository.head;
        const commit = repository.commitDist(`${workspace.folder}/dist`, 'One line');
        await applications.refresh();
        const wrong = await applications.eventually(60, syncedAndHealthy(commit));
        if (wrong.length > 0) return { passed: false, got: wrong.join('\n') };
        const expected = repository
          .changed(old, commit)
          .map((name) => keyOf(parse(readFileSync(join(repository.dist.path, name), 'utf8')) as KubernetesObject))
          .sort();
        const touched = differences(independent(before), independent(await Objects.read(controlPlane.api)));
        const same = expected.length > 0 && touched.join() === expected.join();
        return {
          passed: same,
          got: same ? touched.join(', ') : `touched: ${touched.join(', ')}; changed in Git: ${expected.join(', ')}`,
        };
      } finally {
        workspace.remove();
      }
    },
  );
}

/** A retention in days: of a load, whose retentions are named after what is kept, or of a store. */
const retentions = [/metrics: days\((\d+)\)/, /retention: days\((\d+)\)/];

/** What a line can say otherwise, the first of which an environment has. */
function changeOneLine(workspace: Workspace, file: string): void {
  const text = workspace.read(file);
  const [line = "logs: 'stdout'", days] = retentions.map((each) => each.exec(text)).find((found) => found) ?? [];
  workspace.replace(file, line, days === undefined ? "logs: 'otlp'" : line.replace(days, `${Number(days) - 1}`));
}

/** Everything but what others own and Applications, in which Argo CD writes what it does. */
function independent(objects: Objects): KubernetesObject[] {
  return objects.all
    .filter(({ kind }) => !followsItsOwner.includes(kind) && kind !== 'Application')
    .map((object) => asked(object) as KubernetesObject);
}
