import { mainContainer, type Pod } from '../../cluster/pod';
import { type Labels, matches } from '../../labels';

/** The labels of a pod's log lines, however they come. */
export function labelsOf(pod: Pod): Labels {
  const { namespace, name, workload } = pod;
  return { namespace, pod: name, container: mainContainer(pod).name, service_name: workload };
}

export function areThese(labels: Labels, expected: Labels): boolean {
  return matches(labels, expected) && Object.keys(labels).length === Object.keys(expected).length;
}
