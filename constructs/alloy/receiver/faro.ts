import type { Bytes } from '../../kit';
import type { FileOf, SecretKey } from '../../kit/model/secret-key';
import { secretKey } from '../../kit/model/secret-key-checks';
import { bytes, object as objectOf, optional, origins, type Validator } from '../../kit/model/validation';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import { type AlloyFile, faroReceiver, type LogReceiver, lokiProcess, type OtlpConsumer, object } from '../syntax';
import { faroPorts, listenAt } from './ports';
import { secretText } from './secret-text';

/** How browsers send with Grafana's Faro SDK. */
export interface FaroProps {
  /** The pages that may send, by their origins, such as `['https://shop.example.com']`. None other is let in by a browser. */
  readonly corsAllowedOrigins: readonly string[];
  /**
   * What a page must know, in a Secret that somebody makes. Everybody who sees the page can read it: it keeps away who meets the address by
   * chance, and nobody else. Default: nothing is asked.
   */
  readonly apiKey?: SecretKey;
  /** The largest request that is taken. Default: 5 MiB. */
  readonly maxAllowedPayloadSize?: Bytes;
}

export const faroValidator: Validator<FaroProps> = objectOf<FaroProps>({
  corsAllowedOrigins: origins(),
  apiKey: optional(secretKey({ secretName: 'faro', key: 'api-key' })),
  maxAllowedPayloadSize: optional(bytes('mebibytes(5)')),
});

/**
 * Takes what browsers send: lines to the store of logs, spans to the same pipeline as those of services. A line is of the application that it
 * names, and it has the trace beside it by which it leads there.
 */
export function writeFaro(
  file: AlloyFile,
  { corsAllowedOrigins, apiKey, maxAllowedPayloadSize }: FaroProps,
  to: { readonly lines: LogReceiver; readonly spans: OtlpConsumer; readonly fileOf: FileOf },
): void {
  const lines = file.add(
    lokiProcess,
    'faro',
    {
      forward_to: [to.lines],
      blocks: [
        { 'stage.logfmt': { mapping: object({ app_name: '', traceID: '', spanID: '' }) } },
        { 'stage.labels': { values: object({ [signalLabels['service.name']]: 'app_name' }) } },
        { 'stage.structured_metadata': { values: object({ trace_id: 'traceID', span_id: 'spanID' }) } },
      ],
    },
    'What browsers log, with the labels of a service.',
  );
  const key = apiKey && secretText(file, 'faro_api_key', to.fileOf(apiKey), 'What a page must know.');
  file.add(
    faroReceiver,
    'browsers',
    {
      server: {
        ...listenAt(faroPorts.faro),
        cors_allowed_origins: corsAllowedOrigins,
        api_key: key,
        max_allowed_payload_size: maxAllowedPayloadSize && `${maxAllowedPayloadSize.mebibytes}MiB`,
      },
      // By default Alloy fetches what a browser names, from wherever it is: it would call any address that somebody writes into a request.
      sourcemaps: { download: false },
      output: { logs: [lines.receiver], traces: [to.spans] },
    },
    "Logs, errors, measurements and spans of browsers, from Faro's SDK.",
  );
}
