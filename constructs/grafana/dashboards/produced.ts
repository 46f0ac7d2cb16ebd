import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { KnownMetrics } from '../../kit';
import { asksNobody } from '../../kit/queries';
import { columns, type PanelBuilder, type Section } from './layout';

/** A row without the queries whose metrics nobody produces, and without the panels that then ask nothing. None: no row. */
export function producedPart(section: Section, metrics: readonly KnownMetrics[]): Section[] {
  const { shownWith, panels } = section;
  if (shownWith !== undefined && asksNobody({ expression: shownWith }, metrics)) return [];
  const left = panels.flatMap(([width, panel]) => {
    const targets = targetsOf(panel.build());
    const answered = targets.filter((target) => isAnswered(target, metrics));
    if (answered.length === targets.length) return [[width, panel] as const];
    return answered.length > 0 ? [[width, withTargets(panel, answered)] as const] : [];
  });
  if (left.length === 0) return [];
  return [{ ...section, panels: left.length < panels.length ? inWholeLines(left) : left }];
}

type Target = NonNullable<Panel['targets']>[number];

const targetsOf = ({ targets = [] }: Panel): readonly Target[] => targets;

const isAnswered = (target: Target, metrics: readonly KnownMetrics[]): boolean => {
  const { expr } = target as { readonly expr?: unknown };
  return typeof expr !== 'string' || !asksNobody({ expression: expr }, metrics);
};

const withTargets = (panel: PanelBuilder, targets: readonly Target[]): PanelBuilder => ({
  id: (id) => panel.id(id),
  span: (width) => panel.span(width),
  height: (height) => panel.height(height),
  build: () => ({ ...panel.build(), targets: [...targets] }),
});

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
