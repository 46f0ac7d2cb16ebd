import type { Check } from '../check';
import { findingAt } from '../findings';
import { containersOf, podsOf } from '../manifests/pods';
import { mebibytes, millicores } from '../manifests/quantities';
import type { Subject } from '../subject';

/** What a container may take of its node. */

export const resources: Check = {
  name: 'security/resources',
  description:
    'every container has requests and a memory limit, and no processor limit, which throttles on an idle node',
  looks: ({ manifests }) =>
    podsOf(manifests).flatMap((pod) =>
      containersOf(pod).flatMap(({ name, resources: { requests, limits } = {} }) => {
        const [cpu, memory, limit] = [
          millicores(requests?.cpu),
          mebibytes(requests?.memory),
          mebibytes(limits?.memory),
        ];
        const wrong: readonly (readonly [string, string, string])[] = [
          ...(cpu
            ? []
            : [['requests.cpu', `it is ${requests?.cpu ?? 'not there'}`, 'a share above zero, such as 50m'] as const]),
          ...(memory && limit && memory <= limit
            ? []
            : [
                [
                  'memory',
                  `the request is ${requests?.memory ?? 'not there'} and the limit ${limits?.memory ?? 'not there'}`,
                  'both, in whole mebibytes or gibibytes, the request at most the limit',
                ] as const,
              ]),
          ...(limits?.cpu === undefined ? [] : [['limits.cpu', `it is ${limits.cpu}`, 'no processor limit'] as const]),
        ];
        return wrong.map(([field, problem, instead]) =>
          findingAt(pod.manifest, { where: `container ${name} › resources.${field}`, problem, instead }),
        );
      }),
    ),
};

/** The share of the memory limit for what Go's garbage collector counts; the rest is for what it does not. */
const goShare = 0.8;

export const goMemory: Check = {
  name: 'security/go-memory',
  description:
    'GOMEMLIMIT is four fifths of the memory limit, for every program that its component says is written in Go',
  looks: (subject) =>
    podsOf(subject.manifests).flatMap((pod) =>
      containersOf(pod).flatMap(({ name, env = [], resources: { limits } = {} }) => {
        const told = env.find((variable) => variable.name === 'GOMEMLIMIT');
        const wanted = `${Math.floor((mebibytes(limits?.memory) ?? 0) * goShare)}MiB`;
        if (told ? told.value === wanted : !isGoProgram(subject, pod.namespace, pod.name, name)) return [];
        return [
          findingAt(pod.manifest, {
            where: `container ${name} › GOMEMLIMIT`,
            problem: `it is ${told?.value ?? 'not there'}, and the memory limit is ${limits?.memory ?? 'not there'}`,
            instead: wanted,
          }),
        ];
      }),
    ),
};

function isGoProgram({ environment }: Subject, namespace: string, workload: string, container: string): boolean {
  const found = environment.workloads.find(
    ({ name, component }) => name === workload && component.targetNamespace.name === namespace,
  );
  return found?.containers.some(({ name, goProgram }) => name === container && goProgram === true) ?? false;
}
