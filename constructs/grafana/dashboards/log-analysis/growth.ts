import { BytesIEC, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Section } from '../layout';
import { stat, timeSeries } from '../panels';
import { linesDiscarded, streamsInMemory } from '../pipeline-health/stores';
import type { Datasources } from './selection';

const received = (offset = '') => `sum(increase(loki_distributor_bytes_received_total[1d]${offset}))`;

/** How much comes in a day. */
export function growth({ pipeline: datasource }: Datasources): Section {
  return {
    title: 'Growth',
    panels: [
      [
        6,
        stat({
          title: 'Received in the last 24 hours',
          description: 'Bytes that Loki received, uncompressed. On its first day it is what came so far.',
          datasource,
          queries: [{ expression: received(), legend: 'received' }],
          unit: BytesIEC,
        }),
      ],
      [
        18,
        timeSeries({
          title: 'Received in 24 hours',
          description:
            'Bytes that Loki received in the 24 hours before, uncompressed, and the same a week earlier, over the last week. Where the lines part, the logs grow.',
          datasource,
          queries: [
            { expression: received(), legend: '24 hours' },
            { expression: received(' offset 7d'), legend: 'a week earlier' },
          ],
          unit: BytesIEC,
          lookBack: '7d',
        }),
      ],
    ],
  };
}

/** The ratio of two sums over the chunks that were stored in the last hour: few are, so a shorter time has gaps. */
const compression =
  'sum(rate(loki_ingester_chunk_compression_ratio_sum[1h])) / (sum(rate(loki_ingester_chunk_compression_ratio_count[1h])) > 0)';

/** What Loki makes of it. */
export function insideLoki({ pipeline: datasource }: Datasources): Section {
  return {
    title: 'Inside Loki',
    panels: [
      [
        6,
        timeSeries({
          title: 'Compression of chunks',
          description:
            'How many times smaller chunks are on disk. Below five, streams are so small that their chunks are written before they are full, or lines hardly repeat.',
          datasource,
          queries: [{ expression: compression, legend: 'times smaller' }],
          unit: Short,
        }),
      ],
      [6, streamsInMemory(datasource)],
      [6, linesDiscarded(datasource)],
      [
        6,
        timeSeries({
          title: 'Streams made and closed',
          description:
            'Streams a minute that were new, and that were closed as nothing more came. Many of both all the time: a label has a value for each run of something.',
          datasource,
          queries: [
            { expression: '60 * sum(rate(loki_ingester_streams_created_total[$__rate_interval]))', legend: 'made' },
            { expression: '60 * sum(rate(loki_ingester_streams_removed_total[$__rate_interval]))', legend: 'closed' },
          ],
          unit: Short,
        }),
      ],
    ],
  };
}
