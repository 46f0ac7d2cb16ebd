import { all, having, replaced } from '../subjects';
import type { Mistake } from './mistake';

const backend = 'demo/Deployment.backend.yaml';

const finds = [
  "demo › Deployment backend: a pod that ends refuses those whom its Service still leads to it for some seconds | untilUnready: 'sleep', where its image has that program, for a preStop of 10 seconds",
];

const several = replaced(backend, /^ {2}replicas: 1$/m, '  replicas: 2');

const autoscaled = having(
  'demo/HorizontalPodAutoscaler.backend.yaml',
  `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: backend, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: backend }
  minReplicas: 2
  maxReplicas: 6
`,
);

const waiting = replaced(
  backend,
  /^( +)- env:$/m,
  '$1- lifecycle:\n$1    preStop: { exec: { command: [sleep, "10"] } }\n$1  env:',
);

export const endMistakes: readonly Mistake[] = [
  { check: 'delivery/ends-gracefully', title: 'several pods that end at once', edit: several, finds },
  { check: 'delivery/ends-gracefully', title: 'pods of an autoscaler that end at once', edit: autoscaled, finds },
  {
    check: 'delivery/ends-gracefully',
    title: 'nothing in several pods whose kubelet waits',
    edit: all(several, waiting),
    finds: [],
  },
];
