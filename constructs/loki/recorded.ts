import { type Component, type Endpoint, mebibytes, type RecordingRule } from '../kit';
import { secretsOfAll } from '../kit/model/access';
import type { Checks } from '../kit/model/checks';
import type { FileOf } from '../kit/model/secret-key';
import { type SecretFiles, secretFiles } from '../kit/pods/secret-files';
import { httpClient } from '../stores/http-client';

/** What is said of results that become metrics. */
interface Recorded {
  readonly recordingRules?: readonly RecordingRule[];
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
}

/** How it is connected with the store of metrics: a request has at most 2,000 samples, each with the labels of its series. */
export const recordedWrite = { usesAccess: true, usesProxy: true, largestRequest: mebibytes(4) };

/** The Secrets for the store of metrics. */
export const recordingSecrets = (loki: Component, { metricsTo }: Recorded): SecretFiles =>
  secretFiles(loki, '/etc/loki-secrets', secretsOfAll([metricsTo], 'password'));

/** Reports results that go nowhere, and a store for none. */
export function checkRecorded(check: Checks, { recordingRules = [], metricsTo }: Recorded): void {
  if (!check.sound('recordingRules', 'metricsTo')) return;
  check.require(
    recordingRules.length === 0 || metricsTo !== undefined,
    'metricsTo',
    'Loki stores no metrics, so what its recording rules make goes nowhere',
    'metricsTo: mimir.remoteWrite, or that of another store of metrics',
  );
  check.require(
    recordingRules.length > 0 || metricsTo === undefined,
    'metricsTo',
    'there are no recording rules whose results it could send',
    'recordingRules: [recordingRule({ … })], or no metricsTo',
  );
}

/** Where results are sent. https://grafana.com/docs/loki/latest/operations/recording-rules/ */
export const remoteWrite = (
  metricsTo: Endpoint<'prometheus.remote-write'>,
  { fileOf, dataFolder }: { readonly fileOf: FileOf; readonly dataFolder: string },
) => ({
  // What is not yet sent is read again after a restart. By default it would be in the program's folder, which cannot be written.
  wal: { dir: `${dataFolder}/ruler-wal` },
  remote_write: {
    enabled: true,
    // By default it names its own tenant, which a store elsewhere would take for one of its own.
    add_org_id_header: false,
    clients: {
      [metricsTo.owner.component]: {
        url: metricsTo.url,
        ...httpClient(metricsTo, fileOf),
        // By default what a store refuses for its rate is given up.
        queue_config: { retry_on_http_429: true },
      },
    },
  },
});
