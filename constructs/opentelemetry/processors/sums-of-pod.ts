import { attribute, goOn, type Statements, text } from '../../kit/text/ottl';
import type { Processor } from '../pipelines';
import { deltaToCumulative } from './delta-to-cumulative';

/** The variable with the name of the pod, as the Collector replaces it. */
export const podName = `\${env:POD_NAME}`;

/** The label that tells apart what several pods have added up of one series. */
const label = 'collector_pod';

/**
 * Sums of differences that come to several pods: each adds up what it was sent, as a series of its own, and a query adds up the pods as it
 * adds up those of an application. As one series, each pod's sum would overwrite the others'.
 */
export const sumsOfPod = (): Processor[] => [
  {
    kind: 'processor',
    id: 'transform/sums_of_pod',
    settings: {
      ...goOn,
      metric_statements: [
        {
          context: 'datapoint',
          conditions: ['metric.aggregation_temporality == AGGREGATION_TEMPORALITY_DELTA'],
          statements: [`set(${attribute('datapoint', label)}, ${text(podName)})`],
        },
      ] satisfies readonly Statements[],
    },
  },
  deltaToCumulative(),
];
