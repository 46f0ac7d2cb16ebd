import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Manifests } from './manifests';
import type { Pod } from './pod';
import type { RunFolder } from './run-folder';

/** Whether an account may do something, by the rendered ClusterRoles and ClusterRoleBindings. */
export class ServiceAccounts {
  private readonly byToken = new Map<string, string>();

  constructor(private readonly manifests: Manifests) {}

  /** The files that a pod with a service account finds. Undefined for a pod that has none mounted. */
  mountFor(pod: Pod, authority: string, folder: RunFolder): string | undefined {
    if (!pod.spec.automountServiceAccountToken) return undefined;
    const token = randomBytes(24).toString('hex');
    this.byToken.set(token, `${pod.namespace}/${pod.spec.serviceAccountName}`);
    const path = folder.volume(pod, 'service-account');
    const files = { token, 'ca.crt': authority, namespace: pod.namespace };
    for (const [name, text] of Object.entries(files)) writeFileSync(`${path}/${name}`, text);
    return path;
  }

  /** The account that a request's `Authorization` header names. */
  accountOf(authorization: string | undefined): string | undefined {
    return this.byToken.get((authorization ?? '').replace(/^Bearer /, ''));
  }

  /** `group`: the API group of the resource. Default: the core group. */
  allows(account: string, resource: string, verb: string, group = ''): boolean {
    const roles = this.manifests
      .ofKind('ClusterRoleBinding')
      .filter(({ subjects }) => subjects.some(({ name, namespace }) => `${namespace}/${name}` === account))
      .map(({ roleRef }) => roleRef.name);
    return this.manifests
      .ofKind('ClusterRole')
      .filter(({ metadata }) => roles.includes(metadata.name))
      .flatMap(({ rules }) => rules)
      .some(
        ({ apiGroups, resources, verbs }) =>
          apiGroups?.includes(group) && resources?.includes(resource) && verbs.includes(verb),
      );
  }
}
