/** Of whom an exporter shows metrics for the whole cluster: of every node, or of every object of the Kubernetes API. */
export type ExportsOf = 'nodes' | 'objects';

/** A component that shows metrics of the whole cluster. A second one would show each series again. */
export interface ClusterExporter {
  readonly of: ExportsOf;
  /** The property by which it is asked for. */
  readonly property: string;
  /** How the environment file writes it, such as `unix()`. */
  readonly written: string;
  /** It is there anyway. Default: no, it comes with the environment. */
  readonly existing?: boolean;
}

/** What is known of each, as findings and the facts of a cluster have it. */
export const clusterExporters: Readonly<
  Record<
    ExportsOf,
    { readonly fact: 'nodeExporter' | 'kubeStateMetrics'; readonly what: string; readonly each: string }
  >
> = {
  nodes: { fact: 'nodeExporter', what: 'a node exporter', each: 'the metrics of each node' },
  objects: { fact: 'kubeStateMetrics', what: 'a kube-state-metrics', each: 'the metrics of each object' },
};
