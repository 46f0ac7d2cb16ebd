/** The parts of Kubernetes objects that a run looks at. */
export interface ObjectMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Manifest {
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly fieldRef?: { readonly fieldPath: string };
    readonly secretKeyRef?: { readonly name: string; readonly key: string };
  };
}

export interface Probe {
  readonly httpGet?: { readonly path: string; readonly port: string | number };
  readonly tcpSocket?: { readonly port: string | number };
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly EnvironmentVariable[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly resources?: {
    readonly requests?: { readonly cpu?: string; readonly memory?: string };
    readonly limits?: { readonly cpu?: string; readonly memory?: string };
  };
  readonly securityContext?: {
    readonly readOnlyRootFilesystem?: boolean;
    readonly runAsUser?: number;
    readonly runAsGroup?: number;
  };
  readonly volumeMounts?: readonly VolumeMount[];
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
  /** `HostToContainer` for the mounts below it too. Default: `None`. */
  readonly mountPropagation?: string;
}

/** A ConfigMap as files. */
export interface ConfigMapFiles {
  readonly name: string;
  readonly items?: readonly KeyToPath[];
}

export interface Volume {
  readonly name: string;
  readonly configMap?: ConfigMapFiles;
  /** Several sources in one folder. A run fills those that are ConfigMaps. */
  readonly projected?: { readonly sources: readonly { readonly configMap?: ConfigMapFiles }[] };
  readonly secret?: { readonly secretName: string; readonly items?: readonly KeyToPath[] };
  readonly emptyDir?: object;
  readonly hostPath?: { readonly path: string };
}

/** A file of a volume and the key whose text it has. */
export interface KeyToPath {
  readonly key: string;
  readonly path: string;
}

export interface PodSpec {
  readonly automountServiceAccountToken?: boolean;
  readonly containers: readonly Container[];
  /** It has no network of its own, but that of its node. Default: false. */
  readonly hostNetwork?: boolean;
  readonly initContainers?: readonly Container[];
  readonly nodeName?: string;
  readonly securityContext?: {
    readonly runAsUser?: number;
    readonly runAsGroup?: number;
    readonly fsGroup?: number;
  };
  readonly serviceAccountName: string;
  readonly terminationGracePeriodSeconds?: number;
  readonly volumes?: readonly Volume[];
}

export interface VolumeClaimTemplate {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly resources: { readonly requests: { readonly storage: string } } };
}

export interface Workload extends Manifest {
  readonly spec: {
    /** Default: 1. */
    readonly replicas?: number;
    readonly template: { readonly metadata: Partial<ObjectMeta>; readonly spec: PodSpec };
    readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[];
  };
}

export interface Service extends Manifest {
  readonly spec: {
    /** `None` for a headless Service. */
    readonly clusterIP?: string;
    /** Of a headless one: whether it names pods that are not ready. Default: it does not. */
    readonly publishNotReadyAddresses?: boolean;
    readonly selector: Readonly<Record<string, string>>;
    readonly ports: readonly ServicePort[];
  };
}

export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort: string | number;
  /** Default: `TCP`. */
  readonly protocol?: 'TCP' | 'UDP';
}

export interface ConfigMap extends Manifest {
  readonly data: Readonly<Record<string, string>>;
}

/** As it is written, before the API server encodes it. */
export interface Secret extends Manifest {
  readonly stringData: Readonly<Record<string, string>>;
}

export interface Ingress extends Manifest {
  readonly spec: { readonly rules: readonly { readonly host: string }[] };
}

export interface ClusterRole extends Manifest {
  readonly rules: readonly {
    readonly apiGroups?: readonly string[];
    readonly resources?: readonly string[];
    readonly verbs: readonly string[];
  }[];
}

export interface ClusterRoleBinding extends Manifest {
  readonly roleRef: { readonly name: string };
  readonly subjects: readonly { readonly name: string; readonly namespace: string }[];
}
