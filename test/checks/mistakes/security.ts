import { having, replaced } from '../subjects';
import type { Mistake } from './mistake';

const loki = 'loki/StatefulSet.loki.yaml';
const alloy = 'alloy/DaemonSet.alloy.yaml';
const role = 'alloy/ClusterRole.whole-alloy.yaml';

export const securityMistakes: readonly Mistake[] = [
  {
    check: 'security/confinement',
    title: 'a container that may gain privileges',
    edit: replaced(loki, 'allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: true'),
    finds: ['loki › StatefulSet loki › container loki › securityContext.allowPrivilegeEscalation: it is true | false'],
  },
  {
    check: 'security/confinement',
    title: 'a privileged container',
    edit: replaced(
      loki,
      'allowPrivilegeEscalation: false',
      'allowPrivilegeEscalation: false\n            privileged: true',
    ),
    finds: ['loki › StatefulSet loki › container loki › securityContext.privileged: it is true | left out'],
  },
  {
    check: 'security/confinement',
    title: 'a root file system that can be written to, in an init container',
    edit: replaced(
      'grafana/StatefulSet.grafana.yaml',
      /(initContainers:[\s\S]*)readOnlyRootFilesystem: true/,
      '$1readOnlyRootFilesystem: false',
    ),
    finds: [
      'grafana › StatefulSet grafana › container admin-password › securityContext.readOnlyRootFilesystem: it is false | true, with a volume for each folder that the program writes to',
    ],
  },
  {
    check: 'security/confinement',
    title: 'capabilities that are not dropped',
    edit: replaced(loki, 'drop:\n                - ALL', 'drop: []'),
    finds: ['loki › StatefulSet loki › container loki › securityContext.capabilities.drop: it is [] | [ALL]'],
  },
  {
    check: 'security/confinement',
    title: 'no seccomp profile',
    edit: replaced(alloy, 'seccompProfile:\n          type: RuntimeDefault', 'seccompProfile: {}'),
    finds: ['alloy › DaemonSet alloy › securityContext.seccompProfile.type: it is not there | RuntimeDefault'],
  },
  {
    check: 'security/namespaces',
    title: 'a namespace with node agents that is restricted',
    edit: replaced('namespaces/Namespace.agents.yaml', 'enforce: privileged', 'enforce: restricted'),
    finds: [
      'namespaces › Namespace agents › pod-security.kubernetes.io/enforce: it is restricted | privileged: only node agents run in it',
    ],
  },
  {
    check: 'security/namespaces',
    title: 'a privileged namespace for pods that are no node agents',
    edit: replaced('namespaces/Namespace.monitoring.yaml', 'enforce: restricted', 'enforce: privileged'),
    finds: [
      'namespaces › Namespace monitoring › pod-security.kubernetes.io/enforce: it is privileged | restricted: node agents have a namespace of their own',
    ],
  },
  {
    check: 'security/namespaces',
    title: 'a privileged namespace without a reason',
    edit: replaced('namespaces/Namespace.agents.yaml', /lgtm-cdk8s\/pod-security-reason: .*/, ''),
    finds: [
      'namespaces › Namespace agents › lgtm-cdk8s/pod-security-reason: its pods are privileged, and nothing says why | the reason why its pods cannot be restricted, in three words or more, given to addNamespace',
    ],
  },
  {
    check: 'security/namespaces',
    title: 'a privileged namespace with a reason that says nothing',
    edit: replaced(
      'namespaces/Namespace.agents.yaml',
      /lgtm-cdk8s\/pod-security-reason: .*/,
      'lgtm-cdk8s/pod-security-reason: node agents',
    ),
    finds: [
      'namespaces › Namespace agents › lgtm-cdk8s/pod-security-reason: its pods are privileged, and nothing but "node agents" says why | the reason why its pods cannot be restricted, in three words or more, given to addNamespace',
    ],
  },
  {
    check: 'security/resources',
    title: 'a request above the limit',
    edit: replaced(loki, 'memory: 224Mi', 'memory: 1Gi'),
    finds: [
      'loki › StatefulSet loki › container loki › resources.memory: the request is 1Gi and the limit 512Mi | both, in whole mebibytes or gibibytes, the request at most the limit',
    ],
  },
  {
    check: 'security/resources',
    title: 'no request for processor time, and a limit of it',
    edit: replaced(loki, 'requests:\n              cpu: 100m\n', "  cpu: '1'\n            requests:\n"),
    finds: [
      'loki › StatefulSet loki › container loki › resources.requests.cpu: it is not there | a share above zero, such as 50m',
      'loki › StatefulSet loki › container loki › resources.limits.cpu: it is 1 | no processor limit',
    ],
  },
  {
    check: 'security/go-memory',
    title: 'another share of the limit',
    edit: replaced(loki, '409MiB', '512MiB'),
    finds: [
      'loki › StatefulSet loki › container loki › GOMEMLIMIT: it is 512MiB, and the memory limit is 512Mi | 409MiB',
    ],
  },
  {
    check: 'security/go-memory',
    title: 'a Go program that is told nothing',
    edit: replaced(loki, 'name: GOMEMLIMIT', 'name: GOGC'),
    finds: [
      'loki › StatefulSet loki › container loki › GOMEMLIMIT: it is not there, and the memory limit is 512Mi | 409MiB',
    ],
  },
  {
    check: 'security/roles',
    title: 'a verb more than the component asks for',
    edit: replaced(role, '- watch\n', '- watch\n      - delete\n'),
    finds: [
      'alloy › ClusterRole whole-alloy › rules[0]: it allows delete pods, and no component asks for it | the rules that the program needs, one by one, in the permissions of its workload with their reasons',
    ],
  },
  {
    check: 'security/roles',
    title: 'a wildcard',
    edit: replaced(role, '- watch\n', "- '*'\n"),
    finds: [
      'alloy › ClusterRole whole-alloy › rules[0]: it says *, which is more than anybody can list | the rules that the program needs, one by one, in the permissions of its workload with their reasons',
    ],
  },
  {
    check: 'security/roles',
    title: 'the kubelet as a whole',
    edit: replaced(role, 'nodes/metrics', 'nodes/proxy'),
    finds: [
      'alloy › ClusterRole whole-alloy › rules[1]: nodes/proxy runs commands in every pod of a node | the rules that the program needs, one by one, in the permissions of its workload with their reasons',
    ],
  },
  {
    check: 'security/roles',
    title: 'reading Secrets',
    edit: replaced('grafana/Role.grafana.yaml', '- create', '- create\n      - get'),
    finds: [
      'grafana › Role grafana › rules[0]: it can get Secrets: the passwords and tokens of others | the rules that the program needs, one by one, in the permissions of its workload with their reasons',
    ],
  },
  {
    check: 'security/api-access',
    title: 'a token without a right',
    edit: replaced(loki, 'automountServiceAccountToken: false', 'automountServiceAccountToken: true'),
    finds: [
      'loki › StatefulSet loki › automountServiceAccountToken: its pods have a token, and their account may do nothing | false, and no projected token',
    ],
  },
  {
    check: 'security/api-access',
    title: 'rights without a token',
    edit: replaced(alloy, 'automountServiceAccountToken: true', 'automountServiceAccountToken: false'),
    finds: [
      'alloy › DaemonSet alloy › automountServiceAccountToken: its account is bound to a role, and its pods have no token | the token for the container that asks, or no role',
    ],
  },
  {
    check: 'security/secrets',
    title: 'a Secret in Git',
    edit: having(
      'grafana/Secret.admin.yaml',
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: admin\n  namespace: monitoring\n',
    ),
    finds: [
      'grafana › Secret admin: a Secret is rendered | a reference to a Secret that somebody makes in the cluster: what is in dist/ is in Git',
    ],
  },
  {
    check: 'security/secrets',
    title: 'a password in a configuration',
    edit: replaced(
      'grafana/ConfigMap.grafana.yaml',
      '[analytics]',
      '[security]\n    admin_password = hunter2\n\n    [analytics]',
    ),
    finds: [
      'grafana › ConfigMap grafana › grafana.ini: the line 6 looks like a secret | a reference to a Secret that somebody makes in the cluster: what is in dist/ is in Git',
    ],
  },
  {
    check: 'security/secrets',
    title: 'a password in a variable',
    edit: replaced(
      'demo/StatefulSet.postgresql.yaml',
      /- name: POSTGRES_HOST_AUTH_METHOD\n {14}value: trust/,
      '- name: POSTGRES_PASSWORD\n              value: orders',
    ),
    finds: [
      'demo › StatefulSet postgresql › container postgresql › POSTGRES_PASSWORD: the variable holds a secret as text | a reference to a Secret that somebody makes in the cluster: what is in dist/ is in Git',
    ],
  },
];
