import { describe, expect, test } from '@jest/globals';
import { containersOf, environmentNames, manifestsOf, ofKind, type Pod, podsOf } from './manifests';

/** What a pod may do, and what it may ask of the API server. */

/** The one role that touches Secrets, and all that it may do with them. */
const secretCreators: Readonly<Record<string, readonly string[]>> = { 'lab/grafana/Role.grafana.yaml': ['create'] };

/** The node agents, which run as root and see files of their node; what each mounts of it. */
const nodeAgents: Readonly<Record<string, readonly string[]>> = {
  'lab/alloy': ['/var/lib/alloy', '/var/log/pods'],
  'hybrid/alloy': ['/var/lib/alloy', '/var/log/pods'],
};

const mebibytes = (quantity: string): number => {
  const [, amount, unit] = /^(\d+)(Mi|Gi)$/.exec(quantity) ?? [];
  if (!amount) throw new Error(`not a memory quantity in its canonical form: ${quantity}`);
  return Number(amount) * (unit === 'Gi' ? 1024 : 1);
};
const millicores = (quantity: string): number =>
  quantity.endsWith('m') ? Number(quantity.slice(0, -1)) : Number(quantity) * 1000;

describe.each(environmentNames)('%s', (environment) => {
  const manifests = manifestsOf(environment);
  const pods = podsOf(manifests);
  const isNodeAgent = (pod: Pod) => `${environment}/${pod.name}` in nodeAgents;

  test('every container is confined', () => {
    for (const pod of pods) {
      for (const { name, securityContext } of containersOf(pod)) {
        expect({ pod: pod.name, name, securityContext }).toMatchObject({
          pod: pod.name,
          name,
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        });
        expect([pod.name, name, securityContext.privileged, securityContext.capabilities.add]).toEqual([
          pod.name,
          name,
          undefined,
          undefined,
        ]);
      }
      expect(pod.spec.securityContext.seccompProfile.type).toBe('RuntimeDefault');
      expect([pod.name, pod.spec.hostNetwork ?? false, pod.spec.hostPID ?? false]).toEqual([pod.name, false, false]);
    }
  });

  test('only node agents run as root or see their node, in a namespace that says why', () => {
    for (const pod of pods) {
      const hostPaths = (pod.spec.volumes ?? []).flatMap(({ hostPath }) => hostPath?.path ?? []).sort();
      expect([pod.name, hostPaths]).toEqual([pod.name, nodeAgents[`${environment}/${pod.name}`] ?? []]);
      expect([pod.name, pod.spec.securityContext.runAsNonRoot ?? false]).toEqual([pod.name, !isNodeAgent(pod)]);
    }
    for (const { object } of ofKind(manifests, 'Namespace')) {
      const { labels = {}, annotations = {} } = object.metadata;
      const agentsAlone = pods.filter(({ namespace }) => namespace === object.metadata.name).every(isNodeAgent);
      expect([object.metadata.name, labels['pod-security.kubernetes.io/enforce']]).toEqual([
        object.metadata.name,
        agentsAlone ? 'privileged' : 'restricted',
      ]);
      if (agentsAlone) expect(annotations['lgtm-cdk8s/pod-security-reason']).toMatch(/\w+ \w+/);
    }
  });

  test('every container has requests and a memory limit, and no processor limit', () => {
    for (const pod of pods) {
      for (const { name, resources } of containersOf(pod)) {
        const { requests, limits } = resources;
        expect([pod.name, name, millicores(requests.cpu) > 0, limits.cpu]).toEqual([pod.name, name, true, undefined]);
        expect(mebibytes(requests.memory)).toBeLessThanOrEqual(mebibytes(limits.memory));
      }
    }
  });

  test('GOMEMLIMIT leaves a fifth of the limit to what the collector of garbage does not count', () => {
    const goPrograms = ['alloy', 'grafana', 'loki', 'mimir', 'otel-collector', 'prometheus', 'tempo'];
    const told = pods.flatMap((pod) =>
      pod.spec.containers.flatMap(({ env = [], resources }) =>
        env
          .filter(({ name }) => name === 'GOMEMLIMIT')
          .map(({ value }) => {
            expect(value).toBe(`${Math.floor(mebibytes(resources.limits.memory) * 0.8)}MiB`);
            return pod.name;
          }),
      ),
    );
    expect(goPrograms.filter((name) => pods.some((pod) => pod.name === name) && !told.includes(name))).toEqual([]);
  });

  test('roles have no wildcard, no nodes/proxy and no Secret but the one that is named', () => {
    const roles = ofKind(manifests, 'Role', 'ClusterRole');
    expect(roles.length).toBeGreaterThan(0);
    for (const { file, object } of roles) {
      for (const { apiGroups = [], resources = [], verbs, nonResourceURLs = [] } of object.rules ?? []) {
        expect([
          file,
          [...apiGroups, ...resources, ...verbs, ...nonResourceURLs].filter((each) => each.includes('*')),
        ]).toEqual([file, []]);
        expect([file, resources.includes('nodes/proxy')]).toEqual([file, false]);
        if (resources.includes('secrets')) expect([file, verbs]).toEqual([file, secretCreators[file]]);
      }
    }
  });

  test('nobody has access to the API server without a role', () => {
    const bound = ofKind(manifests, 'RoleBinding', 'ClusterRoleBinding').flatMap(({ object }) =>
      object.subjects.map(({ name }) => name),
    );
    for (const pod of pods) {
      const mounts = (pod.spec.volumes ?? []).some(({ projected }) =>
        JSON.stringify(projected ?? {}).includes('Token'),
      );
      const access = pod.spec.automountServiceAccountToken || mounts;
      expect([pod.name, access]).toEqual([pod.name, bound.includes(pod.spec.serviceAccountName)]);
    }
  });

  test('there is no Secret, and nothing that looks like one', () => {
    expect(ofKind(manifests, 'Secret').map(({ file }) => file)).toEqual([]);
    for (const { file, object } of ofKind(manifests, 'ConfigMap')) {
      for (const text of Object.values(object.data ?? {})) {
        expect([file, /^\s*(admin_)?(password|secret_key|token)\s*[:=]\s*["']?[\w-]{6,}/im.test(text)]).toEqual([
          file,
          false,
        ]);
      }
    }
  });
});

test('the lab fits: 1.5 GiB of memory requests and 1 core, the demo apart', () => {
  const platform = podsOf(manifestsOf('lab')).filter(({ manifest }) => manifest.component !== 'demo');
  const total = (amount: (pod: Pod) => number) => platform.reduce((sum, pod) => sum + amount(pod), 0);
  // Init containers end before the others begin, so a pod asks for whichever is more.
  const ask = (pod: Pod, quantity: (container: Pod['spec']['containers'][number]) => number) =>
    Math.max(
      pod.spec.containers.reduce((sum, container) => sum + quantity(container), 0),
      ...(pod.spec.initContainers ?? []).map(quantity),
    );
  expect(total((pod) => ask(pod, ({ resources }) => mebibytes(resources.requests.memory)))).toBeLessThanOrEqual(1536);
  expect(total((pod) => ask(pod, ({ resources }) => millicores(resources.requests.cpu)))).toBeLessThanOrEqual(1000);
});
