import { containerMetrics } from '../../kit/vocabulary/shared-metrics';
import { containerAlerts } from '../../kubernetes/containers';
import { FromKubelet } from './from-kubelet';
import { serviceNameOfPodName, ztunnelOfPodName } from './service-name';

/**
 * What the containers of every node use, from cAdvisor inside the kubelet. The series name namespace, pod and container. Where an Alloy asks,
 * they name the service of the pod too, which is looked up in the Kubernetes API. While that is away, it is the name of the pod's controller.
 */
export function cadvisor(): FromKubelet {
  return new FromKubelet({
    name: 'cadvisor',
    comment: 'What the containers of this node use.',
    alerts: containerAlerts,
    path: '/metrics/cadvisor',
    ofPods: true,
    knownMetrics: containerMetrics,
    rules: [
      // Groups of processes that are no pod: the slices of the system, and the sums over all pods.
      { action: 'drop', source_labels: ['__name__', 'pod'], regex: 'container_.+;' },
      // The sum over a pod's containers, which queries would count a second time. A pod's network has no container.
      {
        action: 'drop',
        source_labels: ['__name__', 'container'],
        regex:
          'container_(blkio|cpu|file|fs|hugetlb|last|llc|memory|oom|perf|pressure|processes|sockets|spec|start|tasks|threads|ulimits).*;',
      },
      // The container that only holds a pod's network. CRI-O names it in the pod's network metrics, other runtimes name none there.
      {
        source_labels: ['__name__', 'container'],
        regex: 'container_network_.+;POD',
        target_label: 'container',
        replacement: '',
      },
      { action: 'drop', source_labels: ['container'], regex: 'POD' },
      // Until the pod is found.
      ...serviceNameOfPodName,
      ztunnelOfPodName,
    ],
  });
}
