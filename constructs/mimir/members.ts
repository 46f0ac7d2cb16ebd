import type { Bytes, Component } from '../kit';
import type { QueryTimeouts } from '../kit/model/timeouts';
import type { ObjectStorage } from '../stores';
import { addCaches, connectCaches, memcachedClient } from '../stores/caches';
import { type StoreAutoscaling, StoreWorkloads } from '../stores/forms';
import type { StoreSize } from '../stores/sizing';
import type { MimirCaches, MimirConfiguration, MimirFile, MimirMembers } from './config';
import { dataFolder, prefixesOf } from './places';
import { type MimirPods, type MimirPodsProps, ports } from './pods';
import { pushMemory } from './pushes';
import { mimirRoles } from './roles';
import type { MimirRole } from './sizing';

/** What several pods are made from. */
export interface MimirMembersProps extends Omit<MimirPodsProps, 'configuration' | 'resources' | 'props'> {
  readonly size: StoreSize<MimirRole>;
  readonly storage: ObjectStorage;
  readonly timeouts: QueryTimeouts;
  /** It evaluates nothing, and needs no ruler. */
  readonly withoutRuler: boolean;
  /** The memory in which one pod answers queries. */
  readonly queryMemory: Bytes;
  /** Default: each role has as many pods as its size says. */
  readonly autoscaling?: StoreAutoscaling;
  readonly configuration: (members: MimirMembers) => MimirConfiguration;
}

/** The one tenant that there is without authentication. */
const tenant = 'anonymous';

/** Who asks each cache. */
const asking: Readonly<Record<keyof MimirCaches, readonly MimirRole[]>> = {
  results: ['query-frontend'],
  metadata: ['querier', 'store-gateway'],
  index: ['store-gateway'],
  chunks: ['store-gateway'],
};

/** Three processes that are everything, or a workload for each role. */
export function severalPods(mimir: Component, props: MimirMembersProps): MimirPods {
  const { size, storage, timeouts, rules, withoutRuler, queryMemory } = props;
  const several = size.form === 'distributed';
  const caches = addCaches(mimir, size.caches);
  const pods = new StoreWorkloads<MimirRole, MimirFile>(mimir, {
    program: 'mimir',
    image: mimir.images.mimir,
    roles: mimirRoles(timeouts),
    size,
    autoscaling: props.autoscaling,
    leftOut: withoutRuler && several ? ['ruler'] : [],
    configuration: () => {
      const { limits, ...file } = props.configuration(membersOf());
      return { file, overrides: { overrides: { [tenant]: limits } } };
    },
    dataFolder,
    storage,
    storagePrefixes: Object.values(prefixesOf(storage)),
    ports,
    furtherFiles: (roles) =>
      roles.includes('ruler') ? rules.map((files) => ({ ...files, onChange: 'in-place' as const })) : [],
  });
  const membersOf = (): MimirMembers => ({
    memberlist: pods.members.configuration,
    overrides: pods.overrides.path,
    zones: { ingesters: pods.knowsZones('ingester'), storeGateways: pods.knowsZones('store-gateway') },
    ...(several
      ? { queries: { scheduler: pods.addressOf('query-scheduler'), frontend: pods.addressOf('query-frontend') } }
      : {}),
    caches: Object.fromEntries(Object.entries(caches).map(([name, endpoint]) => [name, memcachedClient(endpoint)])),
    queryMemory,
    pushMemory:
      size.form === 'distributed'
        ? pushMemory(size.roles.distributor.resources, 'distributor')
        : pushMemory(size.process.resources, 'everything'),
  });
  connectCaches(pods, caches, asking);
  const [ruler] = pods.of('ruler');
  return {
    push: pods.the('distributor'),
    query: pods.the('query-frontend'),
    ruler,
    workloads: pods.workloads,
    everyPod: true,
  };
}
