import { dnsPort } from '../../constructs/kit/model/dns';
import { labelsMatch } from '../../constructs/kit/model/labels-match';
import type { Check } from '../check';
import { type Network, networkOf, portsOf, type Wire } from './network';
import { beyond, dnsPorts, keyOf, meshPort, type Party, type Port, tcp, written } from './party';

/** What the policies let through between pods is exactly what is wired. */

export const wiredConnections: Check = {
  name: 'network/wired',
  description: 'every wired connection passes the policies of both sides; in the mesh, through ztunnel’s port as well',
  looks: (subject) => {
    const network = networkOf(subject);
    const { policies } = network;
    return network.wired.flatMap(({ from, to, ports }) => {
      const [caller, answering] = [network.podOf(from), network.podOf(to)];
      return ports.flatMap((port) => {
        const connection = `${keyOf(from)} is wired to ${keyOf(to)} at ${written(port)}`;
        const stopped = (side: string) =>
          [
            `${connection}, and the policies of ${side} stop it`,
            `a rule for ${written(port)}, as the wiring gives it`,
          ] as const;
        return [
          ...(caller && !policies.releases(from, to, port) ? [network.finding(caller, ...stopped(keyOf(from)))] : []),
          ...(answering && !policies.admits(from, to, port) ? [network.finding(answering, ...stopped(keyOf(to)))] : []),
        ];
      });
    });
  },
};

export const nothingElse: Check = {
  name: 'network/open',
  description:
    'no connection passes that nobody wired, on either side: between own pods, from and to those of others, and beyond the cluster',
  looks: (subject) => {
    const network = networkOf(subject);
    const { policies } = network;
    const found = new Map<string, ReturnType<Network['finding']>>();
    for (const to of partiesOf(network)) {
      const answering = network.wired.filter((wire) => keyOf(wire.to) === keyOf(to));
      // Labels can choose the answering pods too, such as every pod of a namespace, and with them those that are wired by name.
      const choosing = network.wired.filter((wire) => chooses(wire, to));
      for (const from of partiesOf(network)) {
        const meantToEnter = meantPorts(network, answering, from, to);
        const meantToLeave = meantPorts(network, choosing, from, to);
        const [caller, target] = [network.podOf(from), network.podOf(to)];
        for (const port of portsToTry(network, to, answering)) {
          const problem = `${keyOf(from)} reaches ${keyOf(to)} at ${written(port)}, and nobody wired them`;
          const instead = 'a connection in the environment file, or no such rule';
          if (caller && !meantToLeave.includes(written(port)) && policies.releases(from, to, port)) {
            found.set(
              `${problem} leaving`,
              network.finding(caller, `${problem}: its own policies let it out`, instead),
            );
          }
          if (target && !meantToEnter.includes(written(port)) && policies.admits(from, to, port)) {
            found.set(`${problem} entering`, network.finding(target, `${problem}: its policies let it in`, instead));
          }
        }
      }
    }
    return [...found.values()];
  },
};

const parties = new WeakMap<Network, readonly Party[]>();

/** Own pods, those of others that are wired to one of them, DNS, pods that have nothing to do with them, and what is beyond. */
function partiesOf(network: Network): readonly Party[] {
  const known = parties.get(network);
  if (known) return known;
  // In an existing namespace, pods of others run beside own ones.
  const strangers = ['default', ...network.subject.environment.namespaces.map(({ name }) => name)].map(
    (namespace): Party => ({ name: 'stranger', namespace, labels: { app: 'stranger' } }),
  );
  const outside = network.wired.flatMap(({ from, to }) => [from, to]).filter((party) => !network.podOf(party));
  const dns = network.dnsServer ? [network.dnsServer] : [];
  const all = [...network.pods, ...outside, ...dns, ...strangers, beyond];
  parties.set(network, all);
  return all;
}

/** Whether somebody is among those to whom a connection leads. */
function chooses(wire: Wire, to: Party): boolean {
  if (keyOf(wire.to) === keyOf(to)) return true;
  const there = wire.toAnywhere || wire.to.namespace === to.namespace;
  return !to.noPod && there && labelsMatch(wire.to.labels, to.labels);
}

/** The ports at which one party may call another. */
function meantPorts(network: Network, answering: readonly Wire[], from: Party, to: Party): string[] {
  const wired = answering.filter((wire) => {
    // A label chooses pods in every namespace, and so own pods too.
    if (wire.anywhere) return !from.noPod && labelsMatch(wire.from.labels, from.labels);
    return keyOf(wire.from) === keyOf(from);
  });
  const dns = to === network.dnsServer ? dnsPorts(dnsPort(network.dns)) : [];
  return [...wired.flatMap((wire) => wire.ports), ...dns, ...network.openPortsOf(to)].map(written);
}

/** Every port that the answering side has or is asked at, and some that nobody should reach, by both protocols. */
function portsToTry(network: Network, to: Party, answering: readonly Wire[]): Port[] {
  const pod = network.podOf(to);
  const ports = [
    ...(pod ? portsOf(pod) : []),
    ...answering.flatMap((wire) => wire.ports),
    ...dnsPorts(dnsPort(network.dns)),
    tcp(22),
    meshPort,
  ];
  return [...new Set(ports.map(({ number }) => number))].flatMap((number): Port[] => [
    { number, protocol: 'TCP' },
    { number, protocol: 'UDP' },
  ]);
}
