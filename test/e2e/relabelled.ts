import type { RelabelConfig } from '../../tools/e2e/stand-ins/kube-prometheus-stack/scrape-configuration';

type Labels = Readonly<Record<string, string>>;

/**
 * The labels of a target after relabeling, undefined if it is dropped: the actions that are used here, as Prometheus has them.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export function relabelled(labels: Labels, rules: readonly RelabelConfig[]): Labels | undefined {
  let so: Labels | undefined = labels;
  for (const rule of rules) so = so && apply(so, rule);
  const named = Object.entries(so ?? {}).filter(([name]) => name === '__address__' || !name.startsWith('__'));
  return so && Object.fromEntries(named);
}

function apply(labels: Labels, rule: RelabelConfig): Labels | undefined {
  const { action = 'replace', source_labels = [], separator = ';', regex = '(.*)', target_label = '' } = rule;
  const pattern = new RegExp(`^(?:${regex})$`);
  if (action === 'labeldrop') return Object.fromEntries(Object.entries(labels).filter(([name]) => !pattern.test(name)));
  const value = source_labels.map((name) => labels[name] ?? '').join(separator);
  const match = pattern.exec(value);
  if (action === 'keep') return match ? labels : undefined;
  if (action === 'drop') return match ? undefined : labels;
  if (action !== 'replace') throw new Error(`the action ${action} is not known here`);
  if (!match) return labels;
  const replaced = (rule.replacement ?? '$1').replace(
    /\$\{?(\d)\}?/g,
    (_, group: string) => match[Number(group)] ?? '',
  );
  const { [target_label]: _, ...others } = labels;
  return replaced === '' ? others : { ...others, [target_label]: replaced };
}
