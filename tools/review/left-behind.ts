import { type Notice, named, nameOf } from './notice';
import { environmentOf, hasClaims, identityOf, type ReviewedFile, type ReviewedObject } from './objects';
import { isRoot } from './root-application';

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
    ...gone.flatMap((file) => ofObject(file, { added, before, after })),
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

/** What came, and all files of both states. */
type Change = Pick<States, 'before' | 'after'> & { readonly added: readonly ReviewedFile[] };

function ofObject(file: ReviewedFile, change: Change): Notice[] {
  const { path, object } = file;
  const environment = environmentOf(path);
  const notice = { environment, object: nameOf(object) };
  // Nothing prunes what was applied by hand.
  if (isRoot(file)) {
    return [{ ...notice, problem: 'is gone, and the root that was applied by hand stays', steps: 'root-application' }];
  }
  if (hasClaims(object)) {
    const { begins, isOtherForm } = inItsPlace({ path, object }, change);
    return [{ ...notice, problem: `${claimsOf(object)}${begins}`, steps: isOtherForm ? 'another-form' : 'names' }];
  }
  const application = formerApplication(file, change);
  if (application) return [{ ...notice, problem: application, steps: 'former-applications' }];
  return isKept(object) ? [{ ...notice, problem: 'is gone, and stays in the cluster', steps: 'what-stays' }] : [];
}

/**
 * What becomes of an Application that is gone together with the root that would remove it, as when Argo CD's namespace is another one. Undefined:
 * its root removes it.
 */
function formerApplication({ path, object }: ReviewedFile, { before, after }: Change): string | undefined {
  const of = (files: readonly ReviewedFile[]) =>
    files.filter((file) => environmentOf(file.path) === environmentOf(path));
  const [was] = of(before).filter(isRoot);
  // One that only got another name in its namespace goes on with the same folder until it is replaced.
  const goesOn = of(after).some(
    (file) => isRoot(file) && file.object.metadata.namespace === was?.object.metadata.namespace,
  );
  if (object.kind !== 'Application' || !was || goesOn) return undefined;
  const successor = of(after).find((file) => file.object.kind === 'Application' && isSameFolder(file.object, object));
  if (!successor) return 'is gone with its root, which would have removed it: it stays, with all that it brought';
  const { namespace } = successor.object.metadata;
  return `stays beside that of the namespace ${namespace}, which brings the same: deleted as it is, it takes all of that away`;
}

/** Whether two Applications bring the same folder. */
const isSameFolder = (...both: readonly ReviewedObject[]): boolean => {
  const [one, other] = both.map(({ spec }) => (spec?.source as { readonly path?: string } | undefined)?.path);
  return one !== undefined && one === other;
};

/** The folder of a component in `dist/`. */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/**
 * What begins in the place of a StatefulSet that is gone: that of the same name in another namespace; those of the same component, which
 * has another form then; or those of a component that has come, as it may be the same by another name. The same of several is the same text.
 */
function inItsPlace(gone: ReviewedFile, { added, before, after }: Change) {
  const empty = added.filter(
    ({ path, object }) => environmentOf(path) === environmentOf(gone.path) && hasClaims(object),
  );
  const moved = empty.find(({ object }) => object.metadata.name === gone.object.metadata.name);
  if (moved) {
    const begins = `; what begins in the namespace ${moved.object.metadata.namespace} in its place has empty volumes`;
    return { begins, isOtherForm: false };
  }
  const folder = folderOf(gone.path);
  const isIn = (files: readonly ReviewedFile[], each: string) => files.some(({ path }) => folderOf(path) === each);
  const isThere = isIn(after, folder);
  const successors = empty.filter(({ path }) => (isThere ? folderOf(path) === folder : !isIn(before, folderOf(path))));
  const names = successors.map(({ object }) => named(nameOf(object))).sort();
  const begin = names.length === 1 ? 'begins' : 'begin';
  return {
    begins: names.length === 0 ? '' : `; ${names.join(', ')} ${begin} with empty volumes`,
    isOtherForm: isThere && names.length > 0,
  };
}

/** What becomes of the claims of a StatefulSet that is gone. */
function claimsOf({ spec }: ReviewedObject): string {
  const retention = spec?.persistentVolumeClaimRetentionPolicy as { readonly whenDeleted?: string } | undefined;
  const fate = retention?.whenDeleted === 'Delete' ? 'are deleted with their data' : 'stay with their data';
  return `gone, and the claims of its pods ${fate}`;
}

/** What Argo CD has to leave in the cluster. https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources */
const isKept = ({ metadata }: ReviewedObject): boolean =>
  (metadata.annotations?.['argocd.argoproj.io/sync-options'] ?? '').split(',').includes('Prune=false');
