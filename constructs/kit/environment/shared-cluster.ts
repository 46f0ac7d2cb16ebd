import type { ApiObject } from 'cdk8s';
import { type Finding, isSameFinding } from '../model/findings';
import type { Component } from './component';
import type { Environment } from './environment';
import { objectKey } from './object-checks';
import { componentsOf, findingOf, type Placed } from './placed';
import { readInTwo } from './read-twice-checks';
import { sharedNodes } from './shared-nodes';

/**
 * Reports what environments of one cluster would take from each other: namespaces, objects, host names, and what each node has once. Two are
 * of one cluster when they say so, by its name or by the destination of their Argo CD; nothing is known of those that say neither.
 */
export function sharedCluster(environments: readonly Environment[]): readonly Finding[] {
  // Each is compared with all others.
  const destinations = new Map(environments.map((each) => [each, destinationsOf(each)]));
  const findings = environments.flatMap((later, index) => [
    ...sharedNodes(componentsOf(later)),
    ...environments
      .slice(0, index)
      .filter((earlier) => areOfOneCluster([earlier, later], destinations))
      .flatMap((earlier) => [
        ...namespaces(later, earlier),
        ...componentsOf(later).flatMap((each) => [...sameObjects(each, earlier), ...sameHosts(each, earlier)]),
        ...sharedNodes(componentsOf(later), componentsOf(earlier)),
        ...sameSources(later, earlier),
      ]),
  ]);
  return findings.filter((each, index) => index === findings.findIndex((other) => isSameFinding(each, other)));
}

const isOfArgoCd = ({ apiGroup }: ApiObject): boolean => apiGroup === 'argoproj.io';

/** Where Argo CD brings an environment, where that is not the cluster in which it runs: a text that is equal for one cluster. */
function destinationsOf({ components }: Environment): string[] {
  return components
    .flatMap(({ objects }) => objects)
    .filter((object) => isOfArgoCd(object) && object.kind === 'Application')
    .map((object): { readonly server?: string; readonly name?: string } => object.toJson().spec.destination)
    .filter(({ server }) => server !== 'https://kubernetes.default.svc')
    .map(({ server, name }) => `${server} ${name}`);
}

function areOfOneCluster(
  [one, other]: readonly [Environment, Environment],
  destinations: ReadonlyMap<Environment, readonly string[]>,
): boolean {
  const [ofOne = [], ofOther = []] = [destinations.get(one), destinations.get(other)];
  if (ofOne.length > 0 && ofOther.length > 0) return ofOne.some((destination) => ofOther.includes(destination));
  return one.cluster.name !== undefined && one.cluster.name === other.cluster.name;
}

const isOwn = (environment: Environment, name: string | undefined): boolean =>
  environment.ownNamespaces.some((namespace) => namespace.name === name);

/** Namespaces that both bring. What is in them follows from that, and is not reported once more. */
function namespaces(later: Environment, earlier: Environment): Finding[] {
  return later.ownNamespaces
    .filter(({ name }) => isOwn(earlier, name))
    .map(({ name, madeAt }) => ({
      environment: later.name,
      component: `namespace ${name}`,
      property: 'name',
      problem: `${earlier.name} brings it to the same cluster, and each would change and remove what the other has there`,
      instead: `a namespace of its own, such as addNamespace('${later.name}-${name}'), or another name of the cluster where it is another one`,
      callSites: [madeAt],
    }));
}

/** Objects of one kind, namespace and name; the first of a component, as the others have the same cause. */
function sameObjects(place: Placed, earlier: Environment): Finding[] {
  const { environment, component } = place;
  const theirs = new Map(
    earlier.components.flatMap(({ name, objects }) => objects.map((object) => [objectKey(object), name] as const)),
  );
  const own = component.objects.filter(
    (object) =>
      !isOfArgoCd(object) &&
      object.kind !== 'Namespace' &&
      !(isOwn(environment, object.metadata.namespace) && isOwn(earlier, object.metadata.namespace)),
  );
  const [object] = own.filter((each) => theirs.has(objectKey(each)));
  if (!object) return [];
  return [
    findingOf(
      place,
      'name',
      `${theirs.get(objectKey(object))} of ${earlier.name} renders the ${object.kind} ${object.name} of the same cluster too`,
      `name: '${component.name}-${environment.name}', or a namespace of its own`,
    ),
  ];
}

/** What both read and bring to one store. Of lines, most of which a store keeps once, the later one is warned. */
function sameSources(environment: Environment, earlier: Environment): Finding[] {
  return readInTwo(environment.components, earlier.components).flatMap(
    ({ reader: component, property, problem, instead, isKeptOnce }) => {
      if (!isKeptOnce) return [findingOf({ environment, component }, property, problem, instead)];
      component.check.warnOnce(property, problem, instead);
      return [];
    },
  );
}

interface WrittenIngress {
  readonly spec: { readonly rules?: readonly { readonly host?: string }[] };
}

const hostsOf = ({ objects }: Component): string[] =>
  objects
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap((object) => (object.toJson() as WrittenIngress).spec.rules ?? [])
    .flatMap(({ host }) => host ?? []);

/** Host names that lead to two Ingresses of the cluster. */
function sameHosts(place: Placed, earlier: Environment): Finding[] {
  return hostsOf(place.component).flatMap((host) => {
    const other = earlier.components.find((each) => hostsOf(each).includes(host));
    if (!other) return [];
    const problem = `${host} leads to ${other.name} of ${earlier.name} in the same cluster`;
    return [findingOf(place, 'ingress', problem, 'another host name for one of the two')];
  });
}
