import { join } from 'node:path';
import { Manifests } from '../../tools/e2e/cluster/manifests';
import { type Pod as RenderedPod, renderedPods } from '../../tools/e2e/cluster/pod';
import type { ClusterObjects } from '../../tools/e2e-cluster/volumes';
import { accountFolder } from '../../tools/e2e-cluster/volumes/image-paths';
import type { Container, Pod, Volume } from '../../tools/e2e-cluster/volumes/kubernetes';
import { distWith } from '../fixtures/rendered';

const dist = distWith('whole', 'python-agent');

/** A fixture's objects as an API server would have them, without one: what its controllers and admission add is added here. */
export function clusterObjects(fixture: 'whole' | 'python-agent' = 'whole'): ClusterObjects {
  const manifests = Manifests.read(join(dist, fixture));
  const pods = renderedPods(manifests);
  const namespaces = [...new Set(pods.map(({ namespace }) => namespace))];
  const authorities = namespaces.map((namespace) => ({
    metadata: { name: 'kube-root-ca.crt', namespace },
    data: { 'ca.crt': 'certificate' },
  }));
  return structuredClone({
    pods: pods.map(asServed),
    configMaps: [...manifests.ofKind('ConfigMap'), ...authorities],
    secrets: [],
    claims: pods.flatMap((pod) =>
      pod.claims.map((claim) => ({ metadata: { name: `${claim}-${pod.name}`, namespace: pod.namespace } })),
    ),
  });
}

function asServed({ name, namespace, spec, claims }: RenderedPod): Pod {
  const claimed = claims.map((claim) => ({
    name: claim,
    persistentVolumeClaim: { claimName: `${claim}-${name}` },
  }));
  const { automountServiceAccountToken, containers, initContainers, volumes = [] } = spec;
  if (!automountServiceAccountToken) {
    return { metadata: { name, namespace }, spec: { containers, initContainers, volumes: [...volumes, ...claimed] } };
  }
  return {
    metadata: { name, namespace },
    spec: {
      containers: containers.map(withAccount),
      initContainers: initContainers?.map(withAccount),
      volumes: [...volumes, ...claimed, accountVolume],
    },
  };
}

const accountVolume: Volume = {
  name: 'kube-api-access-bcdfg',
  projected: {
    sources: [
      { serviceAccountToken: { path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      { downwardAPI: { items: [{ path: 'namespace' }] } },
    ],
  },
};

const withAccount = (container: Container): Container => ({
  ...container,
  volumeMounts: [
    ...(container.volumeMounts ?? []),
    { name: accountVolume.name, mountPath: accountFolder, readOnly: true },
  ],
});
