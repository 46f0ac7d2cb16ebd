import { labelsMatch } from '../../../constructs/kit/model/labels-match';
import type { Api, Resource } from '../kubernetes/api';
import type { KubernetesObject } from '../kubernetes/object';
import type { Group, Labels } from './groups';

export const podResource: Resource = {
  root: '/api/v1',
  apiVersion: 'v1',
  name: 'pods',
  kind: 'Pod',
  namespaced: true,
  verbs: [],
};

export interface Pod extends KubernetesObject {
  readonly spec: { readonly nodeName?: string };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

export const isReady = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  (status?.conditions ?? []).some(({ type, status: is }) => type === 'Ready' && is === 'True');

/** Sees every change of a pod, so that nothing is away between two looks. */
export class AvailabilityWatch {
  private readonly pods = new Map<string, Pod>();
  private readonly found = new Set<string>();
  private readonly rolled = new Map<string, string[]>();
  private floors = new Map<string, number>();
  private end: () => void = () => undefined;

  private constructor(private readonly groups: readonly Group[]) {}

  /** Begins while every pod of the groups is ready. */
  static async begin(api: Api, groups: readonly Group[]): Promise<AvailabilityWatch> {
    const watch = new AvailabilityWatch(groups);
    for (const pod of await api.list<Pod>(podResource)) watch.pods.set(pod.metadata.uid ?? '', pod);
    watch.fromNow();
    watch.end = await api.watch<Pod>(podResource, ({ type, object }) => {
      if (type === 'DELETED') watch.pods.delete(object.metadata.uid ?? '');
      else watch.pods.set(object.metadata.uid ?? '', object);
      watch.look(object);
    });
    return watch;
  }

  /** What fails from here on is no more than a budget allows, less where something is away already. */
  fromNow(): void {
    this.floors = new Map(
      this.groups.map((group) => [group.name, Math.min(group.pods - group.mayBeAway, this.ready(group, group.labels))]),
    );
  }

  /** Ends it. What was away that must not be, a line each. */
  stop(): string[] {
    this.end();
    return [...this.found];
  }

  /** The workloads of one zone of a group, in the order in which the first pod of each was away. */
  order({ name }: Group): readonly string[] {
    return this.rolled.get(name) ?? [];
  }

  private look({ metadata: { namespace, labels = {} } }: Pod): void {
    for (const group of this.groups) {
      if (group.namespace !== namespace || !labelsMatch(group.labels, labels)) continue;
      const ready = this.ready(group, group.labels);
      if (ready < (this.floors.get(group.name) ?? 0)) {
        this.found.add(`${group.name}: only ${ready} of ${group.pods} pods are ready, ${group.mayBeAway} may be away`);
      }
      this.lookAtZones(group);
    }
  }

  private lookAtZones(group: Group): void {
    const each = group.pods / Math.max(1, group.zones.length);
    const away = group.zones.filter(({ labels }) => this.ready(group, labels) < each).map(({ name }) => name);
    if (away.length > 1) this.found.add(`${away.join(' and ')} have pods that are away at once`);
    const order = this.rolled.get(group.name) ?? [];
    this.rolled.set(group.name, [...order, ...away.filter((name) => !order.includes(name))]);
  }

  private ready(group: Group, selector: Labels): number {
    return [...this.pods.values()].filter(
      (pod) => pod.metadata.namespace === group.namespace && labelsMatch(selector, pod.metadata.labels) && isReady(pod),
    ).length;
  }
}
