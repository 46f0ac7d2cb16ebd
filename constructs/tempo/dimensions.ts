import { labelOfAttribute, namesOf } from '../kit/vocabulary/span-attributes';

/**
 * Attributes as labels of the metrics made from spans. One that has two names, as older SDKs write the former, is one label: a mapping takes
 * whichever a span has, and joins them where it has both.
 * https://grafana.com/docs/tempo/latest/metrics-from-traces/span-metrics/span-metrics-metrics-generator/
 */
export function byDimensions(attributes: readonly string[]) {
  const renamed = attributes.filter((attribute) => namesOf(attribute).length > 1);
  const mappings = renamed.map((attribute) => ({
    name: labelOfAttribute(attribute),
    source_labels: [...namesOf(attribute)],
    join: ', ',
  }));
  return {
    dimensions: attributes.filter((attribute) => !renamed.includes(attribute)),
    ...(mappings.length > 0 ? { dimension_mappings: mappings } : {}),
  };
}
