import { having } from '../subjects';
import type { Mistake } from './mistake';

const autoscaler = (kind: string, name: string): string => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
  namespace: monitoring
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: ${kind}
    name: ${name}
  minReplicas: 2
  maxReplicas: 6
`;

export const autoscalerMistakes: readonly Mistake[] = [
  {
    check: 'references/autoscalers',
    title: 'an autoscaler of a workload that is not there',
    edit: having('alloy/HorizontalPodAutoscaler.shop.yaml', autoscaler('Deployment', 'shop')),
    finds: [
      'alloy › HorizontalPodAutoscaler shop: it scales the Deployment shop, which does not exist in monitoring | the kind and name of a workload that is rendered',
    ],
  },
  {
    check: 'references/autoscalers',
    title: 'an autoscaler whose number of pods every sync sets back',
    edit: having('loki/HorizontalPodAutoscaler.loki.yaml', autoscaler('StatefulSet', 'loki')),
    finds: [
      'loki › HorizontalPodAutoscaler loki: it scales the StatefulSet loki, whose manifest sets the number of its pods back at every sync | a workload without replicas',
    ],
  },
];
