/** Alloy's configuration language, as far as it is used here. https://grafana.com/docs/alloy/latest/get-started/configuration-syntax/ */
export * from './discovery';
export { AlloyFile } from './file';
export * from './loki';
export * from './otelcol';
export * from './prometheus';
export * from './push';
export * from './pyroscope';
export { call, Expression, environmentVariable, type ObjectValue, object, plus, type Value } from './value';
