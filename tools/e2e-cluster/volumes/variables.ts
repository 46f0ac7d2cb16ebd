import { expand } from '../../e2e/cluster/environment';
import type { Container } from './kubernetes';
import type { Sources } from './sources';

export interface Variables {
  /** Those whose value is known without a running pod. */
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

/** The variables of a container, and references to ConfigMaps, Secrets and keys that do not exist. */
export function variablesOf(container: Container, namespace: string, sources: Sources): Variables {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const reference = configMapRef ?? secretRef;
    if (!reference) continue;
    const { files, problems: missing } = sources.files(configMapRef ? 'ConfigMap' : 'Secret', namespace, reference);
    problems.push(...missing.map((problem) => `its variables: ${problem}`));
    for (const { path, text } of files) if (text !== undefined) values[`${prefix}${path}`] = text;
  }
  for (const { name, value, valueFrom } of container.env ?? []) {
    const { configMapKeyRef, secretKeyRef } = valueFrom ?? {};
    const reference = configMapKeyRef ?? secretKeyRef;
    if (value !== undefined) values[name] = expand(value, values);
    if (!reference) continue;
    const kind = configMapKeyRef ? 'ConfigMap' : 'Secret';
    const { key } = reference;
    const { files, problems: missing } = sources.files(kind, namespace, reference, [{ key, path: key }]);
    problems.push(...missing.map((problem) => `variable ${name}: ${problem}`));
    const text = files[0]?.text;
    if (text !== undefined) values[name] = text;
  }
  return { values, problems };
}
