import type { Followed } from '../follow';

/** How Argo CD knows what belongs to an Application. https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/ */
export type TrackingMethod = 'annotation' | 'label' | 'annotation+label';

/** Sets it as its operators do. Argo CD takes it up while it runs. */
export const setTracking = (followed: Followed, method: TrackingMethod): Promise<void> =>
  set(followed, { 'application.resourceTrackingMethod': method });

/** The health of an Application is that of what it brings: https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app */
const ofApplications = `hs = { status = "Progressing", message = "" }
if obj.status ~= nil and obj.status.health ~= nil then
  hs.status = obj.status.health.status
end
return hs
`;

/** Whether Applications have a health of their own, as many have it who use Applications of Applications. As installed they have none. */
export const setHealthOfApplications = (followed: Followed, whether: boolean): Promise<void> =>
  set(followed, { 'resource.customizations.health.argoproj.io_Application': whether ? ofApplications : null });

function set({ applications, controlPlane }: Followed, data: Readonly<Record<string, string | null>>): Promise<void> {
  return controlPlane.api.patch(`/api/v1/namespaces/${applications.namespace}/configmaps/argocd-cm`, { data });
}
