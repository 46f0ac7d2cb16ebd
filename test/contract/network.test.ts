import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Environment } from '../../constructs/kit';
import { prefix } from '../../constructs/kit/vocabulary/labels';
import type { KubernetesObject, Labels, PolicyRule } from './kubernetes';
import { environmentNames, type Manifest, manifestsOf, matches, ofKind, serviceSelector, workloads } from './manifests';
import { modelOf } from './model';
import { NetworkFindings } from './network-findings';

/** The policies of `dist/`, evaluated as a network plugin would, let exactly the wired connections through. */

describe.each(environmentNames)('%s', (environmentName) => {
  const manifests = manifestsOf(environmentName);
  let environment: Environment;
  let findings: NetworkFindings;

  beforeAll(() => {
    environment = modelOf(environmentName);
    findings = new NetworkFindings(environment, manifests);
  });

  test('every wired connection passes on both sides', () => {
    expect(findings.cut()).toEqual([]);
    expect(environment.connections.length).toBeGreaterThan(10);
  });

  test('no connection passes that nobody wired', () => {
    expect(findings.open()).toEqual([]);
    expect(findings.pods.length).toBeGreaterThan(0);
  });

  test('nodes and the API server are reached by whoever is wired to them, and by nobody else', () => {
    expect(findings.hosts()).toEqual([]);
  });

  test('whoever calls anybody reaches DNS on both protocols, and whoever calls nobody has no egress', () => {
    expect(findings.dns()).toEqual([]);
  });

  test('meshed pods admit probes on exactly their ports, and no policy names another address', () => {
    expect(findings.probes()).toEqual([]);
  });

  test('every namespace of ours denies by default, in both directions, and none of somebody else', () => {
    const denying = ofKind(manifests, 'NetworkPolicy')
      .map(({ object }) => object)
      .filter(({ spec }) => Object.keys(spec.podSelector.matchLabels ?? {}).length === 0);
    for (const { metadata, spec } of denying) {
      expect([metadata.name, spec.policyTypes, spec.ingress, spec.egress]).toEqual([
        metadata.name,
        ['Ingress', 'Egress'],
        undefined,
        undefined,
      ]);
    }
    expect(denying.map(({ metadata }) => metadata.namespace).sort()).toEqual(
      ofKind(manifests, 'Namespace')
        .map(({ object }) => object.metadata.name)
        .sort(),
    );
  });

  test('a policy covers every workload and every Service', () => {
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

  /** Each rule of each policy, changed alone in memory: the evaluation must notice. */
  describe('what is changed in a policy is noticed', () => {
    const noticed = (changed: readonly Manifest[]) => new NetworkFindings(environment, changed).any();
    // A pod that is let in by its label too would still get through without the rule of its own connection.
    const unlabelled = manifests.map(withoutOwnLabels);

    test('nothing is noticed where nothing is changed', () => {
      expect(noticed(unlabelled)).toBe(false);
    });

    test.each<[string, (rule: PolicyRule) => PolicyRule[]]>([
      ['a rule is missing', () => []],
      ['a rule is for another protocol', (rule) => [withProtocol(rule, 'UDP')]],
      ['a rule has a port more', (rule) => [withPort(rule, 22)]],
      ['a rule is for everybody', ({ from, to, toEndpoints, toEntities, ...rule }) => [rule]],
    ])('%s', (title, change) => {
      // Cilium's rule without a peer selects nothing, so it counts as missing.
      const cases = changes(unlabelled, change);
      expect(cases.length).toBeGreaterThan(10);
      expect([title, cases.filter(({ changed }) => !noticed(changed)).map(({ place }) => place)]).toEqual([title, []]);
    });

    test('a policy that selects a workload of the same name elsewhere', () => {
      for (const { file, object } of ofKind(manifests, 'NetworkPolicy')) {
        if (!object.spec.ingress && !object.spec.egress) continue;
        const moved = { ...object, metadata: { ...object.metadata, namespace: 'elsewhere' } };
        const changed = manifests.map((each) => (each.file === file ? { ...each, object: moved } : each));
        expect([file, noticed(changed)]).toEqual([file, true]);
      }
    });
  });
});

/** A workload without the labels by which policies choose pods wherever they are. */
function withoutOwnLabels(manifest: Manifest): Manifest {
  const { template } = manifest.object.spec ?? {};
  if (!template) return manifest;
  const labels = Object.entries(template.metadata.labels).filter(([key]) => !key.startsWith(`${prefix}/`));
  const metadata = { ...template.metadata, labels: Object.fromEntries(labels) };
  const spec = { ...manifest.object.spec, template: { ...template, metadata } };
  return { ...manifest, object: { ...manifest.object, spec } };
}

/** The environment's manifests with one rule changed, for each rule of each policy. */
function changes(manifests: readonly Manifest[], change: (rule: PolicyRule) => PolicyRule[]) {
  return ofKind(manifests, 'NetworkPolicy', 'CiliumNetworkPolicy').flatMap(({ file, object }) =>
    (['ingress', 'egress'] as const).flatMap((direction) =>
      (object.spec[direction] ?? []).flatMap((rule, index) => {
        // One that is for everybody already is not changed by being so.
        if (JSON.stringify(change(rule)) === JSON.stringify([rule])) return [];
        const changed = withChange(object, direction, index, change);
        return [
          {
            place: `${file} › ${direction} ${index}`,
            changed: manifests.map((each) => (each.file === file ? { ...each, object: changed } : each)),
          },
        ];
      }),
    ),
  );
}

function withChange(
  object: KubernetesObject,
  direction: 'ingress' | 'egress',
  index: number,
  change: (rule: PolicyRule) => PolicyRule[],
): KubernetesObject {
  const rules = (object.spec[direction] ?? []).flatMap((rule, place) => (place === index ? change(rule) : [rule]));
  return { ...object, spec: { ...object.spec, [direction]: rules } };
}

const withProtocol = (rule: PolicyRule, protocol: string): PolicyRule => ({
  ...rule,
  ports: rule.ports?.map(({ port }) => ({ port, protocol })),
  toPorts: rule.toPorts?.map(({ ports }) => ({ ports: ports.map(({ port }) => ({ port, protocol })) })),
});

const withPort = (rule: PolicyRule, port: number): PolicyRule => ({
  ...rule,
  ports: rule.ports && [...rule.ports, { port, protocol: 'TCP' }],
  toPorts: rule.toPorts?.map(({ ports }) => ({ ports: [...ports, { port: String(port), protocol: 'TCP' }] })),
});
