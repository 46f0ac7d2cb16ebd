import { labelsMatch } from '../../../constructs/kit/model/labels-match';
import { zoneLabel } from '../../../constructs/kit/pods/spread';
import { turnAnnotation, turnKey } from '../../../constructs/kit/vocabulary/labels';
import { type KubernetesObject, keyOf } from '../kubernetes/object';
import { manifestsOf } from '../manifests';

/** The pods that a PodDisruptionBudget selects. */
export interface Group {
  readonly name: string;
  readonly namespace?: string;
  readonly labels: Labels;
  /** How many of them there are, and how many may be away at once. */
  readonly pods: number;
  readonly mayBeAway: number;
  /** Its workloads that stand in one zone, in their order: their pods must never be away in two of them at once. */
  readonly zones: readonly Zone[];
}

/** The pods of a workload that stands in one zone. */
export interface Zone {
  readonly name: string;
  readonly labels: Labels;
}

export type Labels = Readonly<Record<string, string>>;

interface Budget extends KubernetesObject {
  readonly spec: { readonly maxUnavailable: number; readonly selector: { readonly matchLabels: Labels } };
}

export interface Workload extends KubernetesObject {
  readonly spec: {
    readonly replicas?: number;
    readonly selector: { readonly matchLabels: Labels };
    readonly template: {
      readonly metadata: { readonly labels: Labels };
      readonly spec: { readonly nodeSelector?: Labels };
    };
  };
}

export const isInOneZone = ({ spec }: Workload): boolean => spec.template.spec.nodeSelector?.[zoneLabel] !== undefined;

/** The group of workloads that are rolled one after the other to which it belongs; undefined, where it is rolled for itself. */
export const turnOf = ({ metadata }: KubernetesObject): string | undefined => metadata.labels?.[turnKey];

/** Says of a workload that is rolled in turn that the pods of its group have changed, as `synth` does. */
export function markChanged(object: KubernetesObject, checksum: string): void {
  if (turnOf(object) === undefined) return;
  const { metadata } = object;
  Object.assign(metadata, { annotations: { ...metadata.annotations, [turnAnnotation]: checksum } });
}

/** One for each PodDisruptionBudget of an environment. A budget without pods is an error. */
export function groupsOf(dist: string, environment: string): Group[] {
  const workloads = manifestsOf(dist, environment, 'Deployment', 'StatefulSet').map(({ object }) => object as Workload);
  return manifestsOf(dist, environment, 'PodDisruptionBudget').map(({ object }) => {
    const { spec, metadata } = object as Budget;
    const labels = spec.selector.matchLabels;
    const own = workloads.filter(
      (each) =>
        each.metadata.namespace === metadata.namespace && labelsMatch(labels, each.spec.template.metadata.labels),
    );
    const pods = own.reduce((sum, each) => sum + (each.spec.replicas ?? 1), 0);
    if (pods === 0) throw new Error(`${keyOf(object)} selects no pod`);
    const zones = own
      .filter(isInOneZone)
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
      .map((each) => ({ name: each.metadata.name, labels: each.spec.selector.matchLabels }));
    const { name, namespace } = metadata;
    return { name, namespace, labels, pods, mayBeAway: spec.maxUnavailable, zones };
  });
}
