import { attribute, copyAttribute, matches, text } from '../kit/text/ottl';
import { runOfCronJob } from '../kit/vocabulary/workload-names';
import { controllerAttributes, foundServiceName } from './found-pod';

const pod = attribute('resource', 'k8s.pod.name');
const node = attribute('resource', 'k8s.node.name');
const job = attribute('resource', 'k8s.job.name');

/**
 * Statements that give a resource attribute the name of the pod's service: the rules of `podLabelRules` for what `k8s_attributes`
 * found. Each overrides the one before it: from what is always there to what says most.
 */
export function serviceNameStatements(target: string): string[] {
  const name = attribute('resource', target);
  const run = text(`^${runOfCronJob.replace('(', '(?P<maker>')}$`);
  return [
    copyAttribute('resource', 'k8s.pod.name', target),
    // The kubelet appends the node's name to that of a static pod.
    `set(${name}, Substring(${pod}, 0, Len(${pod}) - Len(${node}) - 1)) where ${pod} != nil and ${node} != nil and HasSuffix(${pod}, Concat(["", ${node}], "-"))`,
    ...controllerAttributes.map((controller) => copyAttribute('resource', controller, target)),
    `set(${name}, ExtractPatterns(${job}, ${run})["maker"]) where ${job} != nil and ${matches(job, `^${runOfCronJob}$`)}`,
    copyAttribute('resource', foundServiceName, target),
  ];
}
