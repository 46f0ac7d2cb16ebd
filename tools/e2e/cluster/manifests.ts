import { readManifests } from '../../../checks/manifests/files';
import type {
  ClusterRole,
  ClusterRoleBinding,
  ConfigMap,
  Ingress,
  Manifest,
  Secret,
  Service,
  Workload,
} from './kubernetes';
import type { ServiceMonitor } from './service-monitor';

interface Kinds {
  ClusterRole: ClusterRole;
  ClusterRoleBinding: ClusterRoleBinding;
  ConfigMap: ConfigMap;
  DaemonSet: Workload;
  Deployment: Workload;
  Ingress: Ingress;
  Job: Workload;
  Namespace: Manifest;
  Secret: Secret;
  Service: Service;
  ServiceMonitor: ServiceMonitor;
  StatefulSet: Workload;
}

/** The rendered objects of one environment, read as they are, and what a run adds that its cluster has already. */
export class Manifests {
  private readonly objects: Manifest[];
  /** Whether every pod of a Deployment runs; otherwise one stands for all. */
  everyReplica = false;

  constructor(
    objects: readonly Manifest[],
    /** Where they are from, for messages. */
    readonly folder: string,
  ) {
    this.objects = [...objects];
  }

  /** Those of `dist/<environment>`: one folder for each component, one object per file. */
  static read(folder: string): Manifests {
    return new Manifests(
      readManifests<Manifest>(folder, '.').map(({ object }) => object),
      folder,
    );
  }

  ofKind<Kind extends keyof Kinds>(kind: Kind): readonly Kinds[Kind][] {
    return this.objects.filter((object): object is Kinds[Kind] => object.kind === kind);
  }

  /** Adds what is not rendered, as somebody else has made it. */
  add(...objects: readonly Manifest[]): void {
    this.objects.push(...objects);
  }

  /** Changes a file of a ConfigMap for this run: nothing else of what is rendered can be changed. */
  replaceFile(namespace: string, configMap: string, file: string, text: string): void {
    const found = this.get('ConfigMap', namespace, configMap);
    const changed: ConfigMap = { ...found, data: { ...found.data, [file]: text } };
    this.objects[this.objects.indexOf(found)] = changed;
  }

  get<Kind extends keyof Kinds>(kind: Kind, namespace: string, name: string): Kinds[Kind] {
    const found = this.ofKind(kind).find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
    if (!found) throw new Error(`${this.folder} has no ${kind} ${namespace}/${name}`);
    return found;
  }
}
