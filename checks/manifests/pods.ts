import type { Container, Labels, PodSpec } from './kubernetes';
import { type Manifest, workloads } from './manifest';

/** The pods that a workload makes. */
export interface Pod {
  readonly manifest: Manifest;
  /** The workload's name. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly spec: PodSpec;
}

/** The pods of all objects that make some. */
export const podsOf = (manifests: readonly Manifest[]): Pod[] =>
  workloads(manifests).map((manifest) => {
    const { metadata, spec } = manifest.object;
    return {
      manifest,
      name: metadata.name,
      namespace: metadata.namespace ?? '',
      labels: spec?.template?.metadata?.labels ?? {},
      spec: spec?.template?.spec ?? {},
    };
  });

/** The containers of a pod, init containers included. */
export const containersOf = ({ spec }: Pod): Container[] => [
  ...(spec.containers ?? []),
  ...(spec.initContainers ?? []),
];
