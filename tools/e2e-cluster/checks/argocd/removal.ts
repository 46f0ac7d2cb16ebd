import { rootName } from '../../../../constructs/kit/vocabulary/applications';
import { eventually } from '../../../wait';
import type { Followed } from '../../follow';
import { lost } from '../../kubernetes/compare';
import { type KubernetesObject, keyOf } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';

const removalSeconds = 90;

/** Kinds that outlive the root: data, the namespaces in which it is, and the project without which nothing could be deleted in order. */
const outlive = ['PersistentVolumeClaim', 'PersistentVolume', 'Namespace', 'AppProject'];

/** Deleting the root removes what it made, and no data. `isOfRun`: what the run has made meanwhile. Default: nothing. */
export async function checkRemoval(
  followed: Followed,
  prefix = '',
  isOfRun: (object: KubernetesObject) => boolean = () => false,
): Promise<void> {
  const { environment, report, applications, controlPlane, untouched } = followed;
  const { api } = controlPlane;
  const kept = (await Objects.read(api)).since(untouched).filter(({ kind }) => outlive.includes(kind));
  await report.check(
    `${prefix}deleting the root removes what it made, and no data`,
    `kubectl delete application ${rootName(environment.name)}`,
    async () => {
      await api.delete(applications.path(rootName(environment.name)));
      const mostSeconds = removalSeconds * applications.patience;
      const gone = await eventually(mostSeconds, async () => {
        // What comes next is looked at after some minutes, or when somebody presses Refresh.
        await applications.refresh();
        const left = (await Objects.read(api))
          .since(untouched)
          .filter((each) => !outlive.includes(each.kind) && !isOfRun(each));
        return left.length === 0 || undefined;
      });
      const now = await Objects.read(api);
      const problems = lost(kept, now);
      if (!gone) {
        const left = now.since(untouched).map(keyOf);
        return { passed: false, got: `still there after ${mostSeconds.toFixed(0)} s: ${left.join(', ')}` };
      }
      const got = `left: ${kept.map(keyOf).join(', ')}`;
      return { passed: problems.length === 0, got: problems.join('\n') || got };
    },
  );
}
