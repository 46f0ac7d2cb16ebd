import { sleep } from '../../wait';
import type { ControlPlane } from '../control-plane';
import type { KubernetesObject } from '../kubernetes/object';

export interface Application extends KubernetesObject {
  readonly status?: {
    readonly sync?: { readonly status?: string; readonly revision?: string };
    readonly health?: { readonly status?: string };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly operationState?: {
      readonly phase?: string;
      readonly message?: string;
      readonly syncResult?: {
        readonly resources?: readonly {
          readonly kind: string;
          readonly status?: string;
          readonly message?: string;
        }[];
      };
    };
    readonly resources?: readonly {
      readonly kind: string;
      readonly name: string;
      readonly status?: string;
      readonly health?: { readonly status?: string };
    }[];
  };
}

/** What is waited for: undefined once an application is as it should be, else what it still is. */
export type Wanted = (application: Application) => string | undefined;

const refresh = 'argocd.argoproj.io/refresh';

/** The Applications of the cluster. */
export class Applications {
  private readonly resource;

  constructor(
    private readonly controlPlane: ControlPlane,
    readonly namespace: string,
    /** How many times the stated time everything may take. */
    readonly patience: number,
  ) {
    this.resource = {
      root: '/apis/argoproj.io/v1alpha1',
      apiVersion: 'argoproj.io/v1alpha1',
      name: 'applications',
      kind: 'Application',
      namespaced: true,
      verbs: [],
    };
  }

  list(): Promise<Application[]> {
    return this.controlPlane.api.list<Application>(this.resource);
  }

  path(name: string): string {
    return `${this.resource.root}/namespaces/${this.namespace}/applications/${name}`;
  }

  /** Has every one look at Git at once, as the button in the web interface does. */
  async refresh(): Promise<void> {
    for (const { metadata } of await this.list()) {
      await this.controlPlane.api.patch(this.path(metadata.name), {
        metadata: { annotations: { [refresh]: 'normal' } },
      });
    }
  }

  /** Waits for all of them. Returns what is not as it should be when the time is over. */
  async eventually(seconds: number, wanted: Wanted): Promise<string[]> {
    const deadline = Date.now() + seconds * this.patience * 1000;
    for (;;) {
      this.controlPlane.assertRuns();
      const all = await this.list();
      const wrong = all.flatMap((application) => {
        const problem = application.metadata.annotations?.[refresh] ? 'not looked at again yet' : wanted(application);
        return problem === undefined ? [] : [`${application.metadata.name}: ${problem}`];
      });
      if (all.length > 0 && wrong.length === 0) return [];
      if (Date.now() > deadline) return all.length > 0 ? wrong : ['there is no Application'];
      await sleep(250);
    }
  }
}

/** In accordance with one commit, and healthy. */
export function syncedAndHealthy(revision: string): Wanted {
  return (application) => {
    const { sync, health, conditions = [], operationState } = application.status ?? {};
    const good = sync?.status === 'Synced' && sync.revision === revision && health?.status === 'Healthy';
    if (good && operationState?.phase !== 'Running') return undefined;
    return [
      `${sync?.status ?? 'not compared'} with ${sync?.revision?.slice(0, 8) ?? 'nothing'}, ${health?.status ?? 'of unknown health'}`,
      ...conditions.map(({ message }) => message),
      ...(operationState?.phase === 'Succeeded' ? [] : [operationState?.message ?? '']),
      ...differing(application),
    ]
      .filter((part) => part !== '')
      .join('; ');
  };
}

/** The objects for which an application is not in accordance with Git, or not healthy. */
export function differing({ status }: Application): string[] {
  return (status?.resources ?? [])
    .filter((resource) => resource.status !== 'Synced' || (resource.health?.status ?? 'Healthy') !== 'Healthy')
    .map(
      ({ kind, name, status: sync, health }) =>
        `${kind} ${name} is ${sync}${health?.status ? `, ${health.status}` : ''}`,
    );
}
