import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Environment, Pods } from '../../constructs/kit';
import { createApp } from '../../main';
import type { KubernetesObject, Labels, PolicyPeer, PolicyRule } from './kubernetes';
import {
  environmentNames,
  type Manifest,
  manifestsOf,
  matches,
  ofKind,
  podsOf,
  serviceSelector,
  workloads,
} from './manifests';

/**
 * The policies of `dist/`, evaluated as a network plugin would, let exactly the wired connections through.
 * The evaluation knows nothing of how they are made.
 */

interface Party {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
}

function selects(peer: PolicyPeer, policyNamespace: string | undefined, pod: Party): boolean {
  if (peer.ipBlock) return false;
  const namespaceFits = peer.namespaceSelector
    ? matches(peer.namespaceSelector.matchLabels, { 'kubernetes.io/metadata.name': pod.namespace })
    : policyNamespace === pod.namespace;
  return namespaceFits && matches(peer.podSelector?.matchLabels, pod.labels);
}

const hasPort = (rule: Pick<PolicyRule, 'ports'>, port: number): boolean =>
  rule.ports === undefined || rule.ports.some((each) => Number(each.port) === port);

class Policies {
  constructor(private readonly manifests: readonly Manifest[]) {}

  private plain(pod: Party): KubernetesObject[] {
    return ofKind(this.manifests, 'NetworkPolicy')
      .map(({ object }) => object)
      .filter(
        ({ metadata, spec }) =>
          metadata.namespace === pod.namespace && matches(spec.podSelector.matchLabels, pod.labels),
      );
  }

  private cilium(pod: Party): PolicyRule[] {
    return ofKind(this.manifests, 'CiliumNetworkPolicy')
      .map(({ object }) => object)
      .filter(
        ({ metadata, spec }) =>
          metadata.namespace === pod.namespace && matches(spec.endpointSelector.matchLabels, pod.labels),
      )
      .flatMap(({ spec }) => spec.egress ?? []);
  }

  admits(from: Party, to: Party, port: number): boolean {
    return this.plain(to).some(({ metadata, spec }) =>
      (spec.ingress ?? []).some(
        (rule) =>
          hasPort(rule, port) &&
          (rule.from === undefined || rule.from.some((peer) => selects(peer, metadata.namespace, from))),
      ),
    );
  }

  releases(from: Party, to: Party, port: number): boolean {
    const byPlain = this.plain(from).some(({ metadata, spec }) =>
      (spec.egress ?? []).some(
        (rule) => hasPort(rule, port) && rule.to?.some((peer) => selects(peer, metadata.namespace, to)),
      ),
    );
    const labels = Object.fromEntries(Object.entries(to.labels).map(([key, value]) => [`k8s:${key}`, value]));
    labels['k8s:io.kubernetes.pod.namespace'] = to.namespace;
    const byCilium = this.cilium(from).some(
      (rule) =>
        (rule.toPorts ?? []).some((each) => hasPort(each, port)) &&
        (rule.toEndpoints ?? []).some((endpoint) => matches(endpoint.matchLabels, labels)),
    );
    return byPlain || byCilium;
  }

  reachesEntity(from: Party, entity: string, port: number): boolean {
    return this.cilium(from).some(
      (rule) => (rule.toEntities ?? []).includes(entity) && (rule.toPorts ?? []).some((each) => hasPort(each, port)),
    );
  }

  reachesWithoutPeer(from: Party, port: number): boolean {
    return this.plain(from).some(({ spec }) =>
      (spec.egress ?? []).some((rule) => rule.to === undefined && hasPort(rule, port)),
    );
  }
}

const podOf = (peer: Pods, name: string): Party => ({
  name,
  namespace: typeof peer.namespace === 'string' ? peer.namespace : 'somewhere',
  labels: peer.labels,
});

