import type { CallSite } from '../model/call-site';
import { Checks, type FindingSink } from '../model/checks';
import {
  type CiliumNetwork,
  type Cluster,
  type ClusterNetwork,
  cilium,
  type IngressClass,
  istioAmbient,
  type PlainNetwork,
  plainNetwork,
} from '../model/cluster';
import { repeated } from '../model/repeated';
import {
  count,
  flag,
  isPlainObject,
  list,
  object,
  objectName,
  oneOf,
  optional,
  reportGiven,
  subdomain,
  type Validator,
  type Validators,
} from '../model/validation';
import { addresses, dns, families, kernel, zones } from './cluster-facts';

const namespace = (example: string) => object({ namespace: objectName(example) });

const ciliumNetwork = object<CiliumNetwork>({
  plugin: oneOf(['cilium']),
  hubble: flag(),
  layer7Visibility: flag(),
});

const plain = object<PlainNetwork>({ plugin: oneOf(['plain']) });

const network: Validator<ClusterNetwork> = {
  example: 'plainNetwork()',
  expected: 'cilium({ hubble: true }), cilium() or plainNetwork()',
  validate(value, property, reporter) {
    if (isPlainObject(value) && value.plugin === 'cilium') return ciliumNetwork.validate(value, property, reporter);
    if (isPlainObject(value) && value.plugin === 'plain') return plain.validate(value, property, reporter);
    reportGiven(value, property, network, reporter);
    return plainNetwork();
  },
};

const clusterValidators: Validators<Cluster> = {
  name: optional(objectName('production')),
  network,
  nodes: optional(count(1, 15_000)),
  zones: optional(zones),
  mesh: optional(object({ kind: oneOf(['istio-ambient']), namespace: objectName('istio-system') }, 'istioAmbient()')),
  ingressClasses: optional(
    list(
      object<IngressClass>({ name: subdomain('kong'), namespace: objectName('kong'), hostNetwork: optional(flag()) }),
    ),
  ),
  argocd: optional(namespace('argocd')),
  apiServerPort: optional(count(1, 65_535)),
  storageClass: optional(subdomain('gp3')),
  apiServerAddresses: optional(addresses),
  ipFamilies: optional(families),
  dns: optional(dns),
  clusterDomain: optional(subdomain('cluster.local')),
  virtualNodes: optional(flag()),
  kubeletServingCertificates: optional(oneOf(['self-signed', 'cluster'])),
  nodeExporter: optional(flag()),
  kubeStateMetrics: optional(flag()),
  prometheusOperatorCrds: optional(flag()),
  metricsServer: optional(flag()),
  kernel: optional(kernel),
  seLinux: optional(flag()),
  containerRuntime: optional(oneOf(['containerd', 'cri-o', 'docker'])),
};

/** Stands for what is wrong or missing in a wrong statement, so that no component lacks what the cluster has. */
const generous: Cluster = {
  network: cilium({ hubble: true }),
  mesh: istioAmbient(),
  ingressClasses: [{ name: 'missing', namespace: 'missing' }],
  prometheusOperatorCrds: true,
  metricsServer: true,
};

/**
 * Stand for what is stated wrongly, so that nobody misses what is there in another form. Two clusters with wrong names are not one: each has
 * a name that no other environment's cluster has.
 */
const standIns = (environment: string): Partial<Cluster> => ({
  name: `missing-${environment}`,
  nodes: 3,
  zones: ['zone-a', 'zone-b', 'zone-c'],
});

/** For the validators of an environment: the cluster is checked for itself. */
export const clusterValidator: Validator<Cluster> = {
  example: '{ network: plainNetwork() }',
  expected: 'what the cluster has, such as { network: plainNetwork() }',
  validate(value, property, reporter) {
    if (isPlainObject(value)) return value as object as Cluster;
    reportGiven(value, property, clusterValidator, reporter);
    return generous;
  },
};

/** What an environment says of its cluster. Reports what no cluster could have. */
export function checkedCluster(
  environment: FindingSink & { readonly name: string },
  given: Cluster,
  madeAt: CallSite,
): Cluster {
  const check = new Checks(environment, { environment: environment.name, component: 'cluster' }, madeAt);
  const cluster = check.properties(given, clusterValidators);
  for (const name of repeated((cluster.ingressClasses ?? []).map((each) => each.name))) {
    check.report('ingressClasses', `the class ${name} is there twice`, 'each class once');
  }
  for (const family of repeated(cluster.ipFamilies ?? [])) {
    check.report('ipFamilies', `${family} is there twice`, 'each family once, first the one of Services');
  }
  checkZones(check, cluster);
  if (cluster.virtualNodes) {
    check.warn(
      'virtualNodes',
      'on nodes that start no pod of a DaemonSet no agent runs, so neither log files nor metrics are collected there',
      'OTLP from the applications there, sent straight to the Collector: docs/send-otlp.md',
    );
  }
  if (check.isClean) return cluster;
  const facts = (of: Partial<Cluster>, areSound: boolean) =>
    Object.fromEntries(Object.entries(of).filter(([fact]) => check.sound(fact) === areSound));
  return { ...generous, ...facts(standIns(environment.name), false), ...facts(cluster, true) };
}

/** Reports zones that no node can be in. */
function checkZones(check: Checks, { zones: named = [], nodes = 1 }: Cluster): void {
  for (const zone of repeated(named)) check.report('zones', `the zone ${zone} is there twice`, 'each zone once');
  if (!check.sound('zones', 'nodes') || named.length === 0) return;
  check.require(
    nodes >= named.length,
    'zones',
    `${named.length} zones have at least as many nodes, and ${nodes} ${nodes === 1 ? 'is' : 'are'} stated`,
    `nodes: ${named.length} or more, or the zones alone that have nodes`,
  );
}
