import { type Finding, type Privilege, prefix } from '../../constructs/kit';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { ofKind } from '../manifests/manifest';
import { containersOf, type Pod, podsOf } from '../manifests/pods';
import type { Subject } from '../subject';

/** What pods may do beyond `restricted` is what their components ask for, each with a reason. */

const askedBy = ({ environment }: Subject, pod: Pod): Privilege[] =>
  environment.privileges.filter(({ namespace, workload }) => namespace === pod.namespace && workload === pod.name);

export const privileges: Check = {
  name: 'security/privileges',
  description:
    'a pod runs as root, adds a capability, sees a folder or the processes of its node or is on its network only where its component asks for it, with a reason',
  looks: (subject) =>
    podsOf(subject.manifests).flatMap((pod) => {
      const asked = askedBy(subject, pod);
      const isAsked = <K extends Privilege['kind']>(
        kind: K,
        fits: (privilege: Extract<Privilege, { readonly kind: K }>) => boolean,
      ) => asked.some((each) => each.kind === kind && fits(each as Extract<Privilege, { readonly kind: K }>));
      const finding = (where: string, problem: string, instead: string) =>
        findingAt(pod.manifest, { where, problem: `${problem}, and its component does not ask for it`, instead });
      return [
        ...(isAsked('root-user', () => true) ? [] : rootUsers(pod)),
        ...containersOf(pod).flatMap(({ name, securityContext }) =>
          (securityContext?.capabilities?.add ?? [])
            .filter((capability) => !isAsked('capability', (each) => each.capability === capability))
            .map((capability) =>
              finding(
                `container ${name}`,
                `it adds the capability ${capability}`,
                'no such capability, or the identity of the workload with the capability and its reason',
              ),
            ),
        ),
        ...(pod.spec.hostNetwork && !isAsked('host-network', () => true)
          ? [finding('hostNetwork', 'it is on the network of its node', 'no hostNetwork, or one with its reason')]
          : []),
        ...(pod.spec.hostPID && !isAsked('host-processes', () => true)
          ? [finding('hostPID', 'it sees the processes of its node', 'no hostPID, or hostProcesses with its reason')]
          : []),
        ...hostFolders(pod)
          .filter(
            ({ path, readOnly }) =>
              !isAsked('host-folder', (each) => each.path === path && (readOnly || !each.readOnly)),
          )
          .map(({ name, path, readOnly }) =>
            finding(
              `volume ${name}`,
              `it ${readOnly ? 'reads' : 'writes'} the folder ${path} of its node`,
              'no such volume, or hostFolder(…) with its reason',
            ),
          ),
      ];
    }),
};

/** The pod, or its containers, where they may be root. */
function rootUsers(pod: Pod): Finding[] {
  const { runAsNonRoot, runAsUser } = pod.spec.securityContext ?? {};
  const instead = 'a user of its own and runAsNonRoot: true, or an identity { nodeAgent: true } with its reason';
  const found = (where: string) =>
    findingAt(pod.manifest, { where, problem: 'it may run as root, and its component does not ask for it', instead });
  if (runAsNonRoot !== true || runAsUser === 0) return [found('securityContext')];
  return containersOf(pod)
    .filter(({ securityContext }) => securityContext?.runAsNonRoot === false || securityContext?.runAsUser === 0)
    .map(({ name }) => found(`container ${name} › securityContext`));
}

/** The folders of the node that a pod mounts; one that any container can write to is written to. */
function hostFolders(pod: Pod): { readonly name: string; readonly path: string; readonly readOnly: boolean }[] {
  const mounts = containersOf(pod).flatMap(({ volumeMounts = [] }) => volumeMounts);
  return (pod.spec.volumes ?? []).flatMap(({ name, hostPath }) => {
    if (!hostPath) return [];
    const readOnly = mounts.filter((mount) => mount.name === name).every((mount) => mount.readOnly === true);
    return [{ name, path: hostPath.path, readOnly }];
  });
}

export const reasons: Check = {
  name: 'security/reasons',
  description: 'every privilege has a reason in words',
  looks: ({ environment }) =>
    environment.privileges
      .filter(({ reason }) => !isSentence(reason))
      .map(({ kind, component, workload, reason }) => ({
        environment: environment.name,
        component,
        property: `${workload} › ${kind}`,
        problem: `the reason ${JSON.stringify(reason)} says nothing to a reader`,
        instead: 'why the program cannot do its work without it',
      })),
};

/** The annotation in which a namespace says why its pods are not restricted. */
const reasonAnnotation = `${prefix}/pod-security-reason`;

/** Whether a reason is more than a word or two. */
const isSentence = (reason: string | undefined): boolean => /\w+\W+\w+\W+\w+/.test(reason ?? '');

export const namespaceLevels: Check = {
  name: 'security/namespaces',
  description:
    'every namespace of the environment enforces the Pod Security level restricted, or privileged where only node agents run, with a reason',
  looks: (subject) =>
    ofKind(subject.manifests, 'Namespace').flatMap((manifest) => {
      const { name, labels = {}, annotations = {} } = manifest.object.metadata;
      const pods = podsOf(subject.manifests).filter(({ namespace }) => namespace === name);
      const isAgent = (pod: Pod) => askedBy(subject, pod).some(({ kind }) => kind !== 'api-permission');
      const level = labels['pod-security.kubernetes.io/enforce'];
      const wanted = pods.length > 0 && pods.every(isAgent) ? 'privileged' : 'restricted';
      if (level !== wanted) {
        return [
          findingAt(manifest, {
            where: 'pod-security.kubernetes.io/enforce',
            problem: `it is ${level ?? 'not there'}`,
            instead: `${wanted}: ${wanted === 'privileged' ? 'only node agents run in it' : 'node agents have a namespace of their own'}`,
          }),
        ];
      }
      const reason = annotations[reasonAnnotation];
      if (wanted === 'restricted' || isSentence(reason)) return [];
      const said = reason === undefined ? 'nothing' : `nothing but ${JSON.stringify(reason)}`;
      return [
        findingAt(manifest, {
          where: reasonAnnotation,
          problem: `its pods are privileged, and ${said} says why`,
          instead: 'the reason why its pods cannot be restricted, in three words or more, given to addNamespace',
        }),
      ];
    }),
};
