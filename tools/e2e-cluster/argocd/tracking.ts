import type { Followed } from '../follow';

/** How Argo CD knows what belongs to an Application. https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/ */
export type TrackingMethod = 'annotation' | 'label' | 'annotation+label';

/** Sets it as its operators do. Argo CD takes it up while it runs. */
export async function setTracking({ applications, controlPlane }: Followed, method: TrackingMethod): Promise<void> {
  await controlPlane.api.patch(`/api/v1/namespaces/${applications.namespace}/configmaps/argocd-cm`, {
    data: { 'application.resourceTrackingMethod': method },
  });
}
