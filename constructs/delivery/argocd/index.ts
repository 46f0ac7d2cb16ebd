import type { ApiObject } from 'cdk8s';
import { Application, AppProject } from '../../../imports/argoproj.io';
import { Component, type Environment } from '../../kit';
import { applicationName, rootName } from '../../kit/vocabulary/applications';
import { environmentLabel } from '../../kit/vocabulary/labels';
import {
  type Admitted,
  admittedKinds,
  applicationKinds,
  type NamespacedDestination,
  ownCluster,
  sortedDestinations,
} from './admitted';
import { checkDestination } from './checks';
import { type ArgoCdProps, argoCdValidators, type Destination } from './props';

export type { ArgoCdProps, Destination } from './props';

/** Deleting an Application deletes its objects only with this. */
const finalizers = ['resources-finalizer.argocd.argoproj.io'];

/** Between one try and the next. */
const backoff = { duration: '5s', factor: 2, maxDuration: '2m' };

/**
 * A component that comes before what it needs, such as its namespace, tries again; each time with the newest commit, as the one
 * that mends a broken one must not wait for its end; and without an end, as a commit whose tries are used up is never tried again,
 * whatever was mended in the cluster meanwhile.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-retry-with-a-limit
 */
const followRetry = { limit: -1, backoff, refresh: true };

/**
 * A sync puts a Job anew in its place, which runs it again. Where only what differs is synced, a Job runs again when it has changed, and not
 * when something beside it has. https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#selective-sync
 */
const optionsFor = (objects: readonly ApiObject[]): readonly string[] =>
  objects.some(({ kind }) => kind === 'Job') ? ['ApplyOutOfSyncOnly=true'] : [];

/** For a sync by hand: it tries the commit that was asked for, for about half an hour. */
const askedRetry = { limit: 20, backoff };

/**
 * What Argo CD needs to deliver an environment: an Application for each component, a project that admits exactly what these render,
 * and a root that brings the Applications up to date, in a project of its own, as only the root may make Applications. Works with Argo
 * CD as installed.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
 */
export class ArgoCd extends Component {
  /** The cluster that the components are delivered to. */
  readonly destination: Destination;
  /** The name of the AppProject to which the components' Applications belong. */
  readonly project: string;
  /** The name of the AppProject to which the root belongs. */
  readonly rootProject: string;
  /** The name of the root Application. */
  readonly root: string;
  override readonly deliveredFrom: { readonly repository: string; readonly revision: string };
  private readonly rendersProject: boolean;
  private readonly automated: boolean;
  private readonly controlNamespace: string;

  constructor(environment: Environment, given: ArgoCdProps) {
    super(environment, 'argocd', {});
    const props = this.properties(given, argoCdValidators);
    this.deliveredFrom = { repository: props.repository, revision: props.revision ?? 'main' };
    this.destination = props.destination ?? ownCluster;
    this.root = rootName(environment.name);
    this.project = props.project ?? environment.name;
    this.rootProject = props.project ?? this.root;
    this.rendersProject = props.project === undefined;
    this.automated = props.sync !== 'manual';
    this.controlNamespace = environment.cluster.argocd?.namespace ?? 'argocd';
    if (props.destination && this.check.sound('destination')) checkDestination(this.check, props.destination);
  }

  override get mayBeNamed(): boolean {
    return false;
  }

  override get folder(): string {
    return `argocd/${this.environment.name}`;
  }

  /**
   * The root is applied by hand and follows the folder of the others alone. If it followed itself, its deletion would wait
   * for its own end; and what somebody else has applied, Argo CD does not count as the root's and would not delete with it.
   */
  override get subfolders(): Readonly<Record<string, readonly string[]>> {
    return this.rendersProject
      ? { '': ['project'], applications: ['../project'], project: [] }
      : { '': [], applications: [] };
  }

  override subfolderOf(object: ApiObject): string {
    if (object.kind === 'AppProject') return 'project';
    return object.name === this.root ? '' : 'applications';
  }

  /** The components that are synced: those with objects, but for these Applications themselves. */
  private get synced(): Component[] {
    return this.environment.components.filter((component) => component !== this && component.objects.length > 0);
  }

  override finish(): void {
    if (this.rendersProject) this.addProjects();
    this.addApplication(this.root, this.rootProject, `${this.folder}/applications`, this.ownDestination);
    for (const component of this.synced) {
      const name = applicationName(this.environment.name, component.name);
      component.check.require(
        name !== this.root,
        'name',
        `its Application would be called ${name}, as the root of the environment is`,
        'another name for the component',
      );
      const destination = { ...this.destination, namespace: component.targetNamespace.name };
      this.addApplication(name, this.project, component.folder, destination, optionsFor(component.objects));
    }
  }

  /** Where Applications are. */
  private get ownDestination() {
    return { ...ownCluster, namespace: this.controlNamespace };
  }

  private addProjects(): void {
    const { name, namespaces } = this.environment;
    this.addProject(this.project, `The observability platform ${name}`, {
      destinations: namespaces.map((namespace) => ({ ...this.destination, namespace: namespace.name })),
      ...admittedKinds(this.synced.flatMap((component) => component.objects)),
    });
    this.addProject(this.rootProject, `The Applications of the observability platform ${name}`, {
      destinations: [this.ownDestination],
      ...applicationKinds,
    });
  }

  private addProject(name: string, description: string, { destinations, ofCluster, ofNamespaces }: Admitted): void {
    new AppProject(this, `project-${name}`, {
      metadata: {
        ...this.objectMetadata('AppProject', name, {
          namespace: this.controlNamespace,
          // It outlives the root, because an Application without its project can't be deleted in order.
          annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
        }),
        // It outlives its Applications, when all are deleted at once.
        finalizers,
      },
      spec: {
        description,
        sourceRepos: [this.deliveredFrom.repository],
        destinations: sortedDestinations(destinations),
        clusterResourceWhitelist: [...ofCluster],
        namespaceResourceWhitelist: [...ofNamespaces],
      },
    });
  }

  /**
   * All Applications are in one wave: where Applications have a health, a wave waits for that of the one before, and a component that
   * is broken would keep the root from every later commit. Retries bring the components in the order in which they need each other.
   */
  private addApplication(
    name: string,
    project: string,
    folder: string,
    destination: NamespacedDestination,
    options: readonly string[] = [],
  ): void {
    new Application(this, `application-${name}`, {
      metadata: {
        ...this.objectMetadata('Application', name, {
          namespace: this.controlNamespace,
          labels: environmentLabel(this.environment.name),
        }),
        finalizers,
      },
      spec: {
        project,
        source: {
          repoUrl: this.deliveredFrom.repository,
          targetRevision: this.deliveredFrom.revision,
          path: `dist/${folder}`,
        },
        destination,
        syncPolicy: {
          ...(this.automated ? { automated: { prune: true, selfHeal: true } } : {}),
          // Server-side: large objects fit, and a field that the API server does not know is an error.
          syncOptions: ['ServerSideApply=true', ...options],
          retry: this.automated ? followRetry : askedRetry,
        },
      },
    });
  }
}
