import { ending, type ProgramCheck } from '../check';

/** With the feature gates of the pod. https://opentelemetry.io/docs/collector/configuration/ */
export const collector: ProgramCheck = {
  program: 'otelcol',
  title: 'otelcol validate',
  reads: ending('.yaml'),
  words: (container) => ['validate', ...container.arguments],
};
