import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { labelValues, numbersOf, panelsOf } from '../../constructs/kit/queries/dashboard-queries';
import { withoutVariables } from '../../constructs/kit/queries/variables';
import { resultLabels } from '../languages/logql';
import type { MetricCatalog } from '../languages/metric-catalog';
import { labelsOf } from '../languages/promql';

/** A label that a dashboard takes from the result of a query. */
export interface ShownLabel {
  readonly label: string;
  /** The labels that the result has; undefined where it may have any. */
  readonly result: ReadonlySet<string> | undefined;
  readonly place: string;
}

interface Target {
  readonly datasource?: { readonly type?: string };
  readonly expr?: string;
  readonly legendFormat?: string;
}

/** The labels in the legends and links of a dashboard's panels, and those whose values its variables offer. */
export function labelsShown(dashboard: Dashboard, catalog: MetricCatalog): ShownLabel[] {
  const shown: ShownLabel[] = [];
  const numbers = numbersOf(dashboard);
  const resultOf = ({ datasource, expr = '' }: Target) => {
    const text = withoutVariables({ expression: expr, numbers });
    return datasource?.type === 'loki' ? resultLabels(text) : labelsOf(text, catalog).result;
  };
  for (const variable of dashboard.templating?.list ?? []) {
    const asked = labelValues(variable);
    if (!asked) continue;
    const place = `${dashboard.title} › variable ${variable.name}`;
    shown.push({ label: asked.label, result: resultOf({ expr: asked.series }), place });
  }
  for (const panel of panelsOf(dashboard)) {
    const place = `${dashboard.title} › ${panel.title}`;
    const all = (panel.targets ?? []).map(
      (target): Target => ({ datasource: panel.datasource, ...(target as Target) }),
    );
    const targets = all.filter(({ datasource }) => datasource?.type === 'prometheus' || datasource?.type === 'loki');
    for (const target of targets) {
      for (const [, label = ''] of (target.legendFormat ?? '').matchAll(/\{\{\s*(\w+)\s*\}\}/g)) {
        shown.push({ label, result: resultOf(target), place });
      }
    }
    const results = targets.map(resultOf);
    const together = results.some((result) => result === undefined)
      ? undefined
      : new Set(results.flatMap((result) => [...(result ?? [])]));
    for (const { url = '' } of panel.fieldConfig?.defaults.links ?? []) {
      for (const [, label = ''] of url.matchAll(/\$\{__field\.labels\.(\w+)\}/g)) {
        shown.push({ label, result: together, place });
      }
    }
  }
  return shown;
}
