/**
 * What a Prometheus in the place of Mimir takes from Mimir. Everything that is mapped stands in this file. Both programs answer the
 * same PromQL over the same API, and both take remote write and OTLP. Prometheus does nothing else of Mimir's: no tenants, no limits,
 * no ruler, no Alertmanager, no object storage, none of Mimir's own metrics.
 */

/** The beginning of a path at Mimir, and the one at Prometheus. The first that fits is taken. Other paths are not answered. */
export const paths: readonly (readonly [mimir: string, prometheus: string])[] = [
  // https://grafana.com/docs/mimir/latest/references/http-api/
  ['/api/v1/push', '/api/v1/write'],
  ['/otlp/v1/metrics', '/api/v1/otlp/v1/metrics'],
  ['/prometheus/', '/'],
  ['/ready', '/-/ready'],
];

/** The part of Mimir's configuration that is mapped. https://grafana.com/docs/mimir/latest/configure/configuration-parameters/ */
export interface MimirConfiguration {
  readonly target?: string;
  readonly server?: { readonly http_listen_port?: number };
  readonly blocks_storage?: { readonly tsdb?: { readonly dir?: string } };
  readonly limits?: {
    readonly compactor_blocks_retention_period?: string;
    readonly out_of_order_time_window?: string;
    readonly max_global_exemplars_per_user?: number;
    readonly otel_metric_suffixes_enabled?: boolean;
    /** A list with commas. */
    readonly promote_otel_resource_attributes?: string;
  };
}

/** Where Mimir listens unless its configuration says otherwise. */
export const mimirPort = ({ server }: MimirConfiguration): number => server?.http_listen_port ?? 8080;

/** Prometheus' flags. https://prometheus.io/docs/prometheus/latest/command-line/prometheus/ */
export function flags(mimir: MimirConfiguration, configurationFile: string, port: number): string[] {
  return [
    `--config.file=${configurationFile}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--web.enable-remote-write-receiver',
    '--web.enable-otlp-receiver',
    '--enable-feature=exemplar-storage',
    // On Mimir's disk, so that a restart loses nothing.
    `--storage.tsdb.path=${mimir.blocks_storage?.tsdb?.dir ?? './tsdb'}`,
  ];
}

/** Prometheus' configuration. https://prometheus.io/docs/prometheus/latest/configuration/configuration/ */
export function configuration({ limits = {} }: MimirConfiguration): object {
  const promoted = limits.promote_otel_resource_attributes?.split(',');
  return {
    storage: {
      tsdb: {
        // By default Mimir keeps samples for ever.
        retention: { time: limits.compactor_blocks_retention_period ?? '100y' },
        out_of_order_time_window: limits.out_of_order_time_window ?? '0s',
      },
      // By default Mimir keeps no exemplars.
      exemplars: { max_exemplars: limits.max_global_exemplars_per_user ?? 0 },
    },
    otlp: {
      promote_resource_attributes: promoted ?? [],
      translation_strategy: limits.otel_metric_suffixes_enabled
        ? 'UnderscoreEscapingWithSuffixes'
        : 'UnderscoreEscapingWithoutSuffixes',
    },
  };
}
