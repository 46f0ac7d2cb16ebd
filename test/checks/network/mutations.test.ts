import { describe, expect, test } from '@jest/globals';
import { type Manifest, ofKind, runChecks, type Subject } from '../../../checks';
import type { KubernetesObject } from '../../../checks/manifests/object';
import type { PolicyRule } from '../../../checks/manifests/policy';
import { networkChecks } from '../../../checks/network';
import { prefix } from '../../../constructs/kit';
import type { FixtureName } from '../../fixtures/environments';
import { subjectOfFixture } from '../subjects';

/** Each rule of each policy of a fixture, changed alone: the evaluation notices every one. */

const evaluated = networkChecks.filter(({ name }) => name !== 'network/default-deny' && name !== 'network/coverage');

/** Whether any check finds anything; the cheap ones are asked first. */
const noticed = (subject: Subject, manifests: readonly Manifest[]): boolean =>
  evaluated.some((check) => runChecks({ ...subject, manifests }, [check]).some(({ findings }) => findings.length > 0));

describe.each<FixtureName>(['whole', 'joining'])('%s', (name) => {
  const subject = subjectOfFixture(name);
  // A pod that is let in by its label too would still get through without the rule of its own connection.
  const manifests = subject.manifests.map(withoutOwnLabels);

  test('nothing is noticed where nothing is changed', () => {
    expect(noticed(subject, manifests)).toBe(false);
  });

  test.each<[string, (rule: PolicyRule) => PolicyRule[]]>([
    ['a rule is missing', () => []],
    ['a rule is for another protocol', (rule) => [withProtocol(rule, 'UDP')]],
    ['a rule has a port more', (rule) => [withPort(rule, 22)]],
    // Cilium's rule without a peer selects nothing, so it counts as missing.
    ['a rule is for everybody', ({ from, to, toEndpoints, toEntities, ...rule }) => [rule]],
  ])('%s', (_title, change) => {
    const cases = changes(manifests, change);
    expect(cases.length).toBeGreaterThan(10);
    expect(cases.filter(({ changed }) => !noticed(subject, changed)).map(({ place }) => place)).toEqual([]);
  });

  test('a policy that selects a workload of the same name elsewhere', () => {
    const moved = ofKind(manifests, 'NetworkPolicy')
      .filter(({ object: { spec } }) => spec?.ingress || spec?.egress)
      .map(({ file, object }) => ({
        file,
        to: { ...object, metadata: { ...object.metadata, namespace: 'elsewhere' } },
      }));
    expect(moved.length).toBeGreaterThan(3);
    const unnoticed = moved.filter(({ file, to }) => !noticed(subject, changedAt(manifests, file, to)));
    expect(unnoticed.map(({ file }) => file)).toEqual([]);
  });
});

/** A workload without the labels by which policies choose pods in every namespace. */
function withoutOwnLabels(manifest: Manifest): Manifest {
  const { template } = manifest.object.spec ?? {};
  if (!template) return manifest;
  const labels = Object.entries(template.metadata?.labels ?? {}).filter(([key]) => !key.startsWith(`${prefix}/`));
  const metadata = { ...template.metadata, labels: Object.fromEntries(labels) };
  const spec = { ...manifest.object.spec, template: { ...template, metadata } };
  return { ...manifest, object: { ...manifest.object, spec } };
}

/** The manifests with one rule changed, for each rule of each policy. */
function changes(manifests: readonly Manifest[], change: (rule: PolicyRule) => PolicyRule[]) {
  return ofKind(manifests, 'NetworkPolicy', 'CiliumNetworkPolicy').flatMap(({ file, object }) =>
    (['ingress', 'egress'] as const).flatMap((direction) =>
      (object.spec?.[direction] ?? []).flatMap((rule, index) => {
        // One that is for everybody already is not changed by being so.
        if (JSON.stringify(change(rule)) === JSON.stringify([rule])) return [];
        const changed = changedAt(manifests, file, withChange(object, direction, index, change));
        return [{ place: `${file} › ${direction} ${index}`, changed }];
      }),
    ),
  );
}

const changedAt = (manifests: readonly Manifest[], file: string, object: KubernetesObject): Manifest[] =>
  manifests.map((each) => (each.file === file ? { ...each, object } : each));

function withChange(
  object: KubernetesObject,
  direction: 'ingress' | 'egress',
  index: number,
  change: (rule: PolicyRule) => PolicyRule[],
): KubernetesObject {
  const rules = (object.spec?.[direction] ?? []).flatMap((rule, place) => (place === index ? change(rule) : [rule]));
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
