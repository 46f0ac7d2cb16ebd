import type { Context } from '../context';
import type { ControlPlane } from '../control-plane';
import type { Api } from '../kubernetes/api';
import type { KubernetesObject } from '../kubernetes/object';
import { askedPermissions, compare, permissionsOf, type Reviews, type RulesStatus } from '../permissions';

/** Belongs to nobody: what an account may do here, it may do everywhere. */
const strangeNamespace = 'kube-public';

/** An account that nothing is bound to. Nobody has to make it: rights follow from names. */
const reference = 'system:serviceaccount:kube-public:unbound';

/** What every account of the environment's manifests may do, compared with what the components ask for. */
export async function checkPermissions(
  { environment, report }: Context,
  { api }: ControlPlane,
  installed: readonly KubernetesObject[],
): Promise<void> {
  const accounts = installed.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata);
  await report.check('every account may do what its component needs', 'kubectl auth can-i --list of each', async () => {
    const actual = Object.fromEntries(
      await Promise.all(
        accounts.map(async ({ name, namespace = '' }) => {
          const own = await reviews(api, `system:serviceaccount:${namespace}:${name}`, namespace);
          const common = await reviews(api, reference, namespace);
          return [`${namespace}/${name}`, permissionsOf(own, common, namespace)] as const;
        }),
      ),
    );
    const problems = compare(askedPermissions(environment), actual);
    const some = Object.entries(actual).filter(([, permissions]) => permissions.length > 0);
    const lines = some.map(
      ([account, permissions]) => `${account} ${permissions.map(({ line }) => line).join(' and ')}`,
    );
    const got = [`${accounts.length} accounts, of which ${some.length} may do anything`, ...lines].join('\n');
    return { passed: problems.length === 0, got: problems.join('\n') || got };
  });
}

async function reviews(api: Api, user: string, namespace: string): Promise<Reviews> {
  const asked = [namespace, strangeNamespace].map(async (each) => {
    const path = '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews';
    const review = await api.create<{ readonly status: RulesStatus }>(path, { spec: { namespace: each } }, user);
    return [each, review.status] as const;
  });
  return Object.fromEntries(await Promise.all(asked));
}
