import { eventually } from '../../../wait';
import type { Followed } from '../../follow';
import { differences, liveObjects } from '../../kubernetes/compare';
import { type KubernetesObject, keyOf } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { manifestsByKey } from '../../manifests';

/** How long Argo CD may take to notice and to mend. */
const healSeconds = 60;

/** A hand-made change does not last: one object edited, one deleted, both for good. */
export async function checkHealing({
  environment,
  dist,
  report,
  applications,
  controlPlane: { api },
}: Followed): Promise<void> {
  const manifests = manifestsByKey(dist, environment.name);
  const before = await Objects.read(api);
  const live = liveObjects(before, manifests);
  const edited = first(live, 'ConfigMap');
  const deleted = first(live, 'Service');
  await report.check(
    'a hand-made change is healed',
    `${keyOf(edited)} emptied, ${keyOf(deleted)} deleted`,
    async () => {
      const data = Object.keys((edited as { readonly data?: object }).data ?? {});
      await api.patch(before.path(edited), { data: Object.fromEntries(data.map((key) => [key, 'changed by hand\n'])) });
      await api.delete(before.path(deleted));
      const begin = performance.now();
      const mostSeconds = healSeconds * applications.patience;
      const healed = await eventually(mostSeconds, async () => {
        const now = liveObjects(await Objects.read(api), manifests);
        return differences(live, now).length === 0 || undefined;
      });
      const seconds = ((performance.now() - begin) / 1000).toFixed(1);
      return {
        passed: healed === true,
        got: healed ? `as before after ${seconds} s` : `not after ${mostSeconds.toFixed(0)} s`,
      };
    },
  );
}

function first(objects: readonly KubernetesObject[], kind: string): KubernetesObject {
  const found = objects.find((object) => object.kind === kind);
  if (!found) throw new Error(`the environment has no ${kind}`);
  return found;
}
