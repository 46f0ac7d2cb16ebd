import type { Endpoint } from '../../kit';

/** Targets that an exporter asks on behalf of Prometheus. https://prometheus.io/docs/guides/multi-target-exporter/ */
export function probed({ address, offers }: Endpoint<'prometheus.exposition'>) {
  const { targets = [], interval } = offers.probes ?? {};
  const modules = [...new Set(targets.map(({ module }) => module))];
  return {
    ...(interval ? { scrape_interval: interval.toString() } : {}),
    static_configs: modules.map((module) => ({
      targets: targets.filter((each) => each.module === module).map(({ target }) => target),
      labels: { __param_module: module },
    })),
    relabel_configs: [
      { source_labels: ['__address__'], target_label: '__param_target' },
      { source_labels: ['__address__'], target_label: 'instance' },
      { source_labels: ['__param_module'], target_label: 'module' },
      { target_label: '__address__', replacement: address },
    ],
  };
}
