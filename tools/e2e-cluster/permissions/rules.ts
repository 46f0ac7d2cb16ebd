import { dangerOf } from './danger';
import { covers, type Grant, grantsOf, targetOf, withoutCovered } from './grant';
import type { Reviews, RulesStatus } from './review';

/** What an account may do, in a line that is the same however the rules are written. */
export interface Permission {
  readonly line: string;
  /** What it could be misused for. */
  readonly danger?: string;
}

/**
 * What an account may do beyond what every account may: the same reviews of an account without any binding are subtracted.
 * What it may do in all namespaces that it was asked in, it may do everywhere, so one of them must be strange to it.
 */
export function permissionsOf(reviews: Reviews, reference: Reviews, ownNamespace: string): Permission[] {
  const namespaces = Object.keys(reviews);
  if (!namespaces.includes(ownNamespace) || namespaces.length < 2) {
    throw new Error(`ask in ${ownNamespace} and in another namespace, not in ${namespaces.join(', ') || 'none'}`);
  }
  const grants = new Map(
    namespaces.map((namespace) => [namespace, beyond(reviews[namespace], reference[namespace], namespace)] as const),
  );
  const everywhere = withoutCovered(
    [...grants.values()]
      .flat()
      .filter((grant) => [...grants.values()].every((some) => some.some((other) => covers(other, grant)))),
  );
  const elsewhere = [...grants].flatMap(([namespace, some]) => {
    const only = some.filter((grant) => !everywhere.some((other) => covers(other, grant)));
    return permissions(namespace === ownNamespace ? 'in its namespace' : `in namespace ${namespace}`, only);
  });
  return [...permissions('everywhere', everywhere), ...elsewhere];
}

function beyond(status: RulesStatus | undefined, reference: RulesStatus | undefined, namespace: string): Grant[] {
  if (!status || !reference) throw new Error(`the account without bindings was not asked in namespace ${namespace}`);
  for (const { incomplete, evaluationError } of [status, reference]) {
    if (incomplete)
      throw new Error(`the review in namespace ${namespace} is incomplete: ${evaluationError ?? 'no reason'}`);
  }
  const common = grantsOf(reference);
  return withoutCovered(grantsOf(status).filter((grant) => !common.some((other) => covers(other, grant))));
}

/** One line for each kind of object or path, with its verbs in alphabetical order. */
function permissions(scope: string, grants: readonly Grant[]): Permission[] {
  const targets = [...new Set(grants.map(targetOf))].sort();
  return targets.map((target) => {
    const some = grants.filter((grant) => targetOf(grant) === target);
    const verbs = [...new Set(some.map(({ verb }) => verb))].sort();
    const danger = some.map(dangerOf).find((words) => words !== undefined);
    const words = verbs.includes('*') ? 'every verb on' : verbs.join(', ');
    // Paths of the API server are in no namespace.
    const line = some.some(({ on }) => 'url' in on)
      ? `${words.toUpperCase()} ${target}`
      : `${scope}: ${words} ${target}`;
    return { line, danger };
  });
}
