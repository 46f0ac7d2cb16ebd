import type { Namespace } from '../model/namespace';
import type { PodDefaults } from '../pods/defaults';
import type { MetadataExtra } from '../pods/scope';
import { recommendedLabels, unlessEmpty } from '../vocabulary/labels';
import { waveAnnotation } from '../vocabulary/waves';

interface Owner {
  readonly name: string;
  readonly environment: { readonly name: string };
  readonly targetNamespace: Namespace;
  readonly pods: PodDefaults;
  readonly workloads: readonly { readonly props: { readonly rolledInTurn?: string } }[];
}

/** The metadata that an object of a component has, and what is added to it. */
export function objectMetadata(owner: Owner, kind: string, name: string, extra: MetadataExtra) {
  const { commonLabels, commonAnnotations } = owner.pods;
  // What the API server holds back for a while would wait for the health of what was applied beside it: only where there are waves does it.
  const inWaves = !owner.workloads.some(({ props }) => props.rolledInTurn !== undefined);
  const wave = inWaves ? waveAnnotation(kind) : {};
  const annotations = unlessEmpty({ ...commonAnnotations, ...wave, ...extra.annotations });
  return {
    name,
    namespace: extra.namespace === null ? undefined : (extra.namespace ?? owner.targetNamespace.name),
    labels: {
      ...recommendedLabels(owner.environment.name, extra.workload ?? owner.name),
      ...commonLabels,
      ...extra.labels,
    },
    annotations,
  };
}
