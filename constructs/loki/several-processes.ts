import type { Endpoint } from '../kit';
import { signalLabels } from '../kit/vocabulary/signal-labels';
import { evaluatesAlerts } from '../stores';
import { addCache } from '../stores/caches';
import { StoreWorkloads } from '../stores/forms';
import type { StoreSize } from '../stores/sizing';
import { checkTold } from './checks';
import { dataFolder, type LokiConfiguration, lokiConfiguration } from './config';
import { limits } from './limit-settings';
import type { LokiPeers } from './peers';
import type { LokiPods, PodsProps } from './pods';
import type { LokiFormProps } from './props';
import { lokiRoles } from './roles';
import type { LokiRole } from './sizing';

/** The tenant that there is without authentication. */
const tenant = 'fake';

/** How many ingesters have each line. */
const copies = 3;

type Store = StoreWorkloads<LokiRole, LokiConfiguration>;

/** Loki as several processes: three with every role, or some for each role. */
export function severalProcesses(
  { loki, timeouts, rules }: PodsProps,
  props: LokiFormProps,
  size: StoreSize<LokiRole>,
): LokiPods {
  const { environment, check } = loki;
  const { storage, load } = props.form;
  const retention = load.retention.logs;
  const distributed = size.form === 'distributed';
  const rulesAreEvaluated = evaluatesAlerts(props);
  checkTold(check, props);
  check.require(
    !(distributed && rulesAreEvaluated) || props.alertsTo !== undefined || !check.sound('alertsTo'),
    'alertsTo',
    'with a workload for each role Grafana does not see what Loki evaluates, and nobody is told',
    'alertsTo: alertmanager.push',
  );
  const caches = Object.fromEntries(
    Object.entries(size.caches).map(([name, each]) => [
      name,
      addCache(loki, { name: `${loki.name}-${name}-cache`, size: each, property: 'form' }),
    ]),
  );
  const store: Store = new StoreWorkloads<LokiRole, LokiConfiguration>(loki, {
    program: 'loki',
    image: environment.images.loki,
    roles: lokiRoles(timeouts),
    size,
    leftOut: rulesAreEvaluated ? [] : ['ruler'],
    configuration: () => {
      const given = {
        ...props,
        retention,
        storage,
        cluster: environment.cluster,
        peers: peersOf(store, distributed, caches),
      };
      const { resources } = size.form === 'distributed' ? size.roles.ingester : size.process;
      return loki.configured(lokiConfiguration(given, resources, timeouts), props.configuration);
    },
    overrides: () => ({ overrides: { [tenant]: limits({ retention, cluster: environment.cluster }, timeouts) } }),
    dataFolder,
    storage,
    ports: { http: { container: 3100 }, grpc: { container: 9095 } },
    furtherFiles: (roles) => (roles.includes('ruler') ? rules : []),
  });
  for (const role of ['ingester', 'querier', 'query-frontend'] as const)
    for (const workload of store.of(role)) connectCaches(workload, role, caches);
  const [first, ...further] = store.metrics();
  if (!first) throw new Error(`${loki.name} has no workload`);
  return {
    writing: store.the('distributor'),
    reading: store.the('query-frontend'),
    ruling: rulesAreEvaluated ? store.the('ruler') : undefined,
    metrics: [first, ...further],
    observed: distributed ? { matchers: seriesOf(loki, store) } : loki,
    peers: { ingesters: sumOf(store.of('ingester').map(({ replicas }) => replicas)), copies },
    distributed,
  };
}

type Caches = LokiPeers['caches'];

/** Who asks and fills which cache. */
const users: Readonly<Record<keyof Caches, readonly LokiRole[]>> = {
  results: ['query-frontend'],
  chunks: ['ingester', 'querier'],
};

function connectCaches(workload: ReturnType<Store['the']>, role: LokiRole, caches: Caches): void {
  for (const [name, endpoint] of Object.entries(caches) as [keyof Caches, Endpoint<'memcached'>][])
    if (users[name].includes(role)) workload.connect('form', 'memcached', endpoint);
}

const peersOf = (store: Store, distributed: boolean, caches: Caches): LokiPeers => ({
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

/** The label matchers of the series of every workload. */
function seriesOf({ targetNamespace }: PodsProps['loki'], store: Store): string {
  const names = store.workloads.map(({ name }) => name).join('|');
  return `${signalLabels['k8s.namespace.name']}="${targetNamespace.name}", ${signalLabels['service.name']}=~"${names}"`;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
