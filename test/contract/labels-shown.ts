import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { withoutVariables } from '../../constructs/grafana/dashboards';
import { labelsOf } from './promql';

/** A label that a dashboard takes from the result of a query. */
interface ShownLabel {
  readonly label: string;
  /** The labels that the result has. */
  readonly result: ReadonlySet<string>;
  readonly place: string;
}

interface Target {
  readonly datasource?: { readonly type?: string };
  readonly expr?: string;
  readonly legendFormat?: string;
}

/** The labels in the legends and links of a dashboard's panels, and those whose values its variables offer. */
export function labelsShown(dashboard: Dashboard): ShownLabel[] {
  const shown: ShownLabel[] = [];
  for (const { name, query } of dashboard.templating?.list ?? []) {
    const text = typeof query === 'object' ? String(query.query) : '';
    const [, series, label] = /^label_values\((.*), (\w+)\)$/.exec(text) ?? [];
    if (series && label)
      shown.push({ label, result: resultOf(series), place: `${dashboard.title} › variable ${name}` });
  }
  for (const panel of dashboard.panels ?? []) {
    if (!('targets' in panel)) continue;
    const place = `${dashboard.title} › ${panel.title}`;
    const targets = (panel.targets as Target[]).filter(({ datasource }) => datasource?.type === 'prometheus');
    for (const { expr = '', legendFormat = '' } of targets) {
      const result = resultOf(expr);
      for (const [, label = ''] of legendFormat.matchAll(/\{\{\s*(\w+)\s*\}\}/g)) shown.push({ label, result, place });
    }
    const results = new Set(targets.flatMap(({ expr = '' }) => [...resultOf(expr)]));
    for (const { url = '' } of panel.fieldConfig?.defaults.links ?? []) {
      for (const [, label = ''] of url.matchAll(/\$\{__field\.labels\.(\w+)\}/g)) {
        shown.push({ label, result: results, place });
      }
    }
  }
  return shown;
}

const resultOf = (expression: string) => labelsOf(withoutVariables(expression)).result;
