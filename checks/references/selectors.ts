import { labelsMatch } from '../../constructs/kit/model/labels-match';
import type { Check } from '../check';
import { findingAt } from '../findings';
import type { Selector, ServicePort } from '../manifests/kubernetes';
import { find, ofKind, serviceSelector } from '../manifests/manifest';
import { type Pod, podsOf } from '../manifests/pods';

/** Who selects whose pods. */

export const ownPods: Check = {
  name: 'references/own-pods',
  description: 'every workload selects its own pods and those of no other workload',
  looks: ({ manifests }) => {
    const pods = podsOf(manifests);
    return pods.flatMap((pod) => {
      // The cluster gives a Job a selector that no other has.
      if (pod.manifest.object.kind === 'Job') return [];
      const { matchLabels } = (pod.manifest.object.spec?.selector ?? {}) as Selector;
      const selected = pods
        .filter(({ namespace, labels }) => namespace === pod.namespace && labelsMatch(matchLabels, labels))
        .map(({ name }) => name);
      if (selected.length === 1 && selected[0] === pod.name) return [];
      return [
        findingAt(pod.manifest, {
          where: 'selector',
          problem: `it selects the pods of ${selected.join(', ') || 'no workload'}`,
          instead: `labels that the pods of ${pod.name} have and no others`,
        }),
      ];
    });
  },
};

export const services: Check = {
  name: 'references/services',
  description:
    'every Service selects the pods of one workload, or of several where it is headless, and leads to ports that each of them has',
  looks: ({ manifests }) => {
    const pods = podsOf(manifests);
    return ofKind(manifests, 'Service').flatMap((manifest) => {
      const { metadata, spec } = manifest.object;
      const selector = serviceSelector(manifest.object);
      // An ExternalName is another name of something beyond the cluster, and selects nothing.
      if (spec?.type === 'ExternalName') return [];
      const selected = pods.filter(
        ({ namespace, labels }) => selector && namespace === metadata.namespace && labelsMatch(selector, labels),
      );
      // A name of pods of several kinds is looked up for all of them; what has an address would lead to any.
      if (selected.length !== 1 && !(selected.length > 1 && spec?.clusterIP === 'None')) {
        return [
          findingAt(manifest, {
            where: 'selector',
            problem: `it selects the pods of ${selected.map(({ name }) => name).join(', ') || 'no workload'}`,
            instead: 'the labels of one workload’s pods',
          }),
        ];
      }
      return selected.flatMap((pod) =>
        (spec?.ports ?? [])
          .filter((port) => !hasPort(pod, port))
          .map(({ name, port, targetPort = port }) =>
            findingAt(manifest, {
              where: `port ${name ?? port}`,
              problem: `it leads to the port ${targetPort}, which no container of ${pod.name} has`,
              instead: `one of: ${portNames(pod).join(', ')}`,
            }),
          ),
      );
    });
  },
};

const portsOf = ({ spec }: Pod) => (spec.containers ?? []).flatMap(({ ports = [] }) => ports);
const portNames = (pod: Pod): string[] => portsOf(pod).map(({ name, containerPort }) => name ?? String(containerPort));

function hasPort(pod: Pod, { port, targetPort = port }: ServicePort): boolean {
  return portsOf(pod).some(({ name, containerPort }) => targetPort === name || targetPort === containerPort);
}

export const headlessServices: Check = {
  name: 'references/headless-services',
  description: 'every StatefulSet names a headless Service in its namespace, which gives its pods their names',
  looks: ({ manifests }) =>
    ofKind(manifests, 'StatefulSet').flatMap((manifest) => {
      const { metadata, spec } = manifest.object;
      const service = find(manifests, 'Service', metadata.namespace ?? '', spec?.serviceName);
      if (service?.object.spec?.clusterIP === 'None') return [];
      return [
        findingAt(manifest, {
          where: 'serviceName',
          problem: service
            ? `the Service ${spec?.serviceName} has an address of its own`
            : `there is no Service ${spec?.serviceName} in ${metadata.namespace}`,
          instead: 'a Service with clusterIP: None',
        }),
      ];
    }),
};
