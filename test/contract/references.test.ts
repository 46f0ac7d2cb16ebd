import { describe, expect, test } from '@jest/globals';
import type { Labels } from './kubernetes';
import { containersOf, environmentNames, manifestsOf, matches, ofKind, podsOf, serviceSelector } from './manifests';
import { modelOf } from './model';

/** Every name that one object uses of another exists, and every selector selects something. */

/** Objects that a cluster makes itself, each with its reason. */
const madeElsewhere: Readonly<Record<string, string>> = {
  'ConfigMap/kube-root-ca.crt': 'Kubernetes puts it into every namespace',
};

/** Kind and name of an object that a pod uses. */
type Use = [string, string | undefined];

describe.each(environmentNames)('%s', (environment) => {
  const manifests = manifestsOf(environment);
  const pods = podsOf(manifests);
  const model = modelOf(environment);
  const exists = (kind: string, namespace: string, name: string): boolean =>
    ofKind(manifests, kind).some(
      ({ object }) => object.metadata.name === name && (object.metadata.namespace ?? '') === namespace,
    ) ||
    `${kind}/${name}` in madeElsewhere ||
    (kind === 'Secret' && model.expectedSecrets.some((each) => each.namespace === namespace && each.name === name));

  test('there is something to look at', () => {
    expect(pods.length).toBeGreaterThanOrEqual(5);
  });

  test('every ConfigMap, Secret and ServiceAccount that a pod names exists', () => {
    const missing = pods.flatMap((pod) => {
      const projected = (pod.spec.volumes ?? []).flatMap((volume) => volume.projected?.sources ?? []);
      const sources = [...(pod.spec.volumes ?? []), ...projected];
      const variables = containersOf(pod).flatMap((container) => container.env ?? []);
      const used: Use[] = [
        ['ServiceAccount', pod.spec.serviceAccountName],
        ...sources.map((source): Use => ['ConfigMap', source.configMap?.name]),
        ...sources.map((source): Use => ['Secret', source.secret?.secretName]),
        ...variables.map((variable): Use => ['ConfigMap', variable.valueFrom?.configMapKeyRef?.name]),
        ...variables.map((variable): Use => ['Secret', variable.valueFrom?.secretKeyRef?.name]),
      ];
      return used
        .filter(([kind, name]) => name !== undefined && !exists(kind, pod.namespace, name))
        .map(([kind, name]) => `${pod.manifest.file}: ${kind} ${name}`);
    });
    expect(missing).toEqual([]);
  });

  test('every mount has its volume and every volume its mount', () => {
    const wrong = pods.flatMap((pod) => {
      const claims = (pod.manifest.object.spec.volumeClaimTemplates ?? []).map((claim) => claim.metadata.name);
      const volumes = [...(pod.spec.volumes ?? []).map((volume) => volume.name), ...claims];
      const mounts = containersOf(pod).flatMap((container) =>
        (container.volumeMounts ?? []).map((mount) => mount.name),
      );
      return [
        ...mounts.filter((name) => !volumes.includes(name)).map((name) => `${pod.manifest.file}: no volume ${name}`),
        ...volumes.filter((name) => !mounts.includes(name)).map((name) => `${pod.manifest.file}: unused ${name}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('every probe names a port of its container', () => {
    const wrong = pods.flatMap((pod) =>
      containersOf(pod).flatMap((container) => {
        const ports: readonly (string | number)[] = (container.ports ?? []).map((port) => port.name);
        return [container.readinessProbe, container.livenessProbe, container.startupProbe]
          .map((probe) => (probe?.httpGet ?? probe?.tcpSocket)?.port)
          .filter((port) => port !== undefined && !ports.includes(port))
          .map((port) => `${pod.manifest.file}: ${port}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('every workload selects its own pods and nobody else’s', () => {
    for (const pod of pods) {
      const { matchLabels } = pod.manifest.object.spec.selector as { matchLabels: Labels };
      const selected = pods.filter((other) => other.namespace === pod.namespace && matches(matchLabels, other.labels));
      expect(selected.map(({ manifest }) => manifest.file)).toEqual([pod.manifest.file]);
    }
  });

  test('every Service selects one workload and names ports that it has', () => {
    const wrong = ofKind(manifests, 'Service').flatMap(({ file, object }) => {
      const selected = pods.filter(
        (pod) => pod.namespace === object.metadata.namespace && matches(serviceSelector(object), pod.labels),
      );
      const ports = selected.flatMap(containersOf).flatMap((container) => container.ports ?? []);
      const unknown = object.spec.ports.filter((port) => !ports.some((other) => other.name === port.targetPort));
      return selected.length === 1 && unknown.length === 0 ? [] : [file];
    });
    expect(wrong).toEqual([]);
  });

  test('every StatefulSet has its headless Service', () => {
    const wrong = ofKind(manifests, 'StatefulSet').filter(
      ({ object }) =>
        !ofKind(manifests, 'Service').some(
          (service) =>
            service.object.metadata.name === object.spec.serviceName &&
            service.object.metadata.namespace === object.metadata.namespace &&
            service.object.spec.clusterIP === 'None',
        ),
    );
    expect(wrong).toEqual([]);
  });

  test('every binding names a role and an account that exist', () => {
    const wrong = ofKind(manifests, 'RoleBinding', 'ClusterRoleBinding').flatMap(({ file, object }) => {
      const namespace = object.roleRef.kind === 'Role' ? (object.metadata.namespace ?? '') : '';
      const good =
        exists(object.roleRef.kind, namespace, object.roleRef.name) &&
        object.subjects.every((subject) => exists('ServiceAccount', subject.namespace, subject.name));
      return good ? [] : [file];
    });
    expect(wrong).toEqual([]);
  });

  test('every namespace in use is rendered, or there already and not rendered', () => {
    const rendered = ofKind(manifests, 'Namespace').map(({ object }) => object.metadata.name);
    const existing = model.namespaces.filter((namespace) => namespace.existing).map(({ name }) => name);
    const used = new Set(manifests.flatMap(({ object }) => object.metadata.namespace ?? []));
    expect([...used].filter((namespace) => ![...rendered, ...existing].includes(namespace))).toEqual([]);
    expect(rendered.filter((namespace) => existing.includes(namespace))).toEqual([]);
  });

  test('every Service in a configuration exists, with that port', () => {
    const services = ofKind(manifests, 'Service');
    // What is there already is known by the connections to it.
    const others = model.connections.map(({ to }) => to.address);
    const texts = [
      ...ofKind(manifests, 'ConfigMap').flatMap(({ file, object }) =>
        Object.values(object.data ?? {}).map((text) => ({ file, text })),
      ),
      ...pods.flatMap(({ manifest, spec }) => ({ file: manifest.file, text: JSON.stringify(spec) })),
    ];
    const wrong: string[] = [];
    let found = 0;
    for (const { file, text } of texts) {
      for (const [address, name, namespace, port] of text.matchAll(
        /([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?(?::(\d+))?/g,
      )) {
        if (name === 'kubernetes' && namespace === 'default') continue;
        found++;
        const service = services.find(
          ({ object }) => object.metadata.name === name && object.metadata.namespace === namespace,
        );
        const ports = (service?.object.spec.ports ?? []).map((each) => String(each.port));
        if (!service && others.includes(address)) continue;
        if (!service || (port && !ports.includes(port))) wrong.push(`${file}: ${address}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(5);
  });

  test('every Ingress leads to a Service and its port', () => {
    const wrong = ofKind(manifests, 'Ingress').flatMap(({ file, object }) =>
      object.spec.rules
        .flatMap((rule) => rule.http.paths)
        .filter(
          ({ backend }) =>
            !ofKind(manifests, 'Service').some(
              (service) =>
                service.object.metadata.name === backend.service.name &&
                service.object.metadata.namespace === object.metadata.namespace &&
                service.object.spec.ports.some((port) => port.name === backend.service.port.name),
            ),
        )
        .map(() => file),
    );
    expect(wrong).toEqual([]);
  });
});
