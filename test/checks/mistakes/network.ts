import { replaced, without } from '../subjects';
import type { Mistake } from './mistake';

const loki = 'loki/NetworkPolicy.loki.yaml';

export const networkMistakes: readonly Mistake[] = [
  {
    check: 'network/wired',
    title: 'a rule that admits a caller at another port',
    edit: replaced(loki, 'port: 3100', 'port: 3101'),
    finds: [
      'loki › StatefulSet loki › network policies: agents/alloy is wired to monitoring/loki at 3100/TCP, and the policies of monitoring/loki stop it | a rule for 3100/TCP, as the wiring gives it',
    ],
  },
  {
    check: 'network/wired',
    title: 'a rule without the port of the mesh',
    edit: replaced('demo/NetworkPolicy.backend.yaml', 'port: 15008', 'port: 15009'),
    finds: [
      'demo › Deployment backend › network policies: shop/frontend is wired to shop/backend at 15008/TCP, and the policies of shop/backend stop it | a rule for 15008/TCP, as the wiring gives it',
    ],
  },
  {
    check: 'network/open',
    title: 'a rule for everybody in the namespace',
    fixture: 'logs-alone',
    edit: replaced(
      loki,
      /podSelector:\n {12}matchLabels:\n {14}app.kubernetes.io\/instance: logs-alone\n {14}app.kubernetes.io\/name: grafana/,
      'podSelector: {}',
    ),
    finds: [
      'loki › StatefulSet loki › network policies: logs/loki reaches logs/loki at 3100/TCP, and nobody wired them: its policies let it in | a connection in the environment file, or no such rule',
      'loki › StatefulSet loki › network policies: logs/stranger reaches logs/loki at 3100/TCP, and nobody wired them: its policies let it in | a connection in the environment file, or no such rule',
    ],
  },
  {
    check: 'network/hosts',
    title: 'a rule for the API server that is missing',
    edit: replaced('alloy/CiliumNetworkPolicy.alloy.yaml', 'kube-apiserver', 'world'),
    finds: [
      'alloy › DaemonSet alloy › network policies: agents/alloy is wired to a host, and no rule says kube-apiserver 6443/TCP | a rule for kube-apiserver 6443/TCP',
      'alloy › DaemonSet alloy › network policies: agents/alloy reaches world 6443/TCP, and nobody wired it | no such rule, or a connection',
    ],
  },
  {
    check: 'network/hosts',
    title: 'a port on which any host is reached',
    fixture: 'logs-alone',
    edit: replaced('alloy/NetworkPolicy.alloy.yaml', 'port: 6443', 'port: 443'),
    finds: [
      'alloy › DaemonSet alloy › network policies: log-agents/alloy is wired to a host, and no rule says any 6443/TCP | a rule for any 6443/TCP',
      'alloy › DaemonSet alloy › network policies: log-agents/alloy reaches any 443/TCP, and nobody wired it | no such rule, or a connection',
    ],
  },
  {
    check: 'network/hosts',
    title: 'a rule for another host beyond the cluster',
    fixture: 'alerting',
    edit: replaced('alertmanager/CiliumNetworkPolicy.alertmanager.yaml', 'smtp.example.com', 'smtp.example.org'),
    finds: [
      'alertmanager › StatefulSet alertmanager › network policies: monitoring/alertmanager is wired to a host, and no rule says smtp.example.com 587/TCP | a rule for smtp.example.com 587/TCP',
      'alertmanager › StatefulSet alertmanager › network policies: monitoring/alertmanager reaches smtp.example.org 587/TCP, and nobody wired it | no such rule, or a connection',
    ],
  },
  {
    check: 'network/hosts',
    title: 'a rule for more addresses than are given',
    fixture: 'alerting',
    edit: replaced('alertmanager/CiliumNetworkPolicy.alertmanager.yaml', '198.51.100.0/24', '198.51.0.0/16'),
    finds: [
      'alertmanager › StatefulSet alertmanager › network policies: monitoring/alertmanager is wired to a host, and no rule says 198.51.100.0/24 443/TCP | a rule for 198.51.100.0/24 443/TCP',
      'alertmanager › StatefulSet alertmanager › network policies: monitoring/alertmanager reaches 198.51.0.0/16 443/TCP, and nobody wired it | no such rule, or a connection',
    ],
  },
  {
    check: 'network/wired',
    title: 'gossip that passes by TCP alone',
    fixture: 'alerting',
    edit: replaced('alertmanager/NetworkPolicy.alertmanager.yaml', 'protocol: UDP', 'protocol: SCTP'),
    finds: [
      'alertmanager › StatefulSet alertmanager › network policies: monitoring/alertmanager is wired to monitoring/alertmanager at 9094/UDP, and the policies of monitoring/alertmanager stop it | a rule for 9094/UDP, as the wiring gives it',
    ],
  },
  {
    check: 'network/callers',
    title: 'a port that is open to everybody',
    edit: replaced(
      'demo/NetworkPolicy.backend.yaml',
      '  ingress:\n',
      '  ingress:\n    - ports:\n        - port: 9999\n',
    ),
    finds: [
      'demo › Deployment backend › network policies: shop/backend admits any 9999/TCP, and nobody wired it | no such rule, or a connection',
    ],
  },
  {
    check: 'network/dns',
    title: 'DNS by one protocol alone',
    fixture: 'logs-alone',
    edit: replaced('alloy/NetworkPolicy.alloy.yaml', /\n {8}- port: 53\n {10}protocol: TCP/, ''),
    finds: [
      'alloy › DaemonSet alloy › network policies: log-agents/alloy calls others by their names and does not reach DNS at 53/TCP | a rule for 53/TCP of the pods in kube-system that answer DNS',
    ],
  },
  {
    check: 'network/dns',
    title: 'egress of a pod that calls nobody',
    edit: replaced(
      'demo/NetworkPolicy.backend.yaml',
      'spec:\n',
      'spec:\n  egress:\n    - ports:\n        - port: 443\n',
    ),
    finds: [
      'demo › Deployment backend › network policies: shop/backend calls nobody and has egress | no egress rule, or a connection',
    ],
  },
  {
    check: 'network/probes',
    title: 'a pod of the mesh that admits no probe',
    edit: replaced('demo/NetworkPolicy.backend.yaml', '169.254.7.127/32', '10.0.0.0/8'),
    finds: [
      'demo › Deployment backend › network policies: probes come through the mesh, and no rule admits 169.254.7.127/32 8080/TCP | a rule for 169.254.7.127/32 8080/TCP',
      'demo › Deployment backend › network policies: shop/backend admits 10.0.0.0/8 8080/TCP, which is no pod | pods by their labels',
    ],
  },
  {
    check: 'network/default-deny',
    title: 'a namespace without its denial',
    edit: without('namespaces/NetworkPolicy.monitoring-default-deny.yaml'),
    finds: [
      'namespaces › Namespace monitoring: no policy denies what nobody wired | a NetworkPolicy for all of its pods with both policyTypes and no rule',
    ],
  },
  {
    check: 'network/default-deny',
    title: 'a denial in one direction',
    edit: replaced('namespaces/NetworkPolicy.monitoring-default-deny.yaml', '    - Egress\n', ''),
    finds: [
      'namespaces › NetworkPolicy monitoring-default-deny: it selects every pod and does not deny everything: policyTypes Ingress | policyTypes: [Ingress, Egress] without a rule; what is let through has a policy of its own workload',
    ],
  },
  {
    check: 'network/default-deny',
    title: 'a policy for all pods of an existing namespace',
    fixture: 'joining',
    edit: replaced(loki, /podSelector:\n {4}matchLabels:\n.*\n.*\n/, 'podSelector: {}\n'),
    finds: [
      'loki › NetworkPolicy loki: it selects every pod of monitoring, a namespace that existed before | the labels of one workload’s pods',
    ],
  },
  {
    check: 'network/coverage',
    title: 'a workload without a policy',
    edit: without(loki),
    finds: [
      'loki › StatefulSet loki: no policy selects its pods by their labels | a NetworkPolicy for the workload, as every Workload of the kit has one',
      'loki › Service loki-headless: no policy selects its pods by their labels | a NetworkPolicy for the workload, as every Workload of the kit has one',
      'loki › Service loki: no policy selects its pods by their labels | a NetworkPolicy for the workload, as every Workload of the kit has one',
    ],
  },
  {
    check: 'network/coverage',
    title: 'a policy that selects nothing',
    edit: replaced('demo/CiliumNetworkPolicy.spring-app.yaml', /name: spring-app\n$/, 'name: autumn-app\n'),
    finds: [
      'demo › CiliumNetworkPolicy spring-app: it selects no pod | the labels of one workload’s pods, or no such policy',
    ],
  },
];
