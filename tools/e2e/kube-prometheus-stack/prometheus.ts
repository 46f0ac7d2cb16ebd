import { stringify } from 'yaml';
import { images } from '../../../constructs/images';
import type { Manifest, Secret, Service, Workload } from '../cluster/kubernetes';
import type { Manifests } from '../cluster/manifests';
import type { Pod } from '../cluster/pod';
import { discoveredTargets } from './discovery';
import { type ScrapeConfig, scrapeConfigurations } from './scrape-configuration';

/** The Helm release, as the environment says of its cluster. */
const release = 'prometheus';
/** How the chart then names its Prometheus object and the Service. */
const prometheus = 'prometheus-kube-prometheus-prometheus';

/** What the operator makes of it. */
export const existingPrometheus = `prometheus-${prometheus}`;
const namespace = 'monitoring';
const configurationFolder = '/etc/prometheus/config_out';
const configurationFile = 'prometheus.env.yaml';

/** In seconds. The stack has 30: the run waits less, and nothing else changes by it. */
export const scrapeInterval = 5;

const labels = {
  'app.kubernetes.io/name': 'prometheus',
  'app.kubernetes.io/instance': prometheus,
  'app.kubernetes.io/managed-by': 'prometheus-operator',
  'operator.prometheus.io/name': prometheus,
  'operator.prometheus.io/shard': '0',
  prometheus,
};

/** The part of the kube-prometheus-stack that is there before anything of ours: its Prometheus, as its chart installs it. */
export function stackObjects(): Manifest[] {
  const service = (name: string): Service => ({
    kind: 'Service',
    metadata: { name, namespace, labels: { release } },
    spec: {
      selector: { 'app.kubernetes.io/name': 'prometheus', 'operator.prometheus.io/name': prometheus },
      ports: [{ name: 'http-web', port: 9090, targetPort: 'http-web' }],
    },
  });
  return [statefulSet(), service(prometheus), service('prometheus-operated')];
}

function statefulSet(): Workload {
  return {
    kind: 'StatefulSet',
    metadata: { name: existingPrometheus, namespace },
    spec: {
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: prometheus,
          securityContext: { runAsUser: 1000, runAsGroup: 2000, fsGroup: 2000 },
          containers: [
            {
              name: 'prometheus',
              image: `${images.prometheus}`,
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
            { name: 'config-out', secret: { secretName: existingPrometheus } },
            { name: 'db', emptyDir: {} },
          ],
        },
      },
    },
  };
}

/** What the operator tells it to pull, of the pods that run. */
export function scraped(manifests: Manifests, pods: readonly Pod[]): ScrapeConfig[] {
  const targets = discoveredTargets(manifests.ofKind('Service'), pods);
  // The chart's Prometheus takes the monitors that carry the name of its release.
  return scrapeConfigurations(manifests.ofKind('ServiceMonitor'), targets, { release });
}

/** The Secret in which the operator hands its Prometheus the configuration. */
export function prometheusConfiguration(scrape_configs: readonly ScrapeConfig[]): Secret {
  const configuration = { global: { scrape_interval: `${scrapeInterval}s` }, scrape_configs };
  return {
    kind: 'Secret',
    metadata: { name: existingPrometheus, namespace },
    stringData: { [configurationFile]: stringify(configuration) },
  };
}
