import type { Checks } from '../model/checks';
import type { Cluster } from '../model/cluster';
import { type ClusterExporter, clusterExporters, type ExportsOf } from '../model/cluster-exporter';

interface Exporting {
  readonly name: string;
  readonly check: Checks;
  readonly clusterExporters: readonly ClusterExporter[];
}

/** Reports a second exporter of the same metrics: in the environment, or beside the one that the cluster has already. */
export function checkClusterExporters(environment: {
  readonly cluster: Cluster;
  readonly components: readonly Exporting[];
}): void {
  for (const kind of Object.keys(clusterExporters) as ExportsOf[]) {
    const { fact, what, each } = clusterExporters[kind];
    const all = environment.components.flatMap((component) =>
      component.clusterExporters
        .filter((exporter) => exporter.of === kind)
        .map((exporter) => ({ component, exporter })),
    );
    const [first] = [...all].sort(
      (a, b) => Number(b.exporter.existing ?? false) - Number(a.exporter.existing ?? false),
    );
    for (const { component, exporter } of all) {
      const { property, written, existing } = exporter;
      const there = environment.cluster[fact] === true && !existing;
      const twin = first && first.exporter !== exporter ? first : undefined;
      if (there) {
        component.check.report(
          property,
          `${written} shows ${each}, and ${what} runs in the cluster already`,
          `no ${written}, or no ${fact} in the environment's cluster`,
        );
      } else if (twin) {
        component.check.report(
          property,
          `${written} shows ${each}, and ${twin.exporter.written} of ${twin.component.name} does so already`,
          'one of the two',
        );
      }
    }
  }
}
