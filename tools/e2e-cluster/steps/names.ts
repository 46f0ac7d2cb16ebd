/** What stands in the place of the page's examples. */
export interface Names {
  /** In the place of `company`. */
  readonly environment: string;
  /** In the place of `staging`. */
  readonly newEnvironment?: string;
  /** In the place of `monitoring`. Default: `default`, for objects that have none. */
  readonly namespace?: string;
  /** In the place of `loki`: a workload, or another object. */
  readonly name?: string;
  /** In the place of `logs`: the new name of a StatefulSet. */
  readonly newName?: string;
  /** The number of a pod and its claim. Default: 0. */
  readonly ordinal?: number;
  /** In the place of `statefulset` or `service`. */
  readonly kind?: string;
  /** In the place of `20Gi`. */
  readonly size?: string;
  /** The namespace of Argo CD, in the place of `argocd`. */
  readonly control?: string;
}

/** Commands of the page for these names. An example for which there is none is an error. */
export function forNames(script: string, names: Names): string {
  const { name, newName, kind, ordinal = 0 } = names;
  const numbered = (prefix: string, of: string | undefined) => of && `${prefix}${of}-${ordinal}`;
  const replacements: Readonly<Record<string, string | undefined>> = {
    'company-loki': name && `${names.environment}-${name}`,
    'data-loki-0': numbered('data-', name),
    'data-logs-0': numbered('data-', newName),
    'loki-0': numbered('', name),
    statefulset: kind?.toLowerCase() ?? 'statefulset',
    service: kind?.toLowerCase() ?? 'service',
    monitoring: names.namespace ?? 'default',
    staging: names.newEnvironment,
    argocd: names.control,
    '20Gi': names.size,
    loki: name,
    company: names.environment,
  };
  // `dist/argocd` is a folder, whatever the namespace of Argo CD.
  const example = new RegExp(`(?<![\\w.-]|dist/(?=argocd))(${Object.keys(replacements).join('|')})(?!\\w)`, 'g');
  return script.replace(example, (found) => {
    const replacement = replacements[found];
    if (replacement === undefined) throw new Error(`nothing is named for the example ${found} in:\n${script}`);
    return replacement;
  });
}
