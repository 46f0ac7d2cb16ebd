import {
  changed,
  describe,
  isPlainObject,
  line,
  list,
  reportGiven,
  type Validator,
  validator,
} from '../model/validation';
import type { KnownMetrics } from '../vocabulary/metrics';

const name: Validator<RegExp> = {
  example: '/^shop_orders_total$/',
  expected: 'a pattern such as /^shop_orders_total$/',
  validate(value, property, reporter) {
    if (value instanceof RegExp && value.source.startsWith('^') && value.source.endsWith('$')) return value;
    if (value === undefined) reportGiven(value, property, name, reporter);
    else {
      const given = value instanceof RegExp ? String(value) : describe(value);
      reporter.report(property, `${given} is no pattern for the whole of a name`, name.expected);
    }
    return /^missing$/;
  },
};

const any = validator<KnownMetrics>({
  example: "{ name: /^shop_orders_total$/, labels: ['pod'] }",
  expected: "metrics such as { name: /^shop_orders_total$/, labels: ['pod'] }",
  standIn: { name: /^missing$/, labels: [] },
  isKind: (value): value is KnownMetrics => isPlainObject(value),
});

/** Metrics that an environment names itself, and those that this package knows. */
export const knownMetricsValidator = changed(any, { name, labels: list(line('pod')) });
