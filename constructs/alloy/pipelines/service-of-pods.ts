import { attribute, copyAttribute, goOn } from '../../kit/text/ottl';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import {
  byPodNames,
  controllerAttributes,
  podNames,
  serviceNameByAnnotation,
  serviceNameByLabel,
} from '../../pod-names/found-pod';
import { serviceNameStatements } from '../../pod-names/service-name';
import {
  type AlloyFile,
  fromPrometheus,
  groupByAttributes,
  k8sAttributes,
  type MetricsReceiver,
  toPrometheus,
  transform,
} from '../syntax';
import { nodeName } from './own-node';

/** The labels that are the pod's; a pod is found by the first two. */
const ofThePod = podNames.map((name) => signalLabels[name]);
const service = signalLabels['service.name'];

/**
 * Gives series that name only their pod the label `service_name`, by the annotations, labels and controllers of the pod, as log lines
 * and telemetry by OTLP have it. A scrape knows nothing of the pods that its samples are about, and `prometheus.enrich`, which would
 * join them in one step, is experimental: so the samples go the way of OpenTelemetry's metrics, whose components are generally
 * available. What is of no pod, and of a pod that is not known, passes as it is.
 */
export function serviceOfPods(file: AlloyFile, label: string, to: MetricsReceiver): MetricsReceiver {
  const samples = file.add(
    toPrometheus,
    label,
    // The names and labels stay as they came.
    { forward_to: [to], add_metric_suffixes: false, include_scope_labels: false, include_target_info: false },
    'The service of a series, by its pod.',
  );
  const labelled = file.add(transform, `${label}_labels`, {
    ...goOn,
    metric_statements: [
      {
        context: 'resource',
        conditions: [`${attribute('resource', 'k8s.pod.uid')} != nil`],
        statements: serviceNameStatements(service),
      },
      {
        context: 'datapoint',
        statements: [...ofThePod, service].map(
          (name) =>
            `set(${attribute('datapoint', name)}, ${attribute('resource', name)}) where ${attribute('resource', name)} != nil`,
        ),
      },
    ],
    output: { metrics: [samples.input] },
  });
  const found = file.add(k8sAttributes, label, {
    filter: { node: nodeName },
    // By default Jaeger's agents and collectors are left out.
    exclude: {},
    extract: {
      metadata: ['k8s.pod.uid', 'k8s.node.name', ...controllerAttributes],
      label: serviceNameByLabel,
      annotation: serviceNameByAnnotation,
    },
    pod_association: [{ source: byPodNames }],
    output: { metrics: [labelled.input] },
  });
  const named = file.add(transform, `${label}_pods`, {
    ...goOn,
    metric_statements: [
      { context: 'resource', statements: podNames.map((name) => copyAttribute('resource', signalLabels[name], name)) },
    ],
    output: { metrics: [found.input] },
  });
  const byPod = file.add(groupByAttributes, label, { keys: ofThePod, output: { metrics: [named.input] } });
  return file.add(fromPrometheus, label, { output: { metrics: [byPod.input] } }).receiver;
}
