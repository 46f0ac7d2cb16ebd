import { shownIn } from '../kit/model/shown-at';
import { evaluatesAlerts, evaluatesRules } from '../stores';
import { addCaches, connectCaches } from '../stores/caches';
import { observedPods, StoreWorkloads } from '../stores/forms';
import { replicationFactor, type StoreSize } from '../stores/sizing';
import { checkTold } from './checks';
import { dataFolder, type LokiConfiguration, lokiConfiguration } from './config';
import { limits } from './limit-settings';
import type { LokiPeers } from './peers';
import { changedBy, type LokiPods, type PodsProps } from './pods';
import type { LokiFormProps } from './props';
import { lokiRoles } from './roles';
import type { LokiRole } from './sizing';

/** The tenant that there is without authentication. */
const tenant = 'fake';

type Store = StoreWorkloads<LokiRole, LokiConfiguration>;

/** Loki as several processes: three with every role, or some for each role. */
export function severalProcesses(
  { loki, timeouts, rules, secrets }: PodsProps,
  props: LokiFormProps,
  size: StoreSize<LokiRole>,
): LokiPods {
  const { environment, check } = loki;
  const { storage, load } = props.form;
  const retention = load.retention.logs;
  const distributed = size.form === 'distributed';
  const rulesAreEvaluated = evaluatesRules(props);
  checkTold(check, props);
  check.require(
    !(distributed && evaluatesAlerts(props)) || props.alertsTo !== undefined || !check.sound('alertsTo'),
    'alertsTo',
    'with a workload for each role Grafana does not see what Loki evaluates, and nobody is told',
    'alertsTo: alertmanager.push',
  );
  const caches = addCaches(loki, size.caches);
  const store: Store = new StoreWorkloads<LokiRole, LokiConfiguration>(loki, {
    program: 'loki',
    image: environment.images.loki,
    roles: lokiRoles(timeouts),
    size,
    autoscaling: props.autoscaling,
    leftOut: rulesAreEvaluated ? [] : ['ruler'],
    configuration: () => {
      const given = {
        ...props,
        retention,
        storage,
        cluster: environment.cluster,
        peers: peersOf(store, distributed, caches),
        shownAt: shownIn(loki.incoming),
        fileOf: secrets.fileOf,
      };
      const { resources } = size.form === 'distributed' ? size.roles.ingester : size.process;
      return {
        file: changedBy(loki, lokiConfiguration(given, resources, timeouts), given),
        overrides: { overrides: { [tenant]: limits({ ...props, retention, cluster: environment.cluster }, timeouts) } },
      };
    },
    dataFolder,
    storage,
    ports: { http: { container: 3100 }, grpc: { container: 9095 } },
    furtherFiles: (roles) => (roles.includes('ruler') ? rules : []),
    mounts: (roles) => (roles.includes('ruler') ? secrets.mounts : []),
  });
  connectCaches(store, caches, asking);
  return {
    push: store.the('distributor'),
    query: store.the('query-frontend'),
    ruler: rulesAreEvaluated ? store.the('ruler') : undefined,
    workloads: store.workloads,
    everyPod: true,
    observed: observedPods(loki, store.workloads),
    peers: { ingesters: sumOf(store.of('ingester').map(({ replicas }) => replicas)), copies: replicationFactor },
    distributed,
  };
}

/** Who asks each cache, or fills it. */
const asking: Readonly<Record<keyof LokiPeers['caches'], readonly LokiRole[]>> = {
  results: ['query-frontend'],
  chunks: ['ingester', 'querier'],
};

const peersOf = (store: Store, distributed: boolean, caches: LokiPeers['caches']): LokiPeers => ({
  members: store.members.configuration,
  overrides: store.overrides.path,
  knowsZones: store.knowsZones('ingester'),
  ...(distributed
    ? {
        roles: {
          scheduler: store.addressOf('query-scheduler'),
          frontend: store.addressOf('query-frontend'),
          querier: `http://${store.addressOf('querier', 'http')}`,
          indexGateway: store.addressOf('index-gateway'),
          compactor: store.addressOf('compactor'),
        },
      }
    : {}),
  caches,
});

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
