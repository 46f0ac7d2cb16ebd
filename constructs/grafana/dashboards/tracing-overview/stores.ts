import { BytesIEC, BytesPerSecondIEC, CountsPerSecond, Short } from '@grafana/grafana-foundation-sdk/units';
import type { Asked } from '../dashboard';
import type { Section } from '../layout';
import { timeSeries } from '../panels';
import { nothingLost, rate } from '../pipeline-health/rates';
import { linesDiscarded, spansDiscarded } from '../pipeline-health/stores';

/** What Tempo takes. */
export function tempoIn({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Tempo: in',
    panels: [
      [
        8,
        timeSeries({
          title: 'Spans received',
          description: 'Spans a second that came to Tempo: what the sampling kept.',
          datasource,
          queries: [rate('tempo_distributor_spans_received_total', ['instance'])],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Bytes received',
          description: 'Bytes a second that Tempo took. Bytes that grow faster than spans: spans carry more with them.',
          datasource,
          queries: [rate('tempo_distributor_bytes_received_total', ['instance'])],
          unit: BytesPerSecondIEC,
        }),
      ],
      [8, spansDiscarded(datasource)],
    ],
  };
}

/** What Tempo keeps, and whether it can still write and delete. */
export function tempoBlocks({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Tempo: blocks and retention',
    panels: [
      [
        6,
        timeSeries({
          title: 'Blocks',
          description:
            'Blocks that Tempo knows. It joins small ones and deletes old ones; a rise without end means that it does neither.',
          datasource,
          // Each process of Tempo counts the same blocks.
          queries: [{ expression: 'max(tempodb_blocklist_length)', legend: 'blocks' }],
          unit: Short,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Bytes stored',
          description:
            'The size of the blocks, and of those that were joined into others and wait for their deletion. Live stops to rise when the first retention has passed.',
          datasource,
          queries: [{ expression: 'max by (status) (tempodb_backend_bytes_total)', legend: '{{status}}' }],
          unit: BytesIEC,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Blocks deleted by retention',
          description:
            'Blocks in an hour that were marked as too old or joined, and that were deleted. Marked without deleted: the disk fills up.',
          datasource,
          queries: [
            { expression: 'sum(increase(tempodb_retention_marked_for_deletion_total[1h]))', legend: 'marked' },
            { expression: 'sum(increase(tempodb_retention_deleted_total[1h]))', legend: 'deleted' },
          ],
          unit: Short,
        }),
      ],
      [
        6,
        timeSeries({
          title: 'Failures in Tempo',
          description: 'What Tempo could not do, a second: close a block, move it to the others, join or delete some.',
          datasource,
          queries: [
            ['tempo_live_store_failed_completions_total', 'close'],
            ['tempo_live_store_local_failed_flushes_total', 'move'],
            ['tempodb_compaction_errors_total', 'join'],
            ['tempodb_retention_errors_total', 'delete'],
          ].map(([counter, legend = '']) => ({ expression: `sum(rate(${counter}[$__rate_interval]))`, legend })),
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
    ],
  };
}

/** The logs beside the traces: whether they arrive. */
export function logsOnTheWay({ pipeline: datasource }: Asked<'pipeline'>): Section {
  return {
    title: 'Logs beside the traces',
    panels: [
      [
        8,
        timeSeries({
          title: 'Log lines sent by agents',
          description: 'Lines a second that Loki took from each log agent. A node that falls silent has no agent.',
          datasource,
          // One of them is there: Alloy, or Promtail.
          queries: [
            rate('loki_write_sent_entries_total', ['instance']),
            rate('promtail_sent_entries_total', ['instance']),
          ],
          unit: CountsPerSecond,
        }),
      ],
      [
        8,
        timeSeries({
          title: 'Log lines lost by agents',
          description:
            'Lines a second that a log agent gave up, by reason: Loki refused them, or was away for too long.',
          datasource,
          queries: [
            rate('loki_write_dropped_entries_total', ['instance', 'reason']),
            rate('promtail_dropped_entries_total', ['instance', 'reason']),
          ],
          unit: CountsPerSecond,
          thresholds: nothingLost,
        }),
      ],
      [8, linesDiscarded(datasource)],
    ],
  };
}
