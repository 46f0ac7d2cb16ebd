import type { Environment, Privilege } from '../../../constructs/kit';
import type { RulesStatus } from './review';
import { permissionsOf } from './rules';

/** Stands for every namespace in which an account has no role of its own. */
const elsewhere = 'every other namespace';

/**
 * What the components of an environment ask of the Kubernetes API, by `<namespace>/<account>`: the lines that a review of the
 * account must have. An account that is not here may do nothing.
 */
export function askedPermissions({ privileges }: Pick<Environment, 'privileges'>): Record<string, string[]> {
  const accounts = new Map<string, Privilege[]>();
  for (const privilege of privileges) {
    if (privilege.kind !== 'api-permission') continue;
    const account = `${privilege.namespace}/${privilege.workload}`;
    accounts.set(account, [...(accounts.get(account) ?? []), privilege]);
  }
  return Object.fromEntries([...accounts].map(([account, asked]) => [account, linesOf(account, asked)]));
}

function linesOf(account: string, asked: readonly Privilege[]): string[] {
  const [namespace = ''] = account.split('/');
  const reviews = { [namespace]: reviewOf(asked), [elsewhere]: reviewOf(asked, 'cluster') };
  const nothing = { [namespace]: {}, [elsewhere]: {} };
  return permissionsOf(reviews, nothing, namespace).map(({ line }) => line);
}

/** What a review would show of these alone; of those in one scope, where one is named. */
function reviewOf(asked: readonly Privilege[], scope?: 'cluster'): RulesStatus {
  const rules = asked.flatMap((privilege) =>
    privilege.kind === 'api-permission' && (scope === undefined || privilege.scope === scope) ? [privilege.rule] : [],
  );
  return {
    resourceRules: rules.filter(({ resources }) => resources),
    nonResourceRules: rules.flatMap(({ verbs, nonResourceUrLs }) =>
      nonResourceUrLs ? [{ verbs, nonResourceURLs: nonResourceUrLs }] : [],
    ),
  };
}
