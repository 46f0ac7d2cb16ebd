import { PanelBuilder, type VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { callSite } from '../../kit/model/call-site';
import { Refusal } from '../../kit/model/findings';
import { count, line, list, object, optional, type Validator, validator } from '../../kit/model/validation';
import { type Builder, columns, type Section } from './layout';

/** What the functions of a dashboard return, which somebody wrote. */

const isBuilder = (value: unknown): value is Builder<never> =>
  typeof value === 'object' && value !== null && 'build' in value && typeof value.build === 'function';

const panel = validator<Section['panels'][number]>({
  example: '[12, panels.timeSeries({ … })]',
  expected: 'a width and a panel, such as [12, panels.timeSeries({ … })]',
  standIn: [columns, new PanelBuilder()],
  isKind: (value): value is Section['panels'][number] =>
    Array.isArray(value) && value.length === 2 && isBuilder(value[1]) && 'span' in value[1],
});

const madeSection = object<Section>({
  title: line('Requests'),
  height: optional(count(1, 100, 8)),
  panels: list(panel),
  shownWith: optional(line('orders_total')),
});

const madeVariables = list(
  validator<Builder<VariableModel>>({
    example: 'variables.labelVariable({ … })',
    expected: 'a variable such as variables.labelVariable({ … })',
    standIn: { build: () => ({ type: 'constant', name: 'missing' }) as VariableModel },
    isKind: isBuilder,
  }),
);

/** What a function returned. Throws a `Refusal` of what is wrong. */
function returned<T>(property: string, value: unknown, validator: Validator<T>): T {
  return validator.validate(value, property, {
    report: (at, problem, instead) => {
      throw new Refusal(problem, instead, { property: at, madeAt: callSite() });
    },
  });
}

/** A row of a dashboard. Throws a `Refusal`. */
export const returnedSection = (value: unknown): Section => returned('sections', value, madeSection);

/** What people choose at the top of a dashboard. Throws a `Refusal`. */
export const returnedVariables = (value: unknown) => returned('variables', value, madeVariables);
