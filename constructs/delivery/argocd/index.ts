import type { ApiObject } from 'cdk8s';
import { Application, AppProject } from '../../../imports/argoproj.io';
import { Component, type Environment } from '../../kit';
import type { ArgoCdProps } from './props';
import { syncWaves } from './sync-waves';

export type { ArgoCdProps } from './props';

const group = 'argoproj.io';
/** Deleting an Application deletes its objects only with this. */
const finalizers = ['resources-finalizer.argocd.argoproj.io'];
const server = 'https://kubernetes.default.svc';

/**
 * What Argo CD needs to deliver an environment: a project that admits exactly what is rendered, an Application for each
 * component, and a root that brings them and itself up to date. Works with Argo CD as installed.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/
 */
export class ArgoCd extends Component {
  private readonly repository: string;
  private readonly revision: string;
  private readonly controlNamespace: string;

  constructor(environment: Environment, props: ArgoCdProps) {
    super(environment, 'argocd', {});
    this.repository = props.repository;
    this.revision = props.revision ?? 'main';
    this.controlNamespace = environment.cluster.argocd?.namespace ?? 'argocd';
    this.check.require(
      /^(https:\/\/|ssh:\/\/|git@|file:\/\/)\S+$/.test(this.repository),
      'repository',
      `${JSON.stringify(this.repository)} is no address of a Git repository`,
      'for example https://github.com/your-organisation/lgtm-cdk8s.git',
    );
    this.check.require(
      /^\S+$/.test(this.revision),
      'revision',
      `${JSON.stringify(this.revision)} is no branch, tag or commit`,
      'for example main',
    );
  }

  override get folder(): string {
    return `argocd/${this.environment.name}`;
  }

  /**
   * The root is applied by hand and follows the folder of the others alone. If it followed itself, its deletion would wait
   * for its own end; and what somebody else has applied, Argo CD does not count as the root's and would not delete with it.
   */
  override get subfolders() {
    return { '': ['project'], applications: ['../project'], project: [] };
  }

  override subfolderOf(object: ApiObject): keyof typeof this.subfolders {
    if (object.kind === 'AppProject') return 'project';
    return object.name === this.environment.name ? '' : 'applications';
  }

  /** The components that are synced: those with objects, but for these Applications themselves. */
  private get synced(): Component[] {
    return this.environment.components.filter((component) => component !== this && component.objects.length > 0);
  }

  override finish(): void {
    this.addProject();
    this.addApplication(this.environment.name, `${this.folder}/applications`, this.controlNamespace, undefined);
    const waves = syncWaves(this.environment);
    for (const component of this.synced) {
      this.addApplication(
        `${this.environment.name}-${component.name}`,
        component.folder,
        component.targetNamespace.name,
        waves.get(component.name),
      );
    }
  }

  private addProject(): void {
    const kinds = new Map<string, { group: string; kind: string; namespaced: boolean }>();
    for (const object of this.synced.flatMap((component) => component.objects)) {
      const apiGroup = object.apiGroup === 'core' ? '' : object.apiGroup;
      kinds.set(`${apiGroup}/${object.kind}`, {
        group: apiGroup,
        kind: object.kind,
        namespaced: object.metadata.namespace !== undefined,
      });
    }
    for (const kind of ['Application', 'AppProject']) kinds.set(`${group}/${kind}`, { group, kind, namespaced: true });
    const list = (namespaced: boolean) =>
      [...kinds.entries()]
        .filter(([, kind]) => kind.namespaced === namespaced)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { group, kind }]) => ({ group, kind }));
    const namespaces = new Set([
      ...this.environment.namespaces.map((namespace) => namespace.name),
      this.controlNamespace,
    ]);
    new AppProject(this, 'project', {
      metadata: {
        ...this.objectMetadata('AppProject', this.environment.name, {
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
        destinations: [...namespaces].sort().map((namespace) => ({ server, namespace })),
        clusterResourceWhitelist: list(false),
        namespaceResourceWhitelist: list(true),
      },
    });
  }

  private addApplication(name: string, folder: string, namespace: string, wave: number | undefined): void {
    new Application(this, `application-${name}`, {
      metadata: {
        ...this.objectMetadata('Application', name, {
          namespace: this.controlNamespace,
          annotations: wave === undefined ? {} : { 'argocd.argoproj.io/sync-wave': String(wave) },
        }),
        finalizers,
      },
      spec: {
        project: this.environment.name,
        source: { repoUrl: this.repository, targetRevision: this.revision, path: `dist/${folder}` },
        destination: { server, namespace },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          // Server-side: large objects fit, and a field that the API server does not know is an error.
          syncOptions: ['ServerSideApply=true'],
          // A component that comes before what it needs tries again: its namespace, for one.
          retry: { limit: 20, backoff: { duration: '5s', factor: 2, maxDuration: '2m' } },
        },
      },
    });
  }
}
