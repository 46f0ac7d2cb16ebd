import { parse } from 'yaml';
import type { Environment } from '../../constructs/kit';
import { objectOf } from '../support';

/** The configuration of an environment's Collector, as it is rendered. */
export function collectorOf(environment: Environment) {
  const [text] = Object.values(objectOf(environment, 'ConfigMap', 'otel-collector').data);
  return parse(String(text));
}

/** The processors of a pipeline, in their order. */
export const processorsOf = (configuration: ReturnType<typeof collectorOf>, pipeline: string): readonly string[] =>
  configuration.service.pipelines[pipeline].processors;
