import { untilUnready } from '../../constructs/kit/pods/until-unready';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { type Manifest, ofKind } from '../manifests/manifest';

export const endsGracefully: Check = {
  name: 'delivery/ends-gracefully',
  description:
    'a pod of a Deployment of several, to which a Service leads, goes on until it does so no more: nobody is refused in a roll-out',
  looks: ({ environment, manifests }) => {
    const { connections, workloads } = environment;
    const called = workloads.filter(({ host }) => connections.some(({ to }) => to.host === host));
    return ofKind(manifests, 'Deployment').flatMap((manifest) => {
      const { name, namespace } = manifest.object.metadata;
      const workload = called.find((each) => each.name === name && each.peer.namespace === namespace);
      if (!workload || !hasSeveral(manifest, manifests) || waits(manifest)) return [];
      if (workload.props.untilUnready === 'program') return [];
      return [
        findingAt(manifest, {
          problem: 'a pod that ends refuses those whom its Service still leads to it for some seconds',
          instead: `untilUnready: 'sleep', where its image has that program, for a preStop of ${untilUnready.seconds} seconds`,
        }),
      ];
    });
  },
};

/** Whether there may be several of its pods at once, beside those of a roll-out. */
const hasSeveral = ({ object: { metadata, spec } }: Manifest, manifests: readonly Manifest[]): boolean =>
  Number(spec?.replicas ?? 1) > 1 ||
  ofKind(manifests, 'HorizontalPodAutoscaler').some(
    ({ object }) =>
      object.metadata.namespace === metadata.namespace && object.spec?.scaleTargetRef?.name === metadata.name,
  );

/** Whether the kubelet does something before it ends the program, which is the first of its containers. */
const waits = ({ object: { spec } }: Manifest): boolean =>
  spec?.template?.spec?.containers?.[0]?.lifecycle?.preStop !== undefined;
