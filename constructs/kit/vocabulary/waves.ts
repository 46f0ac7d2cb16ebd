/**
 * The order inside one Argo CD Application. Only what is healthy as soon as it exists has a wave before the rest: a wave waits for the
 * health of the one before, so a broken pod would keep a later one, and with it the commit that mends the pod, waiting for ever. Where there is
 * more than one wave, a sync of which something is refused waits for the health of the rest before it is tried again; so a component of
 * which the API server holds some workloads back has no waves, and Argo CD's own order of kinds: ConfigMaps, then pods.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
const waves: Readonly<Record<string, number>> = {
  Namespace: -2,
  PriorityClass: -2,
  ConfigMap: -1,
  NetworkPolicy: -1,
  CiliumNetworkPolicy: -1,
  Role: -1,
  RoleBinding: -1,
  ClusterRole: -1,
  ClusterRoleBinding: -1,
  ServiceAccount: -1,
};

const annotation = 'argocd.argoproj.io/sync-wave';

/** The annotation that puts a kind into its wave; none for wave 0. */
export function waveAnnotation(kind: string): Record<string, string> {
  const wave = waves[kind];
  return wave === undefined ? {} : { [annotation]: String(wave) };
}
