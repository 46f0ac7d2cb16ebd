import { Checks, type FindingSink } from '../model/checks';
import type { Cluster } from '../model/cluster';
import { Namespace, type NamespaceProps, namespaceValidators } from '../model/namespace';
import { describe } from '../model/validation';
import { privilegesOf } from '../pods/privileges';
import type { WorkloadView } from '../pods/workload-props';

/** An environment and what runs in it. */
interface Checked extends FindingSink {
  readonly name: string;
  readonly cluster: Cluster;
  readonly namespaces: readonly Namespace[];
  readonly workloads: readonly WorkloadView[];
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces */
const ofCluster: readonly string[] = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/**
 * Makes a namespace of an environment. Reports a refused name, a second one of the same name, one that every cluster has already, and a
 * weaker Pod Security level without its reason.
 */
export function checkedNamespace(environment: Checked, name: unknown, given: NamespaceProps): Namespace {
  const isNamed = typeof name === 'string';
  const place = isNamed ? `namespace ${name}` : 'namespace';
  const check = new Checks(environment, { environment: environment.name, component: place });
  if (isNamed) check.name('name', name);
  else check.report('name', `${describe(name)} is given`, "the name first, as in addNamespace('monitoring')");
  const props = check.properties(given, namespaceValidators);
  // What runs in a namespace that is not known is not reported once more.
  const known = isNamed && check.sound('podSecurity');
  const namespace = new Namespace(
    isNamed ? name : 'missing',
    known ? props : { existing: true },
    environment.cluster.mesh,
  );
  const taken = environment.namespaces.find((other) => other.name === name);
  if (taken) {
    const problem = `there are two namespaces named ${taken.name}`;
    check.report('name', problem, 'one namespace, passed to every component that runs in it');
    return taken;
  }
  check.require(
    namespace.existing || !ofCluster.includes(namespace.name),
    'existing',
    `every cluster has the namespace ${namespace.name}, and bringing it would change it for all who run there`,
    `addNamespace('${namespace.name}', { existing: true }), or a name of its own`,
  );
  check.require(
    namespace.existing || namespace.podSecurity === 'restricted' || namespace.reason !== undefined,
    'reason',
    `Pod Security is ${namespace.podSecurity} and nothing says why`,
    'the reason why its pods can not be restricted, or no podSecurity at all',
  );
  check.require(
    !namespace.inMesh || environment.cluster.mesh !== undefined,
    'inMesh',
    'the cluster has no mesh',
    "mesh: istioAmbient() in the environment's cluster, or inMesh: false",
  );
  return namespace;
}

/**
 * Reports pods that need no privilege in a namespace of the environment that gives it to them, as they land there where the first namespace is
 * that of the node agents.
 */
export function checkPodSecurity(environment: Checked): void {
  for (const { name, existing, podSecurity, madeAt } of environment.namespaces) {
    if (existing || podSecurity === 'restricted') continue;
    const others = environment.workloads
      .filter(({ component }) => component.targetNamespace.name === name)
      .filter((workload) => privilegesOf(workload).every(({ kind }) => kind === 'api-permission'))
      .map((workload) => workload.name);
    const check = new Checks(environment, { environment: environment.name, component: `namespace ${name}` }, madeAt);
    check.require(
      others.length === 0,
      'podSecurity',
      `its pods are ${podSecurity}, and ${others.join(', ')} ${others.length === 1 ? 'needs' : 'need'} no privilege`,
      'a restricted namespace before it, as components run in the first one where they name none',
    );
  }
}
