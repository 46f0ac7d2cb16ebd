import type { Cases } from '../case';
import { always, isOne, state } from './state';

const hour = 240;
const pod = 'namespace="shop", pod="cart-0"';
const ofPod = { namespace: 'shop', pod: 'cart-0', node: 'node-1' };
const info = { [`kube_pod_info{${pod}, node="node-1"}`]: always(1) };
const container = `${pod}, container="cart"`;
const inContainer = 'It is shop/cart-0, container cart';

export const podCases: Cases = {
  NodeNotReady: {
    kind: 'condition',
    ...state('kube_node_status_condition{node="node-1", condition="Ready", status="true"}', { bad: 0, good: 1 }),
    figure: '0',
    says: () => ({ labels: { node: 'node-1' }, description: 'It is node-1.' }),
  },
  NodeUnderPressure: {
    kind: 'condition',
    ...state('kube_node_status_condition{node="node-1", condition="DiskPressure", status="true"}', isOne),
    figure: '1',
    says: () => ({
      labels: { node: 'node-1', condition: 'DiskPressure' },
      description: 'node-1 says DiskPressure.',
    }),
  },
  PodCrashLooping: {
    kind: 'condition',
    ...state(`kube_pod_container_status_waiting_reason{${container}, reason="CrashLoopBackOff"}`, isOne, info),
    figure: '1',
    says: () => ({ labels: { ...ofPod, container: 'cart' }, description: `${inContainer}.` }),
  },
  ContainerWaiting: {
    kind: 'condition',
    ...state(`kube_pod_container_status_waiting_reason{${container}, reason="ImagePullBackOff"}`, isOne, info),
    figure: '1',
    says: () => ({
      labels: { ...ofPod, container: 'cart', reason: 'ImagePullBackOff' },
      description: `${inContainer}: ImagePullBackOff.`,
    }),
  },
  ContainerKilledForMemory: {
    kind: 'event',
    holds: {
      ...info,
      [`kube_pod_container_status_restarts_total{${container}}`]: `3x230 4x250`,
      [`kube_pod_container_status_last_terminated_reason{${container}, reason="OOMKilled"}`]: `_x230 1x250`,
    },
    // It was so yesterday.
    healthy: {
      ...info,
      [`kube_pod_container_status_restarts_total{${container}}`]: always(4),
      [`kube_pod_container_status_last_terminated_reason{${container}, reason="OOMKilled"}`]: always(1),
    },
    // A container that ends by itself is started again.
    rollOut: {
      ...info,
      [`kube_pod_container_status_restarts_total{${container}}`]: `3x${hour} 4x${hour}`,
      [`kube_pod_container_status_last_terminated_reason{${container}, reason="Completed"}`]: always(1),
    },
    figure: '',
    says: () => ({ labels: { ...ofPod, container: 'cart' }, description: `${inContainer}.` }),
  },
  PodNotReady: {
    kind: 'condition',
    ...state(
      `kube_pod_status_ready{${pod}, condition="true"}`,
      { bad: 0, good: 1 },
      {
        ...info,
        [`kube_pod_status_phase{${pod}, phase="Running"}`]: always(1),
        [`kube_pod_status_phase{${pod}, phase="Pending"}`]: always(0),
      },
    ),
    figure: '1',
    says: () => ({ labels: ofPod, description: 'It is shop/cart-0.' }),
  },
};
