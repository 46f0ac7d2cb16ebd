import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { lacksCluster } from '../../../kit/queries/clusters';
import { clusterLabel } from '../../../kit/vocabulary/signal-labels';
import { linkByCluster } from './link';
import { chosenForMap, queryByCluster, type Reference, type Rewriting, tells } from './rewriting';

interface Target {
  readonly datasource?: Reference;
  readonly expr?: string;
  readonly query?: string;
  readonly serviceMapQuery?: readonly string[];
  readonly legendFormat?: string;
}

/** A panel that shows the chosen clusters and tells them apart. */
export function panelByCluster(panel: Panel, rewriting: Rewriting): Panel {
  const { targets = [], fieldConfig, transformations } = panel;
  const asked = (targets as Target[]).map((target): Target => ({ datasource: panel.datasource, ...target }));
  const showsCluster = asked.length > 0 && asked.every(({ datasource }) => tells(rewriting, datasource));
  const changed = {
    ...panel,
    targets: targets.map((target, index) => ({ ...target, ...targetByCluster(asked[index] ?? {}, rewriting) })),
  };
  if (fieldConfig) {
    const link = <L extends { readonly url?: string }>(each: L): L => linkByCluster(each, showsCluster, rewriting);
    const { defaults, overrides } = fieldConfig;
    changed.fieldConfig = {
      ...fieldConfig,
      defaults: { ...defaults, ...(defaults.links ? { links: defaults.links.map(link) } : {}) },
      overrides: overrides.map((override) => ({
        ...override,
        properties: override.properties.map((property) =>
          property.id === 'links'
            ? { ...property, value: (property.value as { readonly url?: string }[]).map(link) }
            : property,
        ),
      })),
    };
  }
  if (showsCluster && transformations) changed.transformations = transformations.map(columnsByCluster);
  return changed;
}

function targetByCluster(target: Target, rewriting: Rewriting): Partial<Target> {
  const { datasource, expr, query, serviceMapQuery, legendFormat } = target;
  if (!tells(rewriting, datasource)) return {};
  const rewritten = (text: string) => queryByCluster(text, datasource, rewriting);
  // A map is drawn from metrics, and no answer of Tempo's.
  const map = { ...datasource, type: 'prometheus' };
  return {
    ...(expr === undefined ? {} : { expr: rewritten(expr) }),
    ...(query === undefined ? {} : { query: rewritten(query) }),
    ...(serviceMapQuery
      ? { serviceMapQuery: serviceMapQuery.map((text) => queryByCluster(text, map, rewriting, chosenForMap)) }
      : {}),
    ...(legendFormat === undefined ? {} : { legendFormat: legendByCluster(legendFormat) }),
  };
}

/** A legend that names something says of which cluster it is. */
function legendByCluster(legend: string): string {
  const labels = [...legend.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, label = '']) => label);
  return lacksCluster(labels) ? `{{${clusterLabel}}} ${legend}` : legend;
}

interface Organized {
  readonly indexByName?: Readonly<Record<string, number>>;
  readonly renameByName?: Readonly<Record<string, string>>;
}

/** A table whose rows name something begins with the cluster. */
function columnsByCluster<T extends { readonly id: string; options: unknown }>(transformation: T): T {
  if (transformation.id !== 'organize') return transformation;
  const options = transformation.options as Organized;
  const { indexByName = {}, renameByName = {} } = options;
  if (!lacksCluster(Object.keys(indexByName))) return transformation;
  const later = Object.entries(indexByName).map(([name, index]) => [name, index + 1] as const);
  return {
    ...transformation,
    options: {
      ...options,
      indexByName: { [clusterLabel]: 0, ...Object.fromEntries(later) },
      renameByName: { [clusterLabel]: 'Cluster', ...renameByName },
    },
  };
}
