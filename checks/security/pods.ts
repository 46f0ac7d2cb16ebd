import type { Finding } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import type { Container, PodSpec } from '../manifests/kubernetes';
import { containersOf, type Pod, podsOf } from '../manifests/pods';

/** What holds for every pod, node agents included: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */

/** A field, what it must be, and whether it is. */
type Rule<T> = readonly [field: string, must: string, holds: (value: T) => boolean];

const ofContainer: readonly Rule<Container>[] = [
  [
    'securityContext.allowPrivilegeEscalation',
    'false',
    ({ securityContext }) => securityContext?.allowPrivilegeEscalation === false,
  ],
  [
    'securityContext.readOnlyRootFilesystem',
    'true, with a volume for each folder that the program writes to',
    ({ securityContext }) => securityContext?.readOnlyRootFilesystem === true,
  ],
  ['securityContext.privileged', 'left out', ({ securityContext }) => !securityContext?.privileged],
  [
    'securityContext.capabilities.drop',
    '[ALL]',
    ({ securityContext }) => securityContext?.capabilities?.drop?.join() === 'ALL',
  ],
];

const ofPod: readonly Rule<PodSpec>[] = [
  [
    'securityContext.seccompProfile.type',
    'RuntimeDefault',
    ({ securityContext }) => securityContext?.seccompProfile?.type === 'RuntimeDefault',
  ],
  ['hostIPC', 'left out', ({ hostIPC }) => !hostIPC],
];

export const confinement: Check = {
  name: 'security/confinement',
  description: 'every container is confined',
  looks: ({ manifests }) =>
    podsOf(manifests).flatMap((pod) => [
      ...containersOf(pod).flatMap((container) =>
        broken(pod, ofContainer, container, `container ${container.name} › `),
      ),
      ...broken(pod, ofPod, pod.spec, ''),
    ]),
};

function broken<T extends object>(pod: Pod, rules: readonly Rule<T>[], value: T, where: string): Finding[] {
  return rules
    .filter(([, , holds]) => !holds(value))
    .map(([field, must]) =>
      findingAt(pod.manifest, {
        where: `${where}${field}`,
        problem: `it is ${written(value, field)}`,
        instead: must,
      }),
    );
}

/** The value at a path, as YAML would show it. */
function written(value: object, path: string): string {
  const found = path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>> | undefined)?.[key], value);
  return found === undefined ? 'not there' : JSON.stringify(found);
}
