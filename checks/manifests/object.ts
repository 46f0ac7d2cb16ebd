import type { GroupKind, IngressRule, Labels, PodSpec, RoleRule, Selector, ServicePort } from './kubernetes';
import type { PolicyRule } from './policy';

/** Where Argo CD puts objects: a namespace of a cluster, which is known by its address or by its name. */
export interface Destination {
  readonly namespace: string;
  readonly server?: string;
  readonly name?: string;
}

/** The `spec` of an object: the fields of all kinds that checks look at, in one type. */
export interface Spec {
  readonly replicas?: number;
  /** Of a HorizontalPodAutoscaler. */
  readonly scaleTargetRef?: { readonly kind: string; readonly name: string };
  readonly type?: string;
  /** A Service's is labels, every other kind's has `matchLabels`. */
  readonly selector?: Selector | Labels;
  readonly serviceName?: string;
  readonly clusterIP?: string;
  readonly ports?: readonly ServicePort[];
  readonly template?: { readonly metadata?: { readonly labels?: Labels }; readonly spec?: PodSpec };
  readonly volumeClaimTemplates?: readonly {
    readonly apiVersion?: string;
    readonly kind?: string;
    readonly metadata: { readonly name: string };
  }[];
  readonly persistentVolumeClaimRetentionPolicy?: { readonly whenDeleted?: string; readonly whenScaled?: string };
  readonly podSelector?: Selector;
  readonly endpointSelector?: Selector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly PolicyRule[];
  readonly egress?: readonly PolicyRule[];
  readonly rules?: readonly IngressRule[];
  /** Of a ValidatingAdmissionPolicyBinding. */
  readonly policyName?: string;
  readonly validationActions?: readonly string[];
  readonly paramRef?: { readonly selector?: Selector };
  readonly matchResources?: { readonly objectSelector?: Selector };
  /** Of a PrometheusRule. */
  readonly groups?: readonly { readonly name: string; readonly rules?: readonly object[] }[];
  /** Of an Argo CD Application or AppProject. */
  readonly project?: string;
  readonly source?: { readonly repoURL: string; readonly path: string };
  readonly destination?: Destination;
  readonly destinations?: readonly Destination[];
  readonly sourceRepos?: readonly string[];
  readonly clusterResourceWhitelist?: readonly GroupKind[];
  readonly namespaceResourceWhitelist?: readonly GroupKind[];
}

/** An object of `dist/`, with the fields that checks look at. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Labels;
    readonly annotations?: Labels;
    readonly finalizers?: readonly string[];
  };
  readonly spec?: Spec;
  /** Of a ConfigMap. */
  readonly data?: Labels;
  /** Of a ServiceAccount. */
  readonly automountServiceAccountToken?: boolean;
  /** Of a role. */
  readonly rules?: readonly RoleRule[];
  /** Of a binding. */
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly { readonly kind?: string; readonly name: string; readonly namespace?: string }[];
}

/** Whether what a file holds is an object at all. */
export function isObject(content: unknown): content is KubernetesObject {
  if (typeof content !== 'object' || content === null) return false;
  const { apiVersion, kind, metadata } = content as Partial<KubernetesObject>;
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata?.name === 'string';
}
