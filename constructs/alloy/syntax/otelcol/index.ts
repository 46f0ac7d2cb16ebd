/** Alloy's components for OTLP. https://grafana.com/docs/alloy/latest/reference/components/otelcol/ */
export * from './auth';
export * from './connectors';
export * from './exporters';
export type { OtlpConsumer, OtlpOutput } from './output';
export * from './processors';
export * from './receivers';
