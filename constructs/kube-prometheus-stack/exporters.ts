import type { ClusterExporter, ExportsOf } from '../kit/model/cluster-exporter';
import type { KubePrometheusStackProps } from './props';

/** The exporters that the chart brings, so that a second one is refused. */
export const exportersOf = ({
  nodeExporter = true,
  kubeStateMetrics = true,
}: KubePrometheusStackProps): readonly ClusterExporter[] => [
  ...(nodeExporter ? [stackExporter('nodes', 'nodeExporter')] : []),
  ...(kubeStateMetrics ? [stackExporter('objects', 'kubeStateMetrics')] : []),
];

const stackExporter = (of: ExportsOf, property: string): ClusterExporter => ({
  of,
  property,
  written: 'the stack',
  existing: true,
});
