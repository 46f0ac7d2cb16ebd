import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { dashboard, Grafana, nodes, panels, units } from '../../constructs/grafana';
import { variable } from '../../constructs/grafana/variable';
import { alert, days, gibibytes, minutes } from '../../constructs/kit';
import { askedMetrics } from '../../constructs/kit/queries';
import { KubeStateMetrics } from '../../constructs/kube-state-metrics';
import { NodeExporter } from '../../constructs/node-exporter';
import { Prometheus, type PrometheusProps } from '../../constructs/prometheus';
import { cadvisor, kubelet } from '../../constructs/scrape';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** The metrics of a cluster that somebody asks for are stored, and no others. */

const size = { retention: days(3), disk: gibibytes(10) };

describe('the metrics for which a query asks', () => {
  test.each<[string, readonly string[]]>([
    ['rate(a_total{x="y"}[5m]) / on (z) group_left (w) b{c="d_total"}', ['a_total', 'b']],
    [`node_memory_${variable('what')}_bytes{instance=~"$instance"}`, ['node_memory_.*_bytes']],
    [
      'sum by (device) (rate(node_network_receive_bytes_total[$__rate_interval]))',
      ['node_network_receive_bytes_total'],
    ],
    ['{__name__=~"node_time_.+", instance="a"}', ['node_time_.+']],
    ['{__name__="node_boot_time_seconds"}', ['node_boot_time_seconds']],
    ['{"node_load1", instance="a"}', ['node_load1']],
    ['count({job="node-exporter"})', ['.*']],
  ])('%s', (expression, metrics) => {
    expect(askedMetrics([{ expression }])).toEqual(metrics);
  });
});

const own = () =>
  dashboard({
    uid: 'mine',
    title: 'Mine',
    description: 'What I look at.',
    asks: ['metrics'],
    sections: [
      ({ metrics }) => ({
        title: 'Nodes',
        panels: [
          [
            24,
            panels.timeSeries({
              title: 'Entropy',
              description: 'What the kernel has.',
              datasource: metrics,
              queries: [{ expression: 'node_entropy_available_bits', legend: '{{instance}}' }],
              unit: units.Short,
            }),
          ],
        ],
      }),
    ],
  });

const reboots = alert({
  name: 'NodeRebooted',
  expression: 'time() - node_boot_time_seconds < 600',
  holdsFor: minutes(1),
  severity: 'warning',
  summary: 'A node has started.',
  description: 'It is {{ $labels.instance }}.',
});

function environmentWith(props: Partial<PrometheusProps> = {}) {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read their node' });
  const prometheus = new Prometheus(environment, { ...size, scrape: [kubelet(), cadvisor()], ...props });
  prometheus.watch(new NodeExporter(environment, { namespace }), new KubeStateMetrics(environment));
  new Grafana(environment, { datasources: [prometheus.datasource], dashboards: [nodes(), own()] });
  return environment;
}

/** What a job keeps, or undefined where it keeps everything. */
function keptBy(props: Partial<PrometheusProps>, name: string): string[] | undefined {
  const { scrape_configs } = parse(objectOf(environmentWith(props), 'ConfigMap', 'prometheus').data['prometheus.yaml']);
  const job = scrape_configs.find(({ job_name }: { readonly job_name: string }) => job_name === name);
  const [first] = job.metric_relabel_configs ?? [];
  return first?.action === 'keep' ? first.regex.split('|') : undefined;
}

describe('what is stored', () => {
  test('of nodes: for a dashboard and an alert of one’s own as for those of the platform', () => {
    const kept = keptBy({ alerts: [reboots] }, 'node-exporter');
    const asked = ['node_disk_io_time_seconds_total', 'node_entropy_available_bits', 'node_boot_time_seconds'];
    expect(kept).toEqual(expect.arrayContaining(asked));
    expect(keptBy({}, 'node-exporter')).not.toContain('node_boot_time_seconds');
    expect(kept).not.toContain('kube_pod_info');
  });

  test('of objects and containers', () => {
    expect(keptBy({}, 'kube-state-metrics')).toEqual(expect.arrayContaining(['kube_pod_info', 'kube_job_failed']));
    expect(keptBy({}, 'cadvisor')).toContain('container_cpu_cfs_throttled_periods_total');
    expect(keptBy({}, 'kubelet')).toContain('kubelet_volume_stats_inodes_free');
  });

  test('further names, or everything', () => {
    expect(keptBy({ keep: ['node_hwmon_.+'] }, 'node-exporter')).toContain('node_hwmon_.+');
    for (const job of ['node-exporter', 'kube-state-metrics', 'kubelet'])
      expect([job, keptBy({ keep: 'everything' }, job)]).toEqual([job, undefined]);
  });

  test('of others, all', () => {
    expect(keptBy({}, 'prometheus')).toBeUndefined();
    expect(keptBy({}, 'kube-state-metrics-telemetry')).toBeUndefined();
  });
});

test.each<[unknown, string]>([
  [
    ['node_('],
    '"node_(" is no regular expression | a regular expression (RE2) for whole names, see https://github.com/google/re2/wiki/Syntax',
  ],
  ['all', "\"all\" is given | a list such as ['node_boot_time_seconds'], or 'everything'"],
  [[], "the list is empty | a list such as ['node_boot_time_seconds']"],
])('what is no name is refused: %j', (keep, words) => {
  const environment = testEnvironment();
  new Prometheus(environment, { ...size, keep: keep as PrometheusProps['keep'] });
  expect(findingsOf(environment)).toEqual([`test › prometheus › keep: ${words}`]);
});
