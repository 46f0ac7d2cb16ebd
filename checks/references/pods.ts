import type { Check } from '../check';
import { findingAt } from '../findings';
import { containersOf, podsOf } from '../manifests/pods';

/** What a pod names of itself. */

export const volumes: Check = {
  name: 'references/volumes',
  description: 'every mount has its volume, and every volume is mounted',
  looks: ({ manifests }) =>
    podsOf(manifests).flatMap((pod) => {
      const claims = (pod.manifest.object.spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata.name);
      const present = [...(pod.spec.volumes ?? []).map(({ name }) => name), ...claims];
      const containers = containersOf(pod);
      const mounted = containers.flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name));
      return [
        ...containers.flatMap(({ name: container, volumeMounts = [] }) =>
          volumeMounts
            .filter(({ name }) => !present.includes(name))
            .map(({ name, mountPath }) =>
              findingAt(pod.manifest, {
                where: `container ${container}`,
                problem: `it mounts the volume ${name} at ${mountPath}, which the pod does not have`,
                instead: `one of the pod's volumes: ${present.join(', ') || 'there is none'}`,
              }),
            ),
        ),
        ...present
          .filter((name) => !mounted.includes(name))
          .map((name) =>
            findingAt(pod.manifest, {
              where: `volume ${name}`,
              problem: 'no container mounts it',
              instead: 'a mount of it, or no such volume',
            }),
          ),
      ];
    }),
};

export const probePorts: Check = {
  name: 'references/probes',
  description: 'every probe asks at a port of its container',
  looks: ({ manifests }) =>
    podsOf(manifests).flatMap((pod) =>
      containersOf(pod).flatMap(({ name, ports = [], readinessProbe, livenessProbe, startupProbe }) => {
        const names = ports.flatMap((port) => port.name ?? []);
        const known: readonly (string | number)[] = [...names, ...ports.map(({ containerPort }) => containerPort)];
        return Object.entries({ readinessProbe, livenessProbe, startupProbe }).flatMap(([probe, given]) => {
          const port = (given?.httpGet ?? given?.tcpSocket)?.port;
          if (port === undefined || known.includes(port)) return [];
          return [
            findingAt(pod.manifest, {
              where: `container ${name} › ${probe}`,
              problem: `it asks at the port ${port}, which the container does not have`,
              instead: `one of: ${names.join(', ') || 'the container has no port'}`,
            }),
          ];
        });
      }),
    ),
};
