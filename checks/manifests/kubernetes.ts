/**
 * The fields of Kubernetes objects that checks look at, as they stand in YAML. Any may be missing: an object is looked at before
 * its schema is known to fit.
 */

export type Labels = Readonly<Record<string, string>>;

export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly configMapKeyRef?: KeyReference;
    readonly secretKeyRef?: KeyReference;
    readonly fieldRef?: { readonly fieldPath: string };
  };
}

/** A ConfigMap or Secret as a whole. `optional`: the pod starts without it. */
export interface ObjectReference {
  readonly name: string;
  readonly optional?: boolean;
}

/** A key of a ConfigMap or Secret. */
export interface KeyReference extends ObjectReference {
  readonly key: string;
}

export interface SecurityContext {
  readonly allowPrivilegeEscalation?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly privileged?: boolean;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seccompProfile?: { readonly type: string };
  readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] };
}

export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly args?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly EnvironmentVariable[];
  readonly envFrom?: readonly { readonly configMapRef?: ObjectReference; readonly secretRef?: ObjectReference }[];
  readonly ports?: readonly ContainerPort[];
  readonly resources?: { readonly requests?: Quantities; readonly limits?: Quantities };
  readonly securityContext?: SecurityContext;
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
  readonly lifecycle?: { readonly preStop?: object };
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly startupProbe?: Probe;
}

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

export interface Quantities {
  readonly cpu?: string | number;
  readonly memory?: string;
}

export interface Probe {
  readonly httpGet?: { readonly port: string | number };
  readonly tcpSocket?: { readonly port: string | number };
}

/** Where the files of a volume come from. `items`: which keys; all where it is missing. */
export interface FileSource {
  readonly configMap?: {
    readonly name: string;
    readonly optional?: boolean;
    readonly items?: readonly { key: string }[];
  };
  readonly secret?: {
    readonly secretName?: string;
    /** As a source of a projected volume names it. */
    readonly name?: string;
    readonly optional?: boolean;
    readonly items?: readonly { readonly key: string }[];
  };
  readonly serviceAccountToken?: object;
}

export interface Volume extends FileSource {
  readonly name: string;
  readonly projected?: { readonly sources?: readonly FileSource[] };
  readonly hostPath?: { readonly path: string };
}

export interface PodSpec {
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly imagePullSecrets?: readonly { readonly name: string }[];
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly securityContext?: SecurityContext;
  readonly volumes?: readonly Volume[];
}

export interface Selector {
  readonly matchLabels?: Labels;
}

export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: string | number;
}

export interface IngressRule {
  readonly http?: {
    readonly paths?: readonly {
      readonly backend: {
        readonly service?: { readonly name: string; readonly port: { name?: string; number?: number } };
      };
    }[];
  };
}

/** A rule of an account, in a role. */
export interface RoleRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}
