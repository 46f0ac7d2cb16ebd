import { mebibytes } from '../../checks/manifests/quantities';
import type { ReviewedObject } from './objects';

/** Sections of docs/change-what-cannot-be-changed-in-place.md on what becomes of data that is stored already. */
export const storedSections = [
  'another-bucket',
  'schema-periods',
  'tenants',
  'a-shorter-retention',
  'another-database',
  'another-secret-key',
  'another-password',
  'datasources',
  'topics',
] as const;

/** A section of that page. */
export type Section =
  | (typeof storedSections)[number]
  | 'replace-a-statefulset'
  | 'disk'
  | 'fewer-pods'
  | 'storage-class'
  | 'selectors'
  | 'names'
  | 'another-form'
  | 'zones'
  | 'environment'
  | 'another-cluster'
  | 'a-changed-root'
  | 'former-applications'
  | 'root-application'
  | 'other-objects'
  | 'what-stays';

/** A part of an object that the API server lets nobody change. */
export interface ImmutableField {
  /** Its path. */
  readonly field: string;
  readonly of: (object: ReviewedObject) => unknown;
  /** Where the steps are; for some it depends on what the change is. Undefined: this change is possible in place. */
  readonly steps: Section | ((before: ReviewedObject, after: ReviewedObject) => Section | undefined);
}

interface Claim {
  readonly metadata?: object;
  readonly spec?: ClaimSpec;
}

interface ClaimSpec {
  readonly resources?: { readonly requests?: { readonly storage?: string } };
  readonly [field: string]: unknown;
}

const claims = ({ spec }: ReviewedObject): readonly Claim[] => (spec?.volumeClaimTemplates as readonly Claim[]) ?? [];

const sizeOf = (spec: ClaimSpec | undefined): string | undefined => spec?.resources?.requests?.storage;

/** A claim's spec without its size, and without its performance class, which can be changed. */
function besideSize({ resources, volumeAttributesClassName, ...spec }: ClaimSpec = {}): object {
  const { requests: { storage, ...requests } = {}, ...others } = resources ?? {};
  return { ...spec, resources: { ...others, requests } };
}

function isSmaller(before: string | undefined, after: string | undefined): boolean {
  const [was, is] = [mebibytes(before), mebibytes(after)];
  return was !== undefined && is !== undefined && is < was;
}

/** A larger disk is asked for in the claims; for a smaller one the data must move. Claims that come or go are more than a size, and told of as that. */
function diskSteps(before: ReviewedObject, after: ReviewedObject): Section | undefined {
  const now = claims(after);
  if (claims(before).length !== now.length) return undefined;
  const smaller = claims(before).some((claim, index) => isSmaller(sizeOf(claim.spec), sizeOf(now[index]?.spec)));
  return smaller ? 'storage-class' : 'disk';
}

/** What the API server lets people change in a StatefulSet. https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations */
const mutableInStatefulSet = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
];

const comparedByItself = ['volumeClaimTemplates', 'selector', 'podManagementPolicy', 'serviceName'];

function without(spec: ReviewedObject['spec'], fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(spec ?? {}).filter(([field]) => !fields.includes(field)));
}

const selector: ImmutableField = { field: 'spec.selector', of: ({ spec }) => spec?.selector, steps: 'selectors' };

/** A field at the top of an object. */
const whole = (field: string): ImmutableField => ({ field, of: (object) => object[field], steps: 'other-objects' });

/** A field of the spec. */
const ofSpec = (field: string): ImmutableField => ({
  field: `spec.${field}`,
  of: ({ spec }) => spec?.[field],
  steps: 'other-objects',
});

/** The content of a ConfigMap or Secret that says of itself that nobody may change it. */
const content: ImmutableField = {
  field: 'data',
  of: ({ data, binaryData, stringData, immutable }) => [data, binaryData, stringData, immutable],
  steps: (before) => (before.immutable === true ? 'other-objects' : undefined),
};

/** By kind. */
export const immutableFields: Readonly<Record<string, readonly ImmutableField[]>> = {
  StatefulSet: [
    {
      field: 'spec.volumeClaimTemplates › storage',
      of: (object) => claims(object).map(({ spec }) => sizeOf(spec)),
      steps: diskSteps,
    },
    {
      field: 'spec.volumeClaimTemplates',
      of: (object) => claims(object).map(({ metadata, spec }) => ({ metadata, spec: besideSize(spec) })),
      steps: 'storage-class',
    },
    {
      field: 'spec.podManagementPolicy',
      of: ({ spec }) => spec?.podManagementPolicy ?? 'OrderedReady',
      steps: 'replace-a-statefulset',
    },
    { ...ofSpec('serviceName'), steps: 'replace-a-statefulset' },
    selector,
    {
      field: 'spec',
      of: ({ spec }) => without(spec, [...mutableInStatefulSet, ...comparedByItself]),
      steps: 'replace-a-statefulset',
    },
  ],
  Deployment: [selector],
  DaemonSet: [selector],
  Job: [selector, ofSpec('template'), ofSpec('completionMode')],
  Service: [
    {
      field: 'spec.clusterIP',
      // Whether it has an address is decided when it is made; which one, by the cluster.
      of: ({ spec }) => (spec?.clusterIP === 'None' ? 'None' : 'an address of the cluster'),
      steps: 'other-objects',
    },
    {
      field: 'spec.ipFamilies',
      of: ({ spec }) => (spec?.ipFamilies as readonly string[] | undefined)?.[0] ?? 'the first of the cluster',
      steps: 'other-objects',
    },
  ],
  PersistentVolumeClaim: [
    {
      field: 'spec.resources.requests.storage',
      of: ({ spec }) => sizeOf(spec),
      steps: (before, after) => (isSmaller(sizeOf(before.spec), sizeOf(after.spec)) ? 'storage-class' : undefined),
    },
    { field: 'spec', of: ({ spec }) => besideSize(spec), steps: 'storage-class' },
  ],
  ConfigMap: [content],
  Secret: [content, whole('type')],
  RoleBinding: [whole('roleRef')],
  ClusterRoleBinding: [whole('roleRef')],
  StorageClass: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'].map(whole),
  PriorityClass: ['value', 'preemptionPolicy'].map(whole),
  IngressClass: [ofSpec('controller')],
};
