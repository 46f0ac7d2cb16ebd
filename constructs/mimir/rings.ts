import type { Cluster } from '../kit';
import { ownAddress } from '../stores';
import { dataFolder } from './places';

/** How one finds the others, and what it says of itself. */
export interface Ring {
  readonly kvstore?: { readonly store: string };
  readonly instance_addr?: string;
}

/** The rings of those that keep nothing; absent where nothing differs from the default. */
interface OtherRings {
  readonly distributor?: Ring;
  readonly compactor?: Ring;
  readonly ruler?: Ring;
  readonly querier?: Ring;
  readonly queryScheduler?: Ring;
  readonly frontend?: { readonly address: string };
}

/** Which roles keep the copies of each zone apart. */
export interface ZonesKnown {
  readonly ingesters: boolean;
  readonly storeGateways: boolean;
}

/** How the parts of Mimir find each other: in one process, or in several. https://grafana.com/docs/mimir/latest/references/architecture/hash-ring/ */
export const ringsOf = (cluster: Pick<Cluster, 'ipFamilies'>, zones: ZonesKnown | undefined) =>
  zones ? ofMembers(zones) : ofOne(cluster);

/** One process: its rings have one member, found in memory. */
function ofOne(cluster: Pick<Cluster, 'ipFamilies'>) {
  const address = ownAddress(cluster);
  const ring: Ring = { kvstore: { store: 'inmemory' }, instance_addr: address };
  // Querier, scheduler and frontend look for an address like the others.
  const asking: OtherRings = address ? { querier: ring, queryScheduler: ring, frontend: { address } } : {};
  const others: OtherRings = { distributor: ring, compactor: ring, ruler: ring, ...asking };
  return {
    ingester: { ...ring, replication_factor: 1, min_ready_duration: '0s' },
    storeGateway: { ...ring, replication_factor: 1 },
    others,
  };
}

/** Several: each says who it is by memberlist. Each sample and each block is in three of them, as is the default. */
const ofMembers = (zones: ZonesKnown) => {
  const others: OtherRings = {};
  return {
    ingester: {
      // Half a minute without gossip must not make every ingester unhealthy, as nothing is taken then. A reader of the ring must wait as
      // long as those that are in it, and each reads this.
      heartbeat_period: '2m',
      heartbeat_timeout: '10m',
      // With more of them, the series are spread more evenly. The default is 128.
      num_tokens: 512,
      // An ingester that starts again has the series that it had, and stays a member while it is away: others would take over its series
      // for a few minutes, each of them new.
      tokens_file_path: `${dataFolder}/ingester-tokens`,
      unregister_on_shutdown: false,
      ...zoneAwareness(zones.ingesters),
    },
    storeGateway: {
      // As with ingesters: others would load its blocks.
      tokens_file_path: `${dataFolder}/store-gateway-tokens`,
      unregister_on_shutdown: false,
      // When all start together, none loads blocks that belong to one that is about to start.
      wait_stability_min_duration: '1m',
      ...zoneAwareness(zones.storeGateways),
    },
    others,
  };
};

/** Each of the three copies is in another zone; where each zone has one pod, they are so without. */
const zoneAwareness = (known: boolean) => (known ? { zone_awareness_enabled: true } : {});
