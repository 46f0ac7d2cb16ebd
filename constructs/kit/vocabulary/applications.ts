/**
 * The name of an environment's root Application, and of the root's own project. It is not the environment's name: that is the label
 * `app.kubernetes.io/instance` of every object and of every claim, and an Argo CD that tracks by this label takes all that carries the
 * name of an Application for a part of it, and prunes what that Application does not render.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/
 */
export const rootName = (environment: string): string => `${environment}-root`;

/** The name of a component's Application. */
export const applicationName = (environment: string, component: string): string => `${environment}-${component}`;
