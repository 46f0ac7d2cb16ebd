import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { columns, type PanelBuilder, type Section } from './layout';
import { queryName } from './panels/queries';

/** What a panel asks. */
export type Target = NonNullable<Panel['targets']>[number];

/** The PromQL or LogQL of a target. Undefined: it asks in another way. */
export const expressionOf = (target: Target): string | undefined => {
  const { expr } = target as { readonly expr?: unknown };
  return typeof expr === 'string' ? expr : undefined;
};

/** A row without the queries that nobody answers, and without the panels that then ask nothing. None: no row. */
export function answeredPart(section: Section, isAnswered: (target: Target) => boolean): Section[] {
  const { panels } = section;
  const left = panels.flatMap(([width, panel]) => {
    const { targets = [] } = panel.build();
    const answered = targets.filter(isAnswered);
    if (answered.length === targets.length) return [[width, panel] as const];
    return answered.length > 0 ? [[width, changedPanel(panel, (built) => withTargets(built, answered))] as const] : [];
  });
  return withPanels(section, left);
}

/** A row with these of its panels. None: no row. */
export function withPanels(section: Section, left: Section['panels']): Section[] {
  if (left.length === 0) return [];
  return [{ ...section, panels: left.length < section.panels.length ? inWholeLines(left) : left }];
}

/** A panel that is built otherwise. */
export const changedPanel = (panel: PanelBuilder, change: (built: Panel) => Panel): PanelBuilder => ({
  id: (id) => panel.id(id),
  span: (width) => panel.span(width),
  height: (height) => panel.height(height),
  build: () => change(panel.build()),
});

function withTargets(panel: Panel, targets: readonly Target[]): Panel {
  const [only, second] = targets;
  const renamed = panel.type === 'table' && only && !second ? withOneValue(panel, only) : panel;
  return { ...renamed, targets: [...targets] };
}

/** A table whose one query is left: Prometheus' results name the query that they come from only where there are several. */
function withOneValue(panel: Panel, only: Target): Panel {
  const { refId = queryName(0) } = only as { readonly refId?: string };
  const named = (names: unknown) =>
    Object.fromEntries(
      Object.entries((names ?? {}) as Record<string, unknown>)
        .filter(([name]) => !/^Value #[A-Z]$/.test(name) || name === `Value #${refId}`)
        .map(([name, value]) => [name === `Value #${refId}` ? 'Value' : name, value]),
    );
  const transformations = (panel.transformations ?? []).map((each) =>
    each.id === 'organize'
      ? {
          ...each,
          options: {
            ...each.options,
            indexByName: named(each.options.indexByName),
            renameByName: named(each.options.renameByName),
          },
        }
      : each,
  );
  return { ...panel, transformations };
}

/** Panels of one line, as wide as each was among them; the last takes what is left of the line. */
function inWholeLines(panels: Section['panels']): Section['panels'] {
  const sum = panels.reduce((total, [width]) => total + width, 0);
  if (sum >= columns) return panels;
  const widths = panels.map(([width]) => Math.floor((width * columns) / sum));
  const rest = columns - widths.reduce((total, width) => total + width, 0);
  return panels.map(([, panel], place) => {
    const width = widths[place] ?? columns;
    return [place === panels.length - 1 ? width + rest : width, panel] as const;
  });
}
