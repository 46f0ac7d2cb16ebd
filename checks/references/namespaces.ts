import type { Check } from '../check';
import { findingAt } from '../findings';
import { ofKind } from '../manifests/manifest';

export const namespaces: Check = {
  name: 'references/namespaces',
  description: 'every namespace in use is rendered, or is there already and not rendered',
  looks: ({ manifests, environment }) => {
    const rendered = ofKind(manifests, 'Namespace');
    const own = rendered.map(({ object }) => object.metadata.name);
    const existing = environment.namespaces.filter((namespace) => namespace.existing).map(({ name }) => name);
    return [
      ...manifests
        .filter(({ object: { metadata } }) => metadata.namespace && ![...own, ...existing].includes(metadata.namespace))
        .map((manifest) =>
          findingAt(manifest, {
            where: 'namespace',
            problem: `nobody makes the namespace ${manifest.object.metadata.namespace}`,
            instead: `one of: ${[...own, ...existing].join(', ')}; another one is added by addNamespace('…')`,
          }),
        ),
      ...rendered
        .filter(({ object }) => existing.includes(object.metadata.name))
        .map((manifest) =>
          findingAt(manifest, {
            problem: 'the namespace existed before, and it is rendered',
            instead: 'no such object: with the environment, everything in the namespace would be deleted',
          }),
        ),
    ];
  },
};
