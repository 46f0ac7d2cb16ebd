import type { ApiObject } from 'cdk8s';
import type { Finding } from '../model/findings';
import { isInFolder } from '../model/folders';
import { findingOf, nameSeenFrom, type Placed } from './placed';

/** The part of a pod that is about its node. */
interface NodePod {
  readonly hostNetwork?: boolean;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly volumes?: readonly {
    readonly hostPath?: { readonly path: string; readonly type?: string };
  }[];
  readonly containers: readonly { readonly ports?: readonly { readonly containerPort: number }[] }[];
}

/** What a workload takes of each of its nodes. */
interface Taken extends Placed {
  readonly workload: string;
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Folders that it makes and keeps something in. What the node itself has there is for all. */
  readonly folders: readonly string[];
  /** Ports of the node's own network. */
  readonly ports: readonly number[];
}

/** Reports what two would have of each node that a node has once: a folder, a port. `others`: those of another environment of the cluster. */
export function sharedNodes(own: readonly Placed[], others?: readonly Placed[]): Finding[] {
  const [taken, theirs] = [own.flatMap(takenBy), others?.flatMap(takenBy)];
  return taken.flatMap((each, index) => {
    const before = (theirs ?? taken.slice(0, index)).filter((other) => mayShareNode(each, other));
    return [...sameFolder(each, before), ...(others ? samePort(each, before) : [])];
  });
}

function takenBy(place: Placed): Taken[] {
  return place.component.objects.flatMap((object: ApiObject): Taken[] => {
    const pod: NodePod | undefined = object.kind === 'DaemonSet' ? object.toJson().spec.template.spec : undefined;
    if (!pod) return [];
    const { hostNetwork, nodeSelector = {}, volumes = [], containers } = pod;
    const folders = volumes.flatMap(({ hostPath }) => (hostPath?.type === 'DirectoryOrCreate' ? [hostPath.path] : []));
    const ports = containers.flatMap(({ ports: named = [] }) => named.map(({ containerPort }) => containerPort));
    return [{ ...place, workload: object.name, nodeSelector, folders, ports: hostNetwork ? ports : [] }];
  });
}

/** Whether some node can have both: no label must have two values. */
const mayShareNode = (one: Taken, other: Taken): boolean =>
  Object.entries(one.nodeSelector).every(([label, value]) => (other.nodeSelector[label] ?? value) === value);

function sameFolder(each: Taken, before: readonly Taken[]): Finding[] {
  const { component, environment, workload } = each;
  return each.folders.flatMap((folder) => {
    const other = before.find(({ folders }) =>
      folders.some((their) => isInFolder(folder, their) || isInFolder(their, folder)),
    );
    if (!other) return [];
    const property = propertyOf(each, folder);
    const mark = other.environment === environment ? workload : environment.name;
    return [
      findingOf(
        each,
        property ?? 'name',
        `${nameSeenFrom(environment, other)} has ${folder} of each node too, and two that write one folder lose what they keep there`,
        property === undefined ? `name: '${component.name}-${mark}'` : `${property}: '${folder}-${mark}'`,
      ),
    ];
  });
}

/** The property that says which folder it is, if there is one. */
function propertyOf({ component, workload }: Taken, folder: string): string | undefined {
  const mounts = component.workloads.find(({ name }) => name === workload)?.props.mounts ?? [];
  return mounts.find(({ hostFolder }) => hostFolder?.path === folder)?.hostFolder?.property;
}

function samePort(each: Taken, before: readonly Taken[]): Finding[] {
  const { component, environment } = each;
  return each.ports.flatMap((port) => {
    const other = before.find(({ ports }) => ports.includes(port));
    if (!other) return [];
    const problem = `${nameSeenFrom(environment, other)} listens at port ${port} of each node, and a second one never starts`;
    const instead = `no ${component.name} here, as the other one serves the cluster, or other nodes by nodeSelector of its pods`;
    return [findingOf(each, 'name', problem, instead)];
  });
}