describe.each(environmentNames)('%s', (environmentName) => {
  const manifests = manifestsOf(environmentName);
  const policies = new Policies(manifests);
  let environment: Environment;

  beforeAll(() => {
    const [only] = createApp([environmentName]);
    if (!only) throw new Error(`no environment ${environmentName}`);
    environment = only;
    environment.build();
  });

  const ownPods: readonly Party[] = podsOf(manifests);

  /** A wired connection between pods goes through; in the mesh, through ztunnel's port as well. */
  test('every wired connection passes on both sides', () => {
    const own = ownPods.map(({ name }) => name);
    const cut: string[] = [];
    for (const { from, to } of environment.connections) {
      if (from.peer.kind !== 'pods' || to.peer.kind !== 'pods') continue;
      const source = podOf(from.peer, from.workload);
      const target = podOf(to.peer, to.owner.workload);
      const ports = from.peer.inMesh && to.peer.inMesh ? [to.targetPort, 15008] : [to.targetPort];
      for (const port of ports) {
        const left = !own.includes(source.name) || policies.releases(source, target, port);
        const entered = !own.includes(target.name) || policies.admits(source, target, port);
        if (!left || !entered) cut.push(`${source.name} → ${target.name}:${port}`);
      }
    }
    expect(cut).toEqual([]);
    expect(environment.connections.length).toBeGreaterThan(10);
  });

  test('nodes and the API server are reached by whoever is wired to them, and by nobody else', () => {
    const cilium = environment.cluster.network.plugin === 'cilium';
    const entities = { 'own-node': 'host', 'api-server': 'kube-apiserver' } as const;
    for (const pod of ownPods) {
      for (const kind of ['own-node', 'api-server'] as const) {
        const wired = environment.connections.filter(
          ({ from, to }) => from.workload === pod.name && to.peer.kind === kind,
        );
        for (const { to } of wired) {
          expect([
            pod.name,
            cilium
              ? policies.reachesEntity(pod, entities[kind], to.targetPort)
              : policies.reachesWithoutPeer(pod, to.targetPort),
          ]).toEqual([pod.name, true]);
        }
        if (wired.length === 0) {
          const anyPort = [443, 6443, 10250, 9965].some((port) => policies.reachesEntity(pod, entities[kind], port));
          expect([pod.name, kind, anyPort]).toEqual([pod.name, kind, false]);
        }
      }
      if (cilium) {
        expect([pod.name, [443, 6443, 10250].some((port) => policies.reachesWithoutPeer(pod, port))]).toEqual([
          pod.name,
          false,
        ]);
      }
    }
  });

  test('no connection passes that nobody wired', () => {
    const pods = ownPods;
    const wired = new Set(
      environment.connections.flatMap(({ from, to }) => {
        const ports = [to.targetPort, 15008];
        return ports.map((port) => `${from.workload} → ${to.owner.workload}:${port}`);
      }),
    );
    // Pods chosen by label wherever they are may be ours as well.
    const byLabel = environment.connections.filter(
      ({ from }) => from.peer.kind === 'pods' && typeof from.peer.namespace !== 'string',
    );
    const open: string[] = [];
    for (const target of pods) {
      const ports = new Set(
        workloads(manifests)
          .filter(({ object }) => object.metadata.name === target.name)
          .flatMap(({ object }) => object.spec.template.spec.containers)
          .flatMap((container) => container.ports ?? [])
          .map((port) => Number(port.containerPort)),
      );
      for (const source of pods) {
        if (source.name === target.name) continue;
        for (const port of [...ports, 22, 15008]) {
          const passes = policies.releases(source, target, port) && policies.admits(source, target, port);
          const labelled = byLabel.some(
            ({ from, to }) =>
              from.peer.kind === 'pods' &&
              matches(from.peer.labels, source.labels) &&
              to.owner.workload === target.name &&
              to.targetPort === port,
          );
          if (passes && !labelled && !wired.has(`${source.name} → ${target.name}:${port}`)) {
            open.push(`${source.name} → ${target.name}:${port}`);
          }
        }
      }
    }
    expect(open).toEqual([]);
  });

  test('every namespace denies by default, and a policy covers every workload and every Service', () => {
    const denied = ofKind(manifests, 'NetworkPolicy')
      .filter(({ object }) => Object.keys(object.spec.podSelector.matchLabels ?? {}).length === 0)
      .map(({ object }) => object.metadata.namespace);
    expect([...denied].sort()).toEqual(
      ofKind(manifests, 'Namespace')
        .map(({ object }) => object.metadata.name)
        .sort(),
    );
    const named = ofKind(manifests, 'NetworkPolicy').filter(
      ({ object }) => Object.keys(object.spec.podSelector.matchLabels ?? {}).length > 0,
    );
    const covered = (namespace: string | undefined, labels: Labels) =>
      named.some(
        ({ object }) => object.metadata.namespace === namespace && matches(object.spec.podSelector.matchLabels, labels),
      );
    const bare = [
      ...workloads(manifests).filter(
        ({ object }) => !covered(object.metadata.namespace, object.spec.template.metadata.labels),
      ),
      ...ofKind(manifests, 'Service').filter(
        ({ object }) => !covered(object.metadata.namespace, serviceSelector(object)),
      ),
    ];
    expect(bare.map(({ file }) => file)).toEqual([]);
  });
});
