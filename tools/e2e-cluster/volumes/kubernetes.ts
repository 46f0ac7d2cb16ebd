/** The parts of the API server's objects that say what a container finds in its file system. */
export interface ClusterObjects {
  readonly pods: readonly Pod[];
  readonly configMaps: readonly FileSource[];
  readonly secrets: readonly FileSource[];
  readonly claims: readonly Claim[];
}

interface Metadata {
  readonly name: string;
  readonly namespace?: string;
}

/** A ConfigMap or Secret: every key is a file. */
export interface FileSource {
  readonly metadata: Metadata;
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

/** A PersistentVolumeClaim. */
export interface Claim {
  readonly metadata: Metadata;
}

export interface Pod {
  readonly metadata: Metadata;
  readonly spec: PodSpec;
}

export interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly EnvironmentVariable[];
  readonly envFrom?: readonly {
    readonly prefix?: string;
    readonly configMapRef?: Reference;
    readonly secretRef?: Reference;
  }[];
  readonly securityContext?: { readonly readOnlyRootFilesystem?: boolean };
  readonly volumeMounts?: readonly VolumeMount[];
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly configMapKeyRef?: Reference & { readonly key: string };
    readonly secretKeyRef?: Reference & { readonly key: string };
    readonly fieldRef?: { readonly fieldPath: string };
  };
}

/** A ConfigMap or Secret by its name. */
export interface Reference {
  readonly name: string;
  readonly optional?: boolean;
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
  readonly subPath?: string;
}

interface Items {
  readonly items?: readonly { readonly key: string; readonly path: string }[];
}

interface FieldFiles {
  readonly items?: readonly { readonly path: string }[];
}

export interface Volume {
  readonly name: string;
  readonly configMap?: Reference & Items;
  readonly secret?: Items & { readonly secretName: string; readonly optional?: boolean };
  readonly downwardAPI?: FieldFiles;
  readonly projected?: { readonly sources?: readonly Projection[] };
  readonly emptyDir?: object;
  readonly hostPath?: { readonly path: string };
  readonly persistentVolumeClaim?: { readonly claimName: string; readonly readOnly?: boolean };
}

export interface Projection {
  readonly configMap?: Reference & Items;
  readonly secret?: Reference & Items;
  readonly downwardAPI?: FieldFiles;
  readonly serviceAccountToken?: { readonly path: string };
}
