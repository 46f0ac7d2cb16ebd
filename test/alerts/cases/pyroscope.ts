import { type Cases, failedRequests, failedUploads, repeated } from '../case';

const discarded = (reason: string) => `pyroscope_discarded_samples_total{tenant="anonymous", reason="${reason}"}`;

const answered = (route: string, status: number) =>
  `pyroscope_request_duration_seconds_count{method="POST", route="${route}", status_code="${status}", ws="false"}`;

const alloy = 'push_v1_pusherservice_push';

export const pyroscopeCases: Cases = {
  PyroscopeDiscardsProfiles: {
    kind: 'loss',
    counter: discarded('max_label_names_per_series'),
    says: ({ figure }) => ({
      labels: { reason: 'max_label_names_per_series' },
      description: `${figure} profiles in fifteen minutes, for the reason max_label_names_per_series.`,
    }),
    sentAgain: [discarded('rate_limited')],
  },
  PyroscopeRefusesRequests: {
    kind: 'loss',
    counter: answered('ingest', 422),
    says: ({ figure }) => ({
      labels: { route: 'ingest', status_code: '422' },
      description: `${figure} requests to ingest in fifteen minutes, answered 422.`,
    }),
    // A query that cannot be answered loses nothing.
    sentAgain: [answered(alloy, 429), answered(alloy, 503), answered('querier_v1_querierservice_series', 400)],
  },
  PyroscopeCannotStore: {
    kind: 'waiting',
    ...repeated(answered(alloy, 503), 5),
    says: ({ figure }) => ({
      labels: { route: alloy, status_code: '503' },
      description: `${figure} requests to ${alloy} in five minutes, answered 503.`,
    }),
  },
  PyroscopeFailsRequests: failedRequests(answered, 'querier_v1_querierservice_selectmergestacktraces'),
  PyroscopeCannotUpload: failedUploads([
    (labels) => `objstore_bucket_operation_failures_total{bucket="storage", operation="upload", ${labels}}`,
  ]),
};
