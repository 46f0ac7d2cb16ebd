import { attribute, copyAttribute, goOn, type Statements, text } from '../../kit/text/ottl';
import { clusterLabel, clustersOfCall } from '../../kit/vocabulary/signal-labels';
import type { Processor } from '../pipelines';

/**
 * Gives the metrics that the Collector makes from spans the names and labels by which Tempo makes them: dashboards, links and
 * Grafana's service map ask the same of either. `clusters`: whether spans say of which cluster they are.
 */
export function spanMetricNames(clusters: boolean): Processor {
  const service = attribute('resource', 'service.name');
  const [sent, wanted] = ['traces.spanmetrics.duration', 'traces.spanmetrics.latency'];
  return {
    kind: 'processor',
    id: 'transform/span_metric_names',
    settings: {
      ...goOn,
      metric_statements: [
        {
          context: 'metric',
          statements: [
            // Without a unit, as the name would get a suffix that Tempo's has not.
            `set(metric.unit, "") where metric.name == ${text(sent)}`,
            `set(metric.name, ${text(wanted)}) where metric.name == ${text(sent)}`,
          ],
        },
        {
          context: 'datapoint',
          statements: [
            // From the resource, as the series of what is beyond the limit has no attributes of its own.
            `set(${attribute('datapoint', 'service')}, ${service}) where ${service} != nil`,
            `delete_key(datapoint.attributes, ${text('service.name')})`,
            ...(clusters ? clusterStatements : []),
          ],
        },
        // What is left would stand beside the labels of each series: the service is one of these already.
        { context: 'resource', statements: ['delete_matching_keys(resource.attributes, ".*")'] },
      ] satisfies readonly Statements[],
    },
  };
}

/** A span counts for its cluster; a call for that of the service that is called, or of the caller where no span tells the other side. */
const clusterStatements = [
  `set(${attribute('datapoint', clusterLabel)}, ${attribute('resource', clusterLabel)}) where ${attribute('resource', clusterLabel)} != nil`,
  ...clustersOfCall.map((side) => copyAttribute('datapoint', side, clusterLabel)),
];
