import type { Container } from './kubernetes';
import type { Pod } from './pod';

/** The value of a key of a Secret of the pod's namespace. Undefined where a program makes the Secret, or nobody. */
export type SecretValue = (name: string, key: string) => string | undefined;

/** The environment of a container: the image's, what Kubernetes adds to every pod, and the manifest's, resolved as Kubernetes does. */
export function environmentOf(
  pod: Pod,
  container: Container,
  ofImage: Readonly<Record<string, string>> = {},
  secretValue: SecretValue = () => undefined,
): Record<string, string> {
  const resolved: Record<string, string> = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    ...ofImage,
    HOSTNAME: pod.name,
    KUBERNETES_SERVICE_HOST: pod.network.apiServer,
    KUBERNETES_SERVICE_PORT: '443',
  };
  for (const { name, value = '', valueFrom } of container.env ?? []) {
    const { fieldRef, secretKeyRef } = valueFrom ?? {};
    if (fieldRef) resolved[name] = field(pod, fieldRef.fieldPath);
    else if (secretKeyRef) resolved[name] = secretValue(secretKeyRef.name, secretKeyRef.key) ?? '';
    else resolved[name] = expand(value, resolved);
  }
  return resolved;
}

/** `$(NAME)` stands for a variable that is stated before. */
export function expand(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\((\w+)\)/g, (reference, name: string) => variables[name] ?? reference);
}

function field(pod: Pod, path: string): string {
  const key = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path);
  if (key) return (key[1] === 'labels' ? pod.labels : pod.annotations)[key[2] ?? ''] ?? '';
  const fields: Readonly<Record<string, string>> = {
    'metadata.name': pod.name,
    'metadata.namespace': pod.namespace,
    'metadata.uid': pod.uid,
    'spec.nodeName': pod.node,
    'spec.serviceAccountName': pod.spec.serviceAccountName,
    'status.hostIP': pod.network.node,
    'status.podIP': pod.address,
  };
  const value = fields[path];
  if (value === undefined) throw new Error(`pod ${pod.name}: field ${path} is not known`);
  return value;
}
