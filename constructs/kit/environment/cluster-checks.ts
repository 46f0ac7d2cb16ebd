import type { CallSite } from '../model/call-site';
import { Checks, type FindingSink } from '../model/checks';
import type { Cluster } from '../model/cluster';
import { repeated } from '../model/repeated';

/** Reports what an environment says of its cluster that no cluster could have. */
export function checkCluster(
  environment: FindingSink & { readonly name: string; readonly cluster: Cluster; readonly madeAt: CallSite },
): void {
  const check = new Checks(environment, { environment: environment.name, component: 'cluster' }, environment.madeAt);
  const { nodes, ingressClasses = [], argocd, mesh, storageClass, apiServerPort, dns } = environment.cluster;
  if (nodes !== undefined) check.count('nodes', nodes, 1, 15_000);
  for (const { name, namespace } of ingressClasses) {
    check.subdomain('ingressClasses.name', name);
    check.name('ingressClasses.namespace', namespace);
  }
  for (const name of repeated(ingressClasses.map(({ name }) => name))) {
    check.report('ingressClasses', `the class ${name} is there twice`, 'each class once');
  }
  if (argocd) check.name('argocd.namespace', argocd.namespace);
  if (mesh) check.name('mesh.namespace', mesh.namespace);
  if (storageClass !== undefined) check.subdomain('storageClass', storageClass);
  if (apiServerPort !== undefined) check.count('apiServerPort', apiServerPort, 1, 65_535);
  if (dns) {
    check.name('dns.namespace', dns.namespace);
    check.labels('dns.labels', dns.labels);
  }
}
