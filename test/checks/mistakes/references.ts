import { all, replaced, without } from '../subjects';
import type { Mistake } from './mistake';

const loki = 'loki/StatefulSet.loki.yaml';
const grafana = 'grafana/StatefulSet.grafana.yaml';

export const referenceMistakes: readonly Mistake[] = [
  {
    check: 'references/objects',
    title: 'a ConfigMap that nobody renders',
    edit: replaced(loki, 'configMap:\n            name: loki', 'configMap:\n            name: lokki'),
    finds: [
      'loki › StatefulSet loki: it uses the ConfigMap lokki, which does not exist in monitoring | the name and key of one that is rendered',
    ],
  },
  {
    check: 'references/objects',
    title: 'a Secret that no component expects',
    edit: replaced(
      grafana,
      'key: admin-password\n                  name: grafana',
      'key: admin-password\n                  name: admin',
    ),
    finds: [
      'grafana › StatefulSet grafana: it uses the Secret admin, which does not exist in monitoring | the name and key of one that is rendered, or a Secret that its component expects (expectedSecrets)',
    ],
  },
  {
    check: 'references/objects',
    title: 'a key that the Secret does not have',
    edit: replaced(grafana, 'key: admin-password\n', 'key: password\n'),
    finds: [
      'grafana › StatefulSet grafana: it uses the key password of the Secret grafana, which has admin-password | the name and key of one that is rendered, or a Secret that its component expects (expectedSecrets)',
    ],
  },
  {
    check: 'references/objects',
    title: 'variables from a Secret that nobody expects',
    edit: replaced(
      loki,
      '          env:\n',
      '          envFrom:\n            - secretRef:\n                name: cloud\n          env:\n',
    ),
    finds: [
      'loki › StatefulSet loki: it uses the Secret cloud, which does not exist in monitoring | the name and key of one that is rendered, or a Secret that its component expects (expectedSecrets)',
    ],
  },
  {
    check: 'references/objects',
    title: 'a pull Secret that nobody expects',
    edit: replaced(loki, 'enableServiceLinks: false', 'imagePullSecrets:\n        - name: mirror'),
    finds: [
      'loki › StatefulSet loki: it uses the Secret mirror, which does not exist in monitoring | the name and key of one that is rendered, or a Secret that its component expects (expectedSecrets)',
    ],
  },
  {
    check: 'references/objects',
    title: 'an account that nobody renders',
    edit: without('loki/ServiceAccount.loki.yaml'),
    finds: [
      'loki › StatefulSet loki: it uses the ServiceAccount loki, which does not exist in monitoring | the name and key of one that is rendered',
    ],
  },
  {
    check: 'references/volumes',
    title: 'a mount of a volume that the pod does not have',
    edit: replaced(
      loki,
      'mountPath: /var/loki\n              name: data',
      'mountPath: /var/loki\n              name: date',
    ),
    finds: [
      "loki › StatefulSet loki › container loki: it mounts the volume date at /var/loki, which the pod does not have | one of the pod's volumes: loki, tmp, data",
      'loki › StatefulSet loki › volume data: no container mounts it | a mount of it, or no such volume',
    ],
  },
  {
    check: 'references/probes',
    title: 'a probe at a port that the container does not have',
    edit: replaced(loki, 'path: /ready\n              port: http', 'path: /ready\n              port: web'),
    finds: [
      'loki › StatefulSet loki › container loki › readinessProbe: it asks at the port web, which the container does not have | one of: http, grpc',
    ],
  },
  {
    check: 'references/own-pods',
    title: 'a workload that selects the pods of another',
    edit: replaced(
      loki,
      'matchLabels:\n      app.kubernetes.io/instance: whole\n      app.kubernetes.io/name: loki',
      'matchLabels:\n      app.kubernetes.io/instance: whole\n      app.kubernetes.io/name: mimir',
    ),
    finds: [
      'loki › StatefulSet loki › selector: it selects the pods of mimir | labels that the pods of loki have and no others',
    ],
  },
  {
    check: 'references/own-pods',
    title: 'a workload that selects all pods',
    edit: replaced(
      loki,
      'matchLabels:\n      app.kubernetes.io/instance: whole\n      app.kubernetes.io/name: loki',
      'matchLabels: {}',
    ),
    finds: [
      'loki › StatefulSet loki › selector: it selects the pods of grafana, mimir, otel-collector, prometheus, pyroscope, tempo, loki | labels that the pods of loki have and no others',
    ],
  },
  {
    check: 'references/services',
    title: 'a Service that selects nothing',
    edit: replaced('loki/Service.loki.yaml', /name: loki\n$/, 'name: lokki\n'),
    finds: ['loki › Service loki › selector: it selects the pods of no workload | the labels of one workload’s pods'],
  },
  {
    check: 'references/services',
    title: 'a Service with an address that selects the pods of several workloads',
    edit: replaced('loki/Service.loki.yaml', /\n {4}app\.kubernetes\.io\/name: loki\n$/, '\n'),
    finds: [
      'loki › Service loki › selector: it selects the pods of grafana, loki, mimir, otel-collector, prometheus, pyroscope, tempo | the labels of one workload’s pods',
    ],
  },
  {
    check: 'references/services',
    title: 'a Service that leads to a port that is not there',
    edit: replaced('loki/Service.loki.yaml', 'targetPort: http', 'targetPort: web'),
    finds: [
      'loki › Service loki › port http: it leads to the port web, which no container of loki has | one of: http, grpc',
    ],
  },
  {
    check: 'references/headless-services',
    title: 'a StatefulSet without its headless Service',
    edit: without('loki/Service.loki-headless.yaml'),
    finds: [
      'loki › StatefulSet loki › serviceName: there is no Service loki-headless in monitoring | a Service with clusterIP: None',
    ],
  },
  {
    check: 'references/headless-services',
    title: 'a StatefulSet whose Service has an address',
    edit: replaced('loki/Service.loki-headless.yaml', 'clusterIP: None', 'clusterIP: 10.0.0.1'),
    finds: [
      'loki › StatefulSet loki › serviceName: the Service loki-headless has an address of its own | a Service with clusterIP: None',
    ],
  },
  {
    check: 'references/bindings',
    title: 'a binding of a role that nobody renders',
    edit: replaced('grafana/RoleBinding.grafana.yaml', 'kind: Role\n  name: grafana', 'kind: Role\n  name: admin'),
    finds: ['grafana › RoleBinding grafana › roleRef: there is no Role admin | a role that is rendered beside it'],
  },
  {
    check: 'references/bindings',
    title: 'a binding of an account elsewhere',
    edit: replaced('alloy/ClusterRoleBinding.whole-alloy.yaml', 'namespace: agents', 'namespace: monitoring'),
    finds: [
      'alloy › ClusterRoleBinding whole-alloy › subjects: there is no ServiceAccount monitoring/alloy | the account of a workload, in its namespace',
    ],
  },
  {
    check: 'references/namespaces',
    title: 'an object in a namespace that nobody makes',
    edit: replaced('loki/ConfigMap.loki.yaml', 'namespace: monitoring', 'namespace: monitor'),
    finds: [
      "loki › ConfigMap loki › namespace: nobody makes the namespace monitor | one of: agents, monitoring, shop; another one is added by addNamespace('…')",
    ],
  },
  {
    check: 'references/namespaces',
    title: 'an existing namespace that is rendered',
    fixture: 'joining',
    edit: all(
      replaced('loki/ServiceAccount.loki.yaml', 'kind: ServiceAccount', 'kind: Namespace'),
      replaced('loki/ServiceAccount.loki.yaml', '  name: loki\n  namespace: monitoring', '  name: monitoring'),
    ),
    finds: [
      'loki › Namespace monitoring: the namespace existed before, and it is rendered | no such object: with the environment, everything in the namespace would be deleted',
    ],
  },
  {
    check: 'references/addresses',
    title: 'a Service in a configuration that is not there',
    edit: replaced(
      'otel-collector/ConfigMap.otel-collector.yaml',
      'loki.monitoring.svc:3100',
      'logs.monitoring.svc:3100',
    ),
    finds: [
      'otel-collector › ConfigMap otel-collector › config.yaml: it names the Service logs in monitoring, which does not exist | the address of an endpoint, which is what a connection gives',
    ],
  },
  {
    check: 'references/addresses',
    title: 'a record of a port that its Service does not have',
    edit: replaced(
      'otel-collector/ConfigMap.otel-collector.yaml',
      'loki.monitoring.svc:3100',
      '_push._tcp.loki.monitoring.svc',
    ),
    finds: [
      'otel-collector › ConfigMap otel-collector › config.yaml: it names the port push of the Service loki in monitoring, which has http, grpc | the address of an endpoint, which is what a connection gives',
    ],
  },
  {
    check: 'references/addresses',
    title: 'a port in a variable that its Service does not have',
    edit: replaced('demo/Deployment.spring-app.yaml', 'postgresql.shop.svc:5432', 'postgresql.shop.svc:5433'),
    finds: [
      'demo › Deployment spring-app: it names the port 5433 of the Service postgresql in shop, which has 5432 | the address of an endpoint, which is what a connection gives',
    ],
  },
  {
    check: 'references/ingresses',
    title: 'an Ingress that leads to a port that is not there',
    edit: replaced(
      'grafana/Ingress.grafana.yaml',
      'port:\n                  name: http',
      'port:\n                  name: https',
    ),
    finds: [
      'grafana › Ingress grafana: it leads to the port https of the Service grafana, which has no such port | the name and port of a Service in its namespace',
    ],
  },
  {
    check: 'references/ingresses',
    title: 'an Ingress that leads nowhere',
    edit: without('grafana/Service.grafana.yaml'),
    finds: [
      'grafana › Ingress grafana: it leads to the Service grafana, which does not exist in monitoring | the name and port of a Service in its namespace',
    ],
  },
];
