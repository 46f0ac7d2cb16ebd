import { stringify } from 'yaml';
import { stackNames } from '../../../../constructs/kube-prometheus-stack/names';
import type { Manifest, Secret, Service, Workload } from '../../cluster/kubernetes';
import type { Manifests } from '../../cluster/manifests';
import type { Pod } from '../../cluster/pod';
import type { Labels } from '../../labels';
import { discoveredTargets } from './discovery';
import { type ScrapeConfig, scrapeConfigurations } from './scrape-configuration';

/** A release of the chart in a cluster. */
export interface StackRelease {
  /** The name of the Helm release. */
  readonly release: string;
  /** The namespace in which it runs. */
  readonly namespace: string;
}

/** How the chart names its Prometheus object and the Service. */
const nameOf = ({ release }: StackRelease): string => stackNames(release).prometheus;

/** What the operator makes of it. */
export const existingPrometheus = (stack: StackRelease): string => `prometheus-${nameOf(stack)}`;

const configurationFolder = '/etc/prometheus/config_out';
const configurationFile = 'prometheus.env.yaml';

/** In seconds. The stack has 30: the run waits less, and nothing else changes by it. */
export const scrapeInterval = 5;

function labelsOf(stack: StackRelease): Labels {
  const prometheus = nameOf(stack);
  return {
    'app.kubernetes.io/name': 'prometheus',
    'app.kubernetes.io/instance': prometheus,
    'app.kubernetes.io/managed-by': 'prometheus-operator',
    'operator.prometheus.io/name': prometheus,
    'operator.prometheus.io/shard': '0',
    prometheus,
  };
}

/**
 * The part of the kube-prometheus-stack that is there before the environment: its Prometheus, as its chart installs it. `image`:
 * the reference of Prometheus' image.
 */
export function stackObjects(stack: StackRelease, image: string): Manifest[] {
  const { release, namespace } = stack;
  const prometheus = nameOf(stack);
  const service = (name: string): Service => ({
    kind: 'Service',
    metadata: { name, namespace, labels: { release } },
    spec: {
      selector: { 'app.kubernetes.io/name': 'prometheus', 'operator.prometheus.io/name': prometheus },
      ports: [{ name: 'http-web', port: 9090, targetPort: 'http-web' }],
    },
  });
  return [statefulSet(stack, image), service(prometheus), service('prometheus-operated')];
}

function statefulSet(stack: StackRelease, image: string): Workload {
  const name = existingPrometheus(stack);
  return {
    kind: 'StatefulSet',
    metadata: { name, namespace: stack.namespace },
    spec: {
      template: {
        metadata: { labels: labelsOf(stack) },
        spec: {
          serviceAccountName: nameOf(stack),
          securityContext: { runAsUser: 1000, runAsGroup: 2000, fsGroup: 2000 },
          containers: [
            {
              name: 'prometheus',
              image,
              args: [`--config.file=${configurationFolder}/${configurationFile}`, '--storage.tsdb.path=/prometheus'],
              ports: [{ name: 'http-web', containerPort: 9090 }],
              readinessProbe: { httpGet: { path: '/-/ready', port: 'http-web' } },
              securityContext: { readOnlyRootFilesystem: true },
              volumeMounts: [
                { name: 'config-out', mountPath: configurationFolder, readOnly: true },
                { name: 'db', mountPath: '/prometheus' },
              ],
            },
          ],
          volumes: [
            { name: 'config-out', secret: { secretName: name } },
            { name: 'db', emptyDir: {} },
          ],
        },
      },
    },
  };
}

/** What the operator tells it to pull, of the pods that run. */
export function scraped(stack: StackRelease, manifests: Manifests, pods: readonly Pod[]): ScrapeConfig[] {
  const targets = discoveredTargets(manifests.ofKind('Service'), pods);
  // The chart's Prometheus takes the monitors that carry the name of its release.
  return scrapeConfigurations(manifests.ofKind('ServiceMonitor'), targets, { release: stack.release });
}

/** The Secret in which the operator hands its Prometheus the configuration. */
export function prometheusConfiguration(stack: StackRelease, scrape_configs: readonly ScrapeConfig[]): Secret {
  const configuration = { global: { scrape_interval: `${scrapeInterval}s` }, scrape_configs };
  return {
    kind: 'Secret',
    metadata: { name: existingPrometheus(stack), namespace: stack.namespace },
    stringData: { [configurationFile]: stringify(configuration) },
  };
}
