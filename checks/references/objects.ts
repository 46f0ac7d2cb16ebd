import type { Check } from '../check';
import { findingAt } from '../findings';
import type { FileSource, KeyReference, ObjectReference } from '../manifests/kubernetes';
import { find } from '../manifests/manifest';
import { containersOf, type Pod, podsOf } from '../manifests/pods';
import type { Subject } from '../subject';

/** Objects that a cluster makes itself, each with its reason. */
const madeByCluster: Readonly<Record<string, string>> = {
  'ConfigMap kube-root-ca.crt': 'Kubernetes puts it into every namespace',
};

/** An object of which a pod uses something. */
interface Use {
  readonly kind: 'ConfigMap' | 'Secret' | 'ServiceAccount';
  readonly name: string;
  /** The keys of it that the pod names. */
  readonly keys: readonly string[];
}

export const namedObjects: Check = {
  name: 'references/objects',
  description: 'every ConfigMap, Secret and ServiceAccount that a pod names exists and has the keys that it names',
  looks: (subject) =>
    podsOf(subject.manifests).flatMap((pod) =>
      usesOf(pod).flatMap((use) => {
        const problem = problemOf(subject, pod.namespace, use);
        if (problem === undefined) return [];
        const made = use.kind === 'Secret' ? ', or a Secret that its component expects (expectedSecrets)' : '';
        return [findingAt(pod.manifest, { problem, instead: `the name and key of one that is rendered${made}` })];
      }),
    ),
};

function problemOf({ manifests, environment }: Subject, namespace: string, use: Use): string | undefined {
  const { kind, name } = use;
  if (`${kind} ${name}` in madeByCluster) return undefined;
  const rendered = find(manifests, kind, namespace, name);
  const expected =
    kind === 'Secret'
      ? environment.expectedSecrets.find((secret) => secret.namespace === namespace && secret.name === name)
      : undefined;
  if (!rendered && !expected) return `it uses the ${kind} ${name}, which does not exist in ${namespace}`;
  const there = expected?.keys ?? Object.keys(rendered?.object.data ?? {});
  const absent = use.keys.filter((key) => !there.includes(key));
  if (absent.length === 0) return undefined;
  return `it uses the key ${absent.join(', ')} of the ${kind} ${name}, which has ${there.join(', ') || 'none'}`;
}

function usesOf(pod: Pod): Use[] {
  const { serviceAccountName, imagePullSecrets = [], volumes = [] } = pod.spec;
  const variables = containersOf(pod).flatMap(({ env = [] }) => env);
  const whole = containersOf(pod).flatMap(({ envFrom = [] }) => envFrom);
  const sources = [...volumes, ...volumes.flatMap(({ projected }) => projected?.sources ?? [])];
  return [
    ...(serviceAccountName === undefined ? [] : [use('ServiceAccount', serviceAccountName)]),
    ...imagePullSecrets.map(({ name }) => use('Secret', name)),
    ...variables.flatMap(({ valueFrom }) => [
      ...ofKey('ConfigMap', valueFrom?.configMapKeyRef),
      ...ofKey('Secret', valueFrom?.secretKeyRef),
    ]),
    ...whole.flatMap(({ configMapRef, secretRef }) => [
      ...ofWhole('ConfigMap', configMapRef),
      ...ofWhole('Secret', secretRef),
    ]),
    ...sources.flatMap(ofVolume),
  ];
}

const use = (kind: Use['kind'], name: string, keys: readonly string[] = []): Use => ({ kind, name, keys });

function ofKey(kind: Use['kind'], reference: KeyReference | undefined): Use[] {
  return reference && !reference.optional ? [use(kind, reference.name, [reference.key])] : [];
}

const ofWhole = (kind: Use['kind'], reference: ObjectReference | undefined): Use[] =>
  reference && !reference.optional ? [use(kind, reference.name)] : [];

function ofVolume({ configMap, secret }: FileSource): Use[] {
  const keys = (items: readonly { readonly key: string }[] = []) => items.map(({ key }) => key);
  const secretName = secret?.secretName ?? secret?.name;
  return [
    ...(configMap && !configMap.optional ? [use('ConfigMap', configMap.name, keys(configMap.items))] : []),
    ...(secret && secretName && !secret.optional ? [use('Secret', secretName, keys(secret.items))] : []),
  ];
}
