import { type Duration, minutes } from '../kit';
import { type Alert, type ComponentAlert, explainedOn } from '../kit/vocabulary/alert';
import { type Observed, ofEach, ownSeries, retries } from '../kit/vocabulary/alert-forms';
import { mimirPage } from '../kit/vocabulary/alert-pages';

/** What goes wrong between several processes. https://grafana.com/docs/mimir/latest/manage/mimir-runbooks/ */
export function memberAlerts(
  mimir: Observed,
  { pods, cached }: { readonly pods: number; readonly cached: boolean },
): readonly ComponentAlert[] {
  const own = ownSeries(mimir);
  return explainedOn(mimirPage, [
    condition({
      name: 'MimirRingUnhealthy',
      expression: `max by (name) (cortex_ring_members{${own}, state="Unhealthy", name!~".+-client"}) > 0`,
      severity: 'critical',
      summary:
        'A pod of Mimir no longer says that it is there. With one more that is gone, nothing is taken or answered.',
      description: '{{ $value }} members of the ring {{ $labels.name }} are silent.',
    }),
    condition({
      name: 'MimirMembersMissing',
      expression: `max by (instance) (max_over_time(memberlist_client_cluster_members_count{${own}}[5m])) < ${pods}`,
      summary: 'A pod of Mimir does not find all others, and what it knows of them may be old.',
      description: `{{ $labels.instance }} finds {{ $value }} of ${pods}, itself included.`,
    }),
    condition({
      name: 'MimirBlocksNotShipped',
      expression: since('cortex_ingester_oldest_unshipped_block_timestamp_seconds', own, minutes(30)),
      severity: 'critical',
      summary: 'An ingester does not bring its blocks into the bucket, and its volume fills.',
      description: 'The oldest one of {{ $labels.instance }} waits for {{ $value | humanizeDuration }}.',
    }),
    condition({
      name: 'MimirCompactorNotRun',
      expression: sinceOrStart('cortex_compactor_last_successful_run_timestamp_seconds', own, minutes(180)),
      summary: 'Blocks are not compacted, and what is older than the retention is not deleted.',
      description:
        '{{ $labels.instance }} came to an end {{ $value | humanizeDuration }} ago, or has not since it started.',
    }),
    condition({
      name: 'MimirBucketIndexStale',
      // Mimir refuses to read one that is older than an hour.
      expression: `time() - max(cortex_bucket_index_last_successful_update_timestamp_seconds{${own}}) > ${minutes(35).seconds}`,
      severity: 'critical',
      summary:
        'The list of blocks in the bucket is old. When it is an hour old, questions about more than the last hours fail.',
      description: 'It was written {{ $value | humanizeDuration }} ago.',
    }),
    condition({
      name: 'MimirStoreGatewayNotSynced',
      expression: since(
        'cortex_bucket_stores_blocks_last_successful_sync_timestamp_seconds',
        `${own}, component="store-gateway"`,
        minutes(40),
      ),
      summary: 'A store-gateway does not learn of new blocks, and others must answer for it.',
      description: '{{ $labels.instance }} learned of them {{ $value | humanizeDuration }} ago.',
    }),
    retries(mimir, {
      name: 'MimirRefusesRequests',
      counter: {
        distributor: 'cortex_distributor_instance_rejected_requests_total',
        ingester: 'cortex_ingester_instance_rejected_requests_total',
      },
      by: ['reason'],
      summary: 'A process of Mimir has too much under way at once, and senders repeat their requests.',
      description:
        'Each {{ $labels.what }} together refused {{ $value | humanize }} requests in five minutes ({{ $labels.reason }}).',
    }),
    retries(mimir, {
      name: 'MimirRefusesQueries',
      counter: 'cortex_query_scheduler_discarded_requests_total',
      by: ['user'],
      summary: 'More questions wait than the query schedulers take, and people get errors.',
      description: '{{ $value | humanize }} parts of questions were refused in five minutes.',
    }),
    condition({
      name: 'MimirOverridesNotRead',
      expression: `min by (instance) (cortex_runtime_config_last_reload_successful{${own}}) == 0`,
      summary:
        'A process of Mimir cannot read its limits again: it goes on with the old ones, and does not start anew.',
      description: 'It is {{ $labels.instance }}.',
    }),
    ...(cached ? [cacheFails(mimir)] : []),
  ]);
}

const cacheFails = (mimir: Observed): ComponentAlert => {
  const rate = (counter: string) => ofEach(mimir, { counter, by: ['name'] }, (series) => `rate(${series}[5m])`);
  return condition({
    name: 'MimirCacheFails',
    expression: `${rate('thanos_cache_operation_failures_total')} / ${rate('thanos_cache_operations_total')} > 0.1`,
    summary: 'A cache of Mimir does not answer, and the bucket and its readers have more to do.',
    description: 'Of what is asked of {{ $labels.name }}, {{ $value | humanizePercentage }} fails.',
  });
};

/** Something has not happened for some time. 0: there is nothing to happen, or it has just started. */
const since = (metric: string, matchers: string, most: Duration): string =>
  `max by (instance) (time() - (${metric}{${matchers}} != 0)) > ${most.seconds}`;

/** The same of what happens in any case: where it has not happened yet, the time counts from the start of the program. */
const sinceOrStart = (metric: string, matchers: string, most: Duration): string => {
  const series = `${metric}{${matchers}}`;
  const started = `process_start_time_seconds{${matchers}} and on (instance) ${series} == 0`;
  return `max by (instance) (time() - (${series} != 0 or ${started})) > ${most.seconds}`;
};

const condition = (
  alert: Omit<ComponentAlert, 'kind' | 'holdsFor' | 'severity'> & Partial<Pick<Alert, 'severity'>>,
): ComponentAlert => ({ kind: 'condition', holdsFor: minutes(15), severity: 'warning', ...alert });
