import { labelsMatch } from '../../../../constructs/kit/model/labels-match';
import { syncedAndHealthy } from '../../argocd/applications';
import { type Group, groupsOf, isInOneZone, markChanged, type Workload } from '../../availability/groups';
import { AvailabilityWatch } from '../../availability/watch';
import type { Followed } from '../../follow';
import { type KubernetesObject, keyOf } from '../../kubernetes/object';
import { Objects } from '../../kubernetes/objects';
import { manifestsOf } from '../../manifests';
import { settles } from './settled';

const seconds = 120;

interface Editable {
  spec: { template: { metadata: { annotations?: Record<string, string> } } };
}

/** A commit that rolls every workload that stands in one zone: one zone after the other. Where there is none, nothing is asked. */
export async function checkZones(followed: Followed): Promise<void> {
  const { environment, dist, report, repository, controlPlane } = followed;
  const workloads = manifestsOf(dist, environment.name, 'StatefulSet').filter(({ object }) =>
    isInOneZone(object as Workload),
  );
  const groups = groupsOf(dist, environment.name).filter(({ zones }) => zones.length > 0);
  if (workloads.length === 0) return;
  await report.check(
    'a roll takes pods of one zone at a time, and one at a time',
    `another template of ${workloads.map(({ object }) => object.metadata.name).join(', ')}, in one commit`,
    async () => {
      const before = (await Objects.read(controlPlane.api)).byKey;
      const watch = await AvailabilityWatch.begin(controlPlane.api, groups);
      for (const { file } of workloads) {
        repository.dist.edit<Editable & KubernetesObject>(file, (object) => {
          const { template } = object.spec;
          markChanged(object, 'rolled');
          template.metadata.annotations = { ...template.metadata.annotations, 'lgtm-cdk8s/run': 'rolled' };
        });
      }
      const commit = repository.commit('Another template');
      const wrong = await settles(followed, seconds, syncedAndHealthy(commit));
      const problems = [...wrong, ...watch.stop(), ...groups.flatMap((group) => wrongOrder(group, watch))];
      const same = (await Objects.read(controlPlane.api))
        .ofKind('Pod')
        .filter((pod) => isOfZone(pod, groups) && before.get(keyOf(pod))?.metadata.uid === pod.metadata.uid)
        .map((pod) => `${keyOf(pod)} is the same as before`);
      const orders = groups.map((group) => watch.order(group).join(', then '));
      return {
        passed: problems.length + same.length === 0,
        got: [...problems, ...same].join('\n') || orders.join('; '),
      };
    },
  );
}

function wrongOrder(group: Group, watch: AvailabilityWatch): string[] {
  const wanted = group.zones.map(({ name }) => name).join(', ');
  const order = watch.order(group).join(', ');
  return order === wanted ? [] : [`${group.name}: rolled were ${order || 'none'}; the order is ${wanted}`];
}

const isOfZone = ({ metadata }: KubernetesObject, groups: readonly Group[]): boolean =>
  groups.some(({ namespace, labels }) => metadata.namespace === namespace && labelsMatch(labels, metadata.labels));
