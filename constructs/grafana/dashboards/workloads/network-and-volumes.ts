import { BytesPerSecondIEC, PercentUnit } from '@grafana/grafana-foundation-sdk/units';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { type Datasources, selected } from './selection';

/** What pods receive and send, and how full their volumes are. */
export function networkAndVolumes({ metrics: datasource }: Datasources): Section {
  const rate = (way: 'receive' | 'transmit') =>
    `sum by (namespace, pod) (rate(container_network_${way}_bytes_total{${selected}}[$__rate_interval]))`;
  const volume = (what: string) =>
    `max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_${what}_bytes{namespace=~"$namespace"})`;
  return {
    title: 'Network and volumes',
    panels: [
      [
        8,
        timeSeries({
          title: 'Received',
          description: 'Bytes a second that each pod receives. Pods on the network of their node are not measured.',
          datasource,
          queries: [{ expression: rate('receive'), legend: '{{pod}}' }],
          unit: BytesPerSecondIEC,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Sent',
          description: 'Bytes a second that each pod sends. Pods on the network of their node are not measured.',
          datasource,
          queries: [{ expression: rate('transmit'), legend: '{{pod}}' }],
          unit: BytesPerSecondIEC,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Volumes of the namespace',
          description: 'How full each claim is, whatever pod uses it.',
          datasource,
          queries: [
            {
              expression: `1 - ${volume('available')} / ${volume('capacity')}`,
              legend: '{{persistentvolumeclaim}}',
            },
          ],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.8, red: 0.95 },
        }),
      ],
    ],
  };
}
