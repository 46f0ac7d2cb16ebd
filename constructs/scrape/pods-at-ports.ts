import type { Endpoint, Protocol } from '../kit';
import type { Existing } from '../kit/environment/existing';
import type { Checks } from '../kit/model/checks';
import { repeated } from '../kit/model/repeated';
import { reportUnknown } from '../kit/model/validation';
import type { PodsAtPortsProps } from './props';
import { checkInterval } from './scraped';

/** Pods of which objects of the cluster say how they are asked, so that only ports and namespaces are known here. */

/** Reports what can't be meant. `property`: where the environment file has it. `named`: what names the ports. `further`: properties besides. */
export function checkPodsAtPorts(
  check: Checks,
  property: string,
  props: Partial<PodsAtPortsProps>,
  named: string,
  further: readonly string[] = [],
): void {
  const { ports = [], namespaces, interval } = props;
  const at = (name: string) => `${property} › ${name}`;
  if (reportUnknown(check, at, props, ['ports', 'namespaces', 'interval', ...further])) return;
  const some = Array.isArray(ports) && ports.length > 0;
  const problem = 'no port is given, and network policies let nothing through without one';
  if (check.require(some, at('ports'), problem, `the ports that ${named} name, such as ports: [8080, 9090]`)) {
    for (const port of ports) check.count(at('ports'), port, 1, 65_535);
    for (const port of repeated(ports.map(String)))
      check.report(at('ports'), `${port} is there twice`, 'each port once');
  }
  checkChosenNamespaces(check, property, namespaces);
  checkInterval(check, at('interval'), interval);
}

/** Reports namespaces that choose nothing. `property`: where the environment file has them. */
export function checkChosenNamespaces(
  check: Checks,
  property: string,
  namespaces: readonly string[] | undefined,
): void {
  const at = `${property} › namespaces`;
  const none = Array.isArray(namespaces) && namespaces.length === 0;
  check.require(!none, at, 'the list is empty', 'at least one, or no such property for all of them');
  for (const namespace of namespaces ?? []) check.name(at, namespace);
}

/** Where they are reached, as policies and figures see it. `name`: what figures call them. */
export function metricsAtPorts(
  existing: Existing,
  name: string,
  props: PodsAtPortsProps,
): Endpoint<'prometheus.exposition'>[] {
  return podsAtPorts(props, (place) => existing.metricsOfPods(name, { ...place, path: '/metrics' }));
}

/** Pods of a namespace, or of any, at one port. */
interface PodsAtPort {
  readonly namespace: string | { readonly any: true };
  readonly labels: Readonly<Record<string, string>>;
  readonly host: string;
  readonly port: number;
}

/** An endpoint for each port in each namespace. */
export function podsAtPorts<P extends Protocol>(
  { ports = [], namespaces }: Partial<PodsAtPortsProps>,
  endpoint: (place: PodsAtPort) => Endpoint<P>,
): Endpoint<P>[] {
  const places = namespaces ?? [{ any: true } as const];
  return places.flatMap((namespace) =>
    ports.map((port) => {
      const host = typeof namespace === 'string' ? `pods.${namespace}` : 'pods';
      return endpoint({ namespace, labels: {}, host, port });
    }),
  );
}
