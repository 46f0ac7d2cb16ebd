import type { ApiObject } from 'cdk8s';
import { Application, AppProject } from '../../../imports/argoproj.io';
import { Component, type Environment } from '../../kit';
import { admittedDestinations, admittedKinds, ownCluster } from './admitted';
import { checkDestination } from './checks';
import { type ArgoCdProps, argoCdValidators, type Destination } from './props';
import { syncWaves } from './sync-waves';

export type { ArgoCdProps, Destination } from './props';

/** Deleting an Application deletes its objects only with this. */
const finalizers = ['resources-finalizer.argocd.argoproj.io'];

/**
 * What Argo CD needs to deliver an environment: a project that admits exactly what is rendered, an Application for each
 * component, and a root that brings them and itself up to date. Works with Argo CD as installed.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
 */
export class ArgoCd extends Component {
  /** The cluster that the components are delivered to. */
  readonly destination: Destination;
  /** The name of the AppProject to which the Applications belong. */
  readonly project: string;
  private readonly repository: string;
  private readonly revision: string;
  private readonly rendersProject: boolean;
  private readonly automated: boolean;
  private readonly controlNamespace: string;

  constructor(environment: Environment, given: ArgoCdProps) {
    super(environment, 'argocd', {});
    const props = this.properties(given, argoCdValidators);
    this.repository = props.repository;
    this.revision = props.revision ?? 'main';
    this.destination = props.destination ?? ownCluster;
    this.project = props.project ?? environment.name;
    this.rendersProject = props.project === undefined;
    this.automated = props.sync !== 'manual';
    this.controlNamespace = environment.cluster.argocd?.namespace ?? 'argocd';
    if (props.destination && this.check.sound('destination')) checkDestination(this.check, props.destination);
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
    return object.name === this.environment.name ? '' : 'applications';
  }

  /** The components that are synced: those with objects, but for these Applications themselves. */
  private get synced(): Component[] {
    return this.environment.components.filter((component) => component !== this && component.objects.length > 0);
  }

  override finish(): void {
    if (this.rendersProject) this.addProject();
    this.addApplication(this.environment.name, `${this.folder}/applications`, {
      ...ownCluster,
      namespace: this.controlNamespace,
    });
    const waves = syncWaves(this.environment);
    for (const component of this.synced) {
      const destination = { ...this.destination, namespace: component.targetNamespace.name };
      const wave = waves.get(component.name);
      this.addApplication(`${this.environment.name}-${component.name}`, component.folder, destination, wave);
    }
  }

  private addProject(): void {
    const kinds = admittedKinds(this.synced.flatMap((component) => component.objects));
    const namespaces = this.environment.namespaces.map(({ name }) => name);
    new AppProject(this, 'project', {
      metadata: {
        ...this.objectMetadata('AppProject', this.project, {
          namespace: this.controlNamespace,
          // It outlives the root, because an Application without its project can't be deleted in order.
          annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
        }),
        // It outlives its Applications, when all are deleted at once.
        finalizers,
      },
      spec: {
        description: `The observability platform ${this.environment.name}`,
        sourceRepos: [this.repository],
        destinations: admittedDestinations(this.destination, namespaces, this.controlNamespace),
        clusterResourceWhitelist: kinds.ofCluster,
        namespaceResourceWhitelist: kinds.ofNamespaces,
      },
    });
  }

  private addApplication(
    name: string,
    folder: string,
    destination: Destination & { readonly namespace: string },
    wave?: number,
  ): void {
    new Application(this, `application-${name}`, {
      metadata: {
        ...this.objectMetadata('Application', name, {
          namespace: this.controlNamespace,
          annotations: wave === undefined ? {} : { 'argocd.argoproj.io/sync-wave': String(wave) },
        }),
        finalizers,
      },
      spec: {
        project: this.project,
        source: { repoUrl: this.repository, targetRevision: this.revision, path: `dist/${folder}` },
        destination,
        syncPolicy: {
          ...(this.automated ? { automated: { prune: true, selfHeal: true } } : {}),
          // Server-side: large objects fit, and a field that the API server does not know is an error.
          syncOptions: ['ServerSideApply=true'],
          // A component that comes before what it needs, such as its namespace, tries again; also when it is synced by hand.
          retry: { limit: 20, backoff: { duration: '5s', factor: 2, maxDuration: '2m' } },
        },
      },
    });
  }
}
