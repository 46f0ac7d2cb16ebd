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
}

/** The metadata that an object of a component has, and what is added to it. */
export function objectMetadata(owner: Owner, kind: string, name: string, extra: MetadataExtra) {
  const { commonLabels, commonAnnotations } = owner.pods;
  const annotations = unlessEmpty({ ...commonAnnotations, ...waveAnnotation(kind), ...extra.annotations });
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
