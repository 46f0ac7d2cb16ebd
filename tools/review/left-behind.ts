import { type Notice, named, nameOf } from './notice';
import { environmentOf, identityOf, type ReviewedFile, type ReviewedObject } from './objects';

/** What differs between two states of `dist/`, and which environments each has. */
export interface States {
  readonly before: readonly ReviewedFile[];
  readonly after: readonly ReviewedFile[];
  readonly environmentsBefore: readonly string[];
  readonly environmentsAfter: readonly string[];
}

/** What stays in the cluster although it is no longer in `dist/`, and what begins empty in its place. */
export function leftBehind({ before, after, environmentsBefore, environmentsAfter }: States): Notice[] {
  const goneEnvironments = environmentsBefore.filter((name) => !environmentsAfter.includes(name));
  const newEnvironments = environmentsAfter.filter((name) => !environmentsBefore.includes(name));
  const old = new Set(before.map(identityOf));
  const now = new Set(after.map(identityOf));
  const gone = before.filter(
    (file) => environmentsAfter.includes(environmentOf(file.path)) && !now.has(identityOf(file)),
  );
  const added = after.filter((file) => !old.has(identityOf(file)));
  return [
    ...goneEnvironments.map((name) => ofEnvironment(name, newEnvironments)),
    ...gone.flatMap((file) => ofObject(file, added)),
  ];
}

function ofEnvironment(environment: string, added: readonly string[]): Notice {
  const renamed = added.length === 0 ? '' : `; if ${added.join(' or ')} is its new name, its volumes go on in it`;
  return {
    environment,
    problem: `the environment is gone, and all that it brought stays in its cluster${renamed}`,
    steps: 'environment',
  };
}

function ofObject({ path, object }: ReviewedFile, added: readonly ReviewedFile[]): Notice[] {
  const environment = environmentOf(path);
  const notice = { environment, object: nameOf(object) };
  // The root is applied by hand, and nothing prunes what was applied by hand.
  if (object.kind === 'Application' && path === `argocd/${environment}/${path.split('/').at(-1)}`) {
    return [{ ...notice, problem: 'is gone, and the root that was applied by hand stays', steps: 'root-application' }];
  }
  if (claimNames(object).length > 0) {
    return [{ ...notice, problem: claimsOf(object, environment, added), steps: 'names' }];
  }
  return isKept(object) ? [{ ...notice, problem: 'is gone, and stays in the cluster', steps: 'what-stays' }] : [];
}

/** What becomes of the claims of a StatefulSet that is gone. */
function claimsOf(object: ReviewedObject, environment: string, added: readonly ReviewedFile[]): string {
  const retention = object.spec?.persistentVolumeClaimRetentionPolicy as { readonly whenDeleted?: string } | undefined;
  const list = claimNames(object)
    .map((name) => `${name}-${object.metadata.name}-…`)
    .join(', ');
  const fate = retention?.whenDeleted === 'Delete' ? 'are deleted with their data' : 'stay with their data';
  const empty = added.filter((file) => environmentOf(file.path) === environment && claimNames(file.object).length > 0);
  // One of the same name, in another namespace, stands in its place; otherwise each that comes may.
  const moved = empty.filter((file) => file.object.metadata.name === object.metadata.name);
  const names = (moved.length > 0 ? moved : empty).map((file) => named(nameOf(file.object))).sort();
  const instead =
    names.length === 0 ? '' : `; ${names.join(', ')} ${names.length === 1 ? 'begins' : 'begin'} with empty volumes`;
  return `is gone, and its claims ${list} ${fate}${instead}`;
}

const claimNames = ({ kind, spec }: ReviewedObject): readonly string[] =>
  kind === 'StatefulSet' && Array.isArray(spec?.volumeClaimTemplates)
    ? spec.volumeClaimTemplates.map(
        (claim: { readonly metadata?: { readonly name?: string } }) => claim.metadata?.name ?? '',
      )
    : [];

/** What Argo CD is told to leave in the cluster. https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources */
const isKept = ({ metadata }: ReviewedObject): boolean =>
  (metadata.annotations?.['argocd.argoproj.io/sync-options'] ?? '').split(',').includes('Prune=false');
