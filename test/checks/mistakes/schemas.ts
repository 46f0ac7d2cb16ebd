import { all, alone, having, replaced } from '../subjects';
import type { Mistake } from './mistake';

const service = 'loki/Service.loki.yaml';

export const schemaMistakes: readonly Mistake[] = [
  {
    check: 'schemas/kubernetes',
    title: 'a field that no version has',
    edit: all(alone(service), replaced(service, 'selector:', 'selectors: {}\n  selector:')),
    finds: [
      "loki › Service loki: '/spec': additional properties 'selectors' not allowed (v1.28.15, v1.29.15, v1.30.14, v1.31.14, v1.32.13, v1.33.13, v1.34.4, v1.35.4, v1.36.3) | what these versions take: https://kubernetes.io/docs/reference/kubernetes-api/",
    ],
  },
  {
    check: 'schemas/kubernetes',
    title: 'nothing to look at',
    edit: all(alone(service), having(service, '# nothing\n')),
    finds: ['loki › dist/whole/loki/Service.loki.yaml: there is nothing in it to look at | one object'],
  },
  {
    check: 'schemas/kube-score',
    title: 'a container without a limit',
    edit: replaced(
      'loki/StatefulSet.loki.yaml',
      'limits:\n              memory: 512Mi\n            requests',
      'requests',
    ),
    finds: [
      'loki › StatefulSet loki: container-resources: loki: Memory limit is not set | what kube-score asks for: kube-score explain container-resources',
    ],
  },
];
