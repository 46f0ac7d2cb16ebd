import type { Finding } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { type Manifest, ofKind } from '../manifests/manifest';

/** What Argo CD does with one object, in its own words, with commas between them. */
export const syncOptions = 'argocd.argoproj.io/sync-options';
const kept = 'Prune=false,Delete=false';

export const pruning: Check = {
  name: 'delivery/pruning',
  description: 'nothing that holds data is pruned, and no StatefulSet is out of sync for ever',
  looks: ({ manifests, environment }) => [
    ...ofKind(manifests, 'Namespace', 'PersistentVolumeClaim')
      .filter(({ object }) => object.metadata.annotations?.[syncOptions] !== kept)
      .map((manifest) =>
        findingAt(manifest, {
          where: syncOptions,
          problem: `it is ${manifest.object.metadata.annotations?.[syncOptions] ?? 'not there'}, so that its data goes with it`,
          instead: kept,
        }),
      ),
    ...ofKind(manifests, 'StatefulSet').flatMap((manifest) => claims(manifest, environment.volumesAtRemoval)),
  ],
};

function claims(manifest: Manifest, volumesAtRemoval: 'keep' | 'delete'): Finding[] {
  const { volumeClaimTemplates = [], persistentVolumeClaimRetentionPolicy: policy } = manifest.object.spec ?? {};
  if (volumeClaimTemplates.length === 0) return [];
  const wanted = { whenDeleted: volumesAtRemoval === 'keep' ? 'Retain' : 'Delete', whenScaled: 'Retain' };
  const wrong = (['whenDeleted', 'whenScaled'] as const).filter((when) => policy?.[when] !== wanted[when]);
  return [
    ...wrong.map((when) =>
      findingAt(manifest, {
        where: `persistentVolumeClaimRetentionPolicy.${when}`,
        problem: `it is ${policy?.[when] ?? 'not there'}`,
        instead: wanted[when],
      }),
    ),
    ...volumeClaimTemplates
      .filter(({ apiVersion, kind }) => apiVersion !== 'v1' || kind !== 'PersistentVolumeClaim')
      .map(({ metadata }) =>
        findingAt(manifest, {
          where: `volumeClaimTemplates ${metadata.name}`,
          // The API server adds them, and Argo CD shows what it adds as a difference.
          problem: 'it has no apiVersion and kind, so Argo CD shows the StatefulSet as out of sync for ever',
          instead: 'apiVersion: v1 and kind: PersistentVolumeClaim',
        }),
      ),
  ];
}
