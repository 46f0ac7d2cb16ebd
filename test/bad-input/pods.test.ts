import { type PodDefaults, pods } from '../../constructs/kit';
import { untyped } from './cases';
import { testPodAnswers } from './of-pods';

/** What a company can't say of pods: where they run, and what they are called. */

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
const node = (term: object): PodDefaults => ({
  affinity: { nodeAffinity: { [required]: { nodeSelectorTerms: [untyped(term)] } } },
});

testPodAnswers([
  [
    'a misspelt property',
    untyped({ nodeSelectors: { a: 'b' } }),
    [
      'pods: nodeSelectors is not a property here | one of: registry, imageDigests, imagePullSecrets, nodeSelector, tolerations, affinity, priorityClassName, labels, annotations, commonLabels, commonAnnotations, serviceAccountAnnotations',
    ],
  ],
  [
    'peers in the place of what is said of pods',
    untyped(pods('monitoring')),
    [
      'pods: kind, namespace, inMesh are not properties here | one of: registry, imageDigests, imagePullSecrets, nodeSelector, tolerations, affinity, priorityClassName, labels, annotations, commonLabels, commonAnnotations, serviceAccountAnnotations',
    ],
  ],
  [
    'a text',
    untyped('linux'),
    ['pods: "linux" is not what podDefaults(…) returns | podDefaults({ nodeSelector: { … } })'],
  ],
  [
    'an invalid label of nodes',
    { nodeSelector: { 'node pool': 'a' } },
    ['pods.nodeSelector: "node pool" is no label key | a key such as example.com/team'],
  ],
  [
    'nodes of another system',
    { nodeSelector: { 'kubernetes.io/os': 'windows' } },
    [
      'pods.nodeSelector: kubernetes.io/os is "windows", and every image is of Linux | linux, or no kubernetes.io/os: every pod has it anyway',
    ],
  ],
  [
    'a label of nodes that is no text',
    { nodeSelector: untyped({ dedicated: true }) },
    ["pods.nodeSelector: dedicated is true, which is not a string | 'dedicated': 'true'"],
  ],
  [
    'labels of nodes as a list',
    { nodeSelector: untyped(['linux']) },
    ["pods.nodeSelector: [\"linux\"] is not a map | { 'node-pool': 'observability' }"],
  ],
  [
    'a toleration without a key',
    { tolerations: [{ effect: 'NoSchedule' }] },
    [
      'pods.tolerations: the toleration {"effect":"NoSchedule"} has no key | the key of the taint, or operator: \'Exists\' for every taint',
    ],
  ],
  [
    'an invalid effect',
    { tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoScedule' }] },
    [`pods.tolerations: "NoScedule" is none of NoSchedule, PreferNoSchedule, NoExecute | 'NoSchedule'`],
  ],
  [
    'a value that nothing asks for',
    { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] },
    [
      'pods.tolerations: the toleration {"key":"a","operator":"Exists","value":"b"} has a value, and Exists asks for none | operator: \'Equal\', or no value',
    ],
  ],
  [
    'a misspelt operator',
    { tolerations: [{ key: 'a', operator: 'Equals', value: 'b' }] },
    [`pods.tolerations: "Equals" is none of Equal, Exists | 'Equal'`],
  ],
  [
    'seconds where nothing ends',
    { tolerations: [{ key: 'a', value: 'b', tolerationSeconds: 60 }] },
    [
      'pods.tolerations: the toleration {"key":"a","value":"b","tolerationSeconds":60} has tolerationSeconds, which must be a whole number and go with NoExecute | effect: \'NoExecute\', or no tolerationSeconds',
    ],
  ],
  [
    'one toleration',
    { tolerations: untyped({ key: 'a', operator: 'Exists' }) },
    [
      'pods.tolerations: {"key":"a","operator":"Exists"} is not a list | [{ key: \'dedicated\', operator: \'Equal\', value: \'observability\', effect: \'NoSchedule\' }]',
    ],
  ],
  [
    'an invalid affinity',
    { affinity: untyped({ nodeAfinity: {} }) },
    ['pods.affinity: nodeAfinity is not a property here | one of: nodeAffinity, podAffinity, podAntiAffinity'],
  ],
  [
    'an operator that nodes do not have',
    node({ matchExpressions: [{ key: 'a', operator: 'Equals' }] }),
    [
      'pods.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.matchExpressions: "Equals" is none of In, NotIn, Exists, DoesNotExist, Gt, Lt | one of: In, NotIn, Exists, DoesNotExist, Gt, Lt',
    ],
  ],
  [
    'In without values',
    node({ matchExpressions: [{ key: 'a', operator: 'In' }] }),
    [
      "pods.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.matchExpressions: In has the values [] | at least one value, such as values: ['observability']",
    ],
  ],
  [
    'Exists with values',
    node({ matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] }),
    [
      'pods.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms.matchExpressions: Exists has the values ["b"] | no values',
    ],
  ],
  [
    'a weight beyond 100',
    { affinity: { nodeAffinity: { [preferred]: [{ weight: 101, preference: {} }] } } },
    [
      'pods.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution.weight: 101 is not a whole number from 1 to 100 | a whole number from 1 to 100',
    ],
  ],
  [
    'pods near nothing',
    { affinity: { podAffinity: { [required]: untyped([{ labelSelector: {} }]) } } },
    [
      "pods.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution: there is no topologyKey | topologyKey: 'kubernetes.io/hostname'",
    ],
  ],
  [
    'a priority class that is no name',
    { priorityClassName: 'High Priority' },
    [
      'pods.priorityClassName: "High Priority" is no name that Kubernetes takes | lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    ],
  ],
  [
    'a label by which pods are selected',
    { labels: { 'app.kubernetes.io/name': 'mine' } },
    [
      'pods.labels: app.kubernetes.io/name is written by this product, and selectors and policies rely on it | a key of your own, such as example.com/team',
    ],
  ],
  [
    'a label of this product',
    { commonLabels: { 'lgtm-cdk8s/logs': 'otlp' } },
    [
      'pods.commonLabels: lgtm-cdk8s/logs is written by this product, and selectors and policies rely on it | a key of your own, such as example.com/team',
    ],
  ],
  [
    'a label that is too long',
    { labels: { team: 'a'.repeat(64) } },
    [
      'pods.labels: the label team has the value "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" (64 characters) | at most 63 letters, digits, hyphens, underscores and dots that begin and end with a letter or digit',
    ],
  ],
  [
    'a label that is a number',
    { commonLabels: untyped({ 'cost-centre': 4711 }) },
    ["pods.commonLabels: cost-centre is 4711, which is not a string | 'cost-centre': '4711'"],
  ],
  [
    'an annotation that is no key',
    { annotations: { 'example.com/': 'a' } },
    ['pods.annotations: "example.com/" is not a valid key | a key such as example.com/owner'],
  ],
  [
    'an order of syncs',
    { commonAnnotations: { 'argocd.argoproj.io/sync-wave': '3' } },
    [
      'pods.commonAnnotations: argocd.argoproj.io/sync-wave is written by this product, and roll-outs and queries rely on it | a key of your own, such as example.com/team',
    ],
  ],
  [
    'another name of every service',
    { annotations: { 'resource.opentelemetry.io/service.name': 'shop' } },
    [
      'pods.annotations: resource.opentelemetry.io/service.name is written by this product, and roll-outs and queries rely on it | a key of your own, such as example.com/team',
    ],
  ],
  [
    'pods outside of the mesh of their namespace',
    { labels: { 'istio.io/dataplane-mode': 'none' } },
    [
      'pods.labels: istio.io/dataplane-mode is written by this product, and selectors and policies rely on it | a key of your own, such as example.com/team',
    ],
  ],
  [
    'annotations without end',
    { annotations: { 'example.com/a': 'a'.repeat(300_000) } },
    [
      'pods.annotations: the annotations have 300013 bytes, and an object can have 262144 | fewer or shorter annotations',
    ],
  ],
  [
    'an identity without a value',
    { serviceAccountAnnotations: untyped({ 'example.com/role': undefined }) },
    ["pods.serviceAccountAnnotations: example.com/role is nothing, which is not a string | 'example.com/role': '…'"],
  ],
]);
