import type { Container, PodTemplateSpec, Volume } from '../../../imports/k8s';
import { prefix, unlessEmpty } from '../vocabulary/labels';
import { affinityOf } from './affinity-of';
import { type ContainerProps, container } from './container';
import { grantedTo } from './granted';
import { defaultsOf, isNodeAgent } from './node-agent';
import { agentPriorityClass } from './priority-class';
import { podSecurityContext } from './security';
import { inZone, spread } from './spread';
import { beforeTheEnd, withWait } from './until-unready';
import type { Mount } from './volumes';
import type { WorkloadView } from './workload-props';

/**
 * The pods of a workload. `configuration`: the folders with its files. `configurationChecksum`: rolls them when it changes; undefined
 * where nothing should.
 */
export function podTemplate(
  workload: WorkloadView,
  configuration: readonly Mount[],
  configurationChecksum: string | undefined,
): PodTemplateSpec {
  const { component, props, name } = workload;
  const isAgent = isNodeAgent(workload);
  const defaults = defaultsOf(workload, component);
  const main: ContainerProps = {
    ...props,
    name,
    mounts: mountsOf(workload, configuration),
  };
  const containers = [main, ...(props.sidecars ?? [])];
  const initContainers = props.initContainers ?? [];
  const readsNode = [...containers, ...initContainers].some(({ mounts = [] }) =>
    mounts.some((each) => each.hostFolder),
  );
  const finish = (list: readonly ContainerProps[]): Container[] =>
    list.map((each) => ({
      ...container(each, props.identity, component.imageReference(each.image)),
      ...(each === main ? beforeTheEnd(props.untilUnready) : {}),
    }));
  const permissions = grantedTo(props);
  const hasAccess = permissions && !permissions.mountedExplicitly;
  return {
    metadata: {
      labels: podLabels(workload),
      annotations: unlessEmpty({
        ...props.podAnnotations,
        ...defaults.commonAnnotations,
        ...defaults.annotations,
        // With sidecars, kubectl logs and exec still mean the program.
        ...(containers.length > 1 ? { 'kubectl.kubernetes.io/default-container': name } : {}),
        ...(configurationChecksum ? { [`${prefix}/configuration-checksum`]: configurationChecksum } : {}),
      }),
    },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: Boolean(hasAccess),
      enableServiceLinks: false,
      hostNetwork: props.hostNetwork ? true : undefined,
      hostPid: props.hostProcesses ? true : undefined,
      securityContext: podSecurityContext(props.identity, { readsNode, ...component.environment.cluster }),
      terminationGracePeriodSeconds: withWait(props.terminationGrace, props.untilUnready)?.seconds,
      imagePullSecrets: unlessNone(defaults.imagePullSecrets),
      priorityClassName: defaults.priorityClassName ?? (isAgent ? agentPriorityClass(workload) : undefined),
      // Every image here is of Linux, and a node of another system would take its pod and fail.
      nodeSelector: { 'kubernetes.io/os': 'linux', ...inZone(props.zone), ...defaults.nodeSelector },
      affinity: affinityOf(workload, defaults.affinity),
      // An agent belongs on every node, tainted or not.
      tolerations: isAgent ? [{ operator: 'Exists' }] : unlessNone(defaults.tolerations),
      topologySpreadConstraints: spread(workload),
      initContainers: initContainers.length > 0 ? finish(initContainers) : undefined,
      containers: finish(containers),
      volumes: volumesOf([...containers, ...initContainers]),
    },
  };
}

/** A list, or nothing where it has no element: an empty one is noise in a manifest. */
const unlessNone = <T>(list: readonly T[] | undefined): T[] | undefined => (list?.length ? [...list] : undefined);

/** The version stands on the workload and its pods alone, so that a new one touches no other object. */
export function versionedLabels({ component, props, name }: WorkloadView): Record<string, string> {
  const { labels } = component.objectMetadata(props.kind, name, { workload: name });
  return { ...labels, 'app.kubernetes.io/version': props.image.tag };
}

/** The labels of the pods, before a patch adds more. */
export function podLabels(workload: WorkloadView): Record<string, string> {
  const { component, props } = workload;
  const { labels } = defaultsOf(workload, component);
  return { ...versionedLabels(workload), ...appLabel(workload), ...props.podLabels, ...labels };
}

/** The label by which older tools select pods, where the environment wants it. */
const appLabel = ({ component, name }: WorkloadView): Record<string, string> =>
  component.environment.appLabel ? { app: name } : {};

function mountsOf({ props }: WorkloadView, configuration: readonly Mount[]): Mount[] {
  const { data, mounts = [] } = props;
  return [...configuration, ...(data ? [{ mount: { name: 'data', mountPath: data.mountPath } }] : []), ...mounts];
}

/** The volumes behind the mounts of several containers, each once. */
function volumesOf(containers: readonly ContainerProps[]): Volume[] | undefined {
  const byName = new Map<string, Volume>();
  for (const { mounts = [] } of containers) {
    for (const { volume } of mounts) if (volume) byName.set(volume.name, volume);
  }
  return byName.size > 0 ? [...byName.values()] : undefined;
}
