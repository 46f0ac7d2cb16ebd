/** What every object of the API has. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly generation?: number;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly { readonly kind: string; readonly name: string }[];
    readonly deletionTimestamp?: string;
  };
  readonly [field: string]: unknown;
}

/** An object by what never changes of it. Versions of an API give one object several names; the group does not. */
export function keyOf({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? `${apiVersion.split('/')[0]}/` : '';
  return `${group}${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** What somebody has asked for: the object without what the cluster itself writes. */
export function asked(object: KubernetesObject): object {
  const { status, metadata, ...rest } = object;
  const { name, namespace, labels, annotations = {} } = metadata;
  const kept = Object.entries(annotations).filter(([key]) => !writtenByOthers.includes(key));
  return { ...rest, metadata: { name, namespace, labels, annotations: Object.fromEntries(kept) } };
}

/** Notes of a client or a controller: the text that client-side apply keeps, and the revision of a rollout. */
const writtenByOthers = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deprecated.daemonset.template.generation',
];
