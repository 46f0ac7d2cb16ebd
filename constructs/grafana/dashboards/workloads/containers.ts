import { BytesIEC, PercentUnit, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { container, type Datasources, ofContainer, selected } from './selection';

const allowed = (kind: 'requests' | 'limits', resource: 'cpu' | 'memory') =>
  `max by (${ofContainer}) (kube_pod_container_resource_${kind}{resource="${resource}", ${selected}})`;

const cpu = `sum by (${ofContainer}) (rate(container_cpu_usage_seconds_total{${selected}}[$__rate_interval]))`;
const workingSet = `max by (${ofContainer}) (container_memory_working_set_bytes{${selected}})`;

/** What containers use of the processors. */
export function processors({ metrics: datasource }: Datasources): Section {
  const periods = (which: string) =>
    `sum by (${ofContainer}) (rate(container_cpu_cfs_${which}_total{${selected}}[$__rate_interval]))`;
  return {
    title: 'Processors',
    panels: [
      [
        8,
        timeSeries({
          title: 'Used',
          description: 'Processors in use, by container.',
          datasource,
          queries: [{ expression: cpu, legend: container }],
          unit: Short,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Of the request',
          description: 'What a container uses of what it requested. Long far below 1, it requests too much.',
          datasource,
          queries: [{ expression: `${cpu} / ${allowed('requests', 'cpu')}`, legend: container }],
          unit: PercentUnit,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Stopped by the limit',
          description: 'The share of the periods in which a container had used up its limit and was stopped.',
          datasource,
          queries: [{ expression: `${periods('throttled_periods')} / ${periods('periods')}`, legend: container }],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.25, red: 0.5 },
        }),
      ],
    ],
  };
}

/** What containers use of the memory. */
export function memory({ metrics: datasource }: Datasources): Section {
  return {
    title: 'Memory',
    panels: [
      [
        8,
        timeSeries({
          title: 'Used',
          description: 'Memory in use, by container: what the kernel could not take back.',
          datasource,
          queries: [{ expression: workingSet, legend: container }],
          unit: BytesIEC,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Of the request',
          description: 'What a container uses of what it requested. Above 1, it is the first to be evicted.',
          datasource,
          queries: [{ expression: `${workingSet} / ${allowed('requests', 'memory')}`, legend: container }],
          unit: PercentUnit,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Of the limit',
          description: 'What a container uses of what it may. At 100 % the kernel ends it.',
          datasource,
          queries: [{ expression: `${workingSet} / ${allowed('limits', 'memory')}`, legend: container }],
          unit: PercentUnit,
          max: 1,
          thresholds: { orange: 0.8, red: 0.9 },
        }),
      ],
    ],
  };
}
