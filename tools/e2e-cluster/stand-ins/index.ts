import type { Environment } from '../../../constructs/kit';
import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';
import { cachedDefinitions } from '../../schemas/cached-definitions';
import type { ControlPlane } from '../control-plane';
import { apply } from './apply';
import { namespaceObject, secretObject } from './existing';
import { ingressClass } from './ingress-controller';
import { nodesOf } from './nodes';
import { storageClass } from './storage';

/** Something that an environment's cluster has and this one lacks. */
export interface StandIn {
  readonly what: string;
  /** What it is here. */
  readonly here: string;
  readonly objects: readonly object[];
}

/** What an environment says of what must be there before it. */
type Surroundings = Pick<Environment, 'cluster' | 'namespaces' | 'expectedSecrets'>;

/** Everything that is stood in for, in one list. What an environment says of its cluster decides. */
export function standIns(environment: Surroundings): StandIn[] {
  const { cluster } = environment;
  const nodes = nodesOf(cluster);
  const zones = cluster.zones ? ` in ${cluster.zones.join(', ')}; each has the room of all nodes of its zone` : '';
  const classes = cluster.ingressClasses ?? [];
  const existing = environment.namespaces.filter((namespace) => namespace.existing);
  const secrets = environment.expectedSecrets.filter(({ madeBefore }) => madeBefore);
  const early = namespacesOfSecrets(environment, secrets);
  return [
    {
      what: 'nodes',
      here: `${nodes.length} that kwok plays${zones}: no image is pulled, no probe runs`,
      objects: nodes,
    },
    {
      what: 'storage',
      here: 'the controller manager binds claims to folders; something writes the size that a claim asks for into its status',
      objects: cluster.storageClass
        ? [storageClass('standard', true), storageClass(cluster.storageClass, false)]
        : [storageClass('standard', true)],
    },
    {
      what: 'ingress controllers',
      here: 'something writes an address into the status of each Ingress',
      objects: classes.map(({ name }) => ingressClass(name)),
    },
    {
      what: 'namespaces of somebody else',
      here: `${existing.map(({ name }) => name).join(', ')}, empty`,
      objects: existing.map(({ name }) => namespaceObject(name)),
    },
    {
      what: 'namespaces of the environment in which a Secret must be there',
      here: `${early.map(({ name }) => name).join(', ')}, as somebody makes them for the Secrets`,
      objects: early.map(({ name }) => namespaceObject(name)),
    },
    {
      what: 'Secrets that must be there',
      here: `${secrets.map(({ name }) => name).join(', ')}, with any content`,
      objects: secrets.map(secretObject),
    },
    {
      what: "the network plugin's and operators' kinds",
      here: 'their definitions, without what acts on them: no policy is enforced',
      objects: cachedDefinitions().filter(({ spec }) => spec.group !== 'argoproj.io'),
    },
  ];
}

/** Namespaces that the environment brings, and that must nevertheless be there before it, as Secrets must be. */
function namespacesOfSecrets({ namespaces }: Surroundings, secrets: readonly ExpectedSecret[]) {
  return namespaces.filter(({ name, existing }) => !existing && secrets.some(({ namespace }) => namespace === name));
}

export async function addStandIns(list: readonly StandIn[], { kubectl, folder }: ControlPlane): Promise<void> {
  await apply(
    kubectl,
    folder,
    list.flatMap(({ objects }) => objects),
  );
}
