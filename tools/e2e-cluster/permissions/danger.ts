import { covers, type Grant } from './grant';

const on = (verb: string, resource: string, group = ''): Grant => ({ verb, on: { group, resource } });
const rbac = 'rbac.authorization.k8s.io';

/** Rights by which an account gains those of others: https://kubernetes.io/docs/concepts/security/rbac-good-practices/ */
const dangers: readonly { readonly grants: readonly Grant[]; readonly words: string }[] = [
  {
    grants: [on('get', 'secrets'), on('list', 'secrets'), on('watch', 'secrets')],
    words: 'it reads passwords and tokens of others',
  },
  {
    grants: [on('get', 'pods/exec'), on('create', 'pods/exec'), on('get', 'pods/attach'), on('create', 'pods/attach')],
    words: 'it runs commands in the pods of others',
  },
  { grants: [on('get', 'nodes/proxy'), on('create', 'nodes/proxy')], words: 'it runs commands in every pod of a node' },
  { grants: [on('create', 'pods')], words: 'it runs pods with every account and Secret of the namespace' },
  { grants: [on('create', 'serviceaccounts/token')], words: 'it takes tokens of other accounts' },
  {
    grants: ['users', 'groups', 'serviceaccounts'].map((resource) => on('impersonate', resource)),
    words: 'it acts as others',
  },
  {
    grants: ['roles', 'clusterroles'].flatMap((resource) =>
      ['bind', 'escalate'].map((verb) => on(verb, resource, rbac)),
    ),
    words: 'it gives itself every right',
  },
];

/** What an account could do with a grant beyond what it says; nothing for most. */
export function dangerOf(grant: Grant): string | undefined {
  const found = dangers.filter(({ grants }) => grants.some((danger) => covers(grant, danger) || covers(danger, grant)));
  return found.length > 1 ? 'it gains the rights of others in several ways' : found[0]?.words;
}
