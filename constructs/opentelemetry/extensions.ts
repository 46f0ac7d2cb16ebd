import type { Credentials } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
import type { Extension } from './pipelines';

/** The volume; below it lies the folder that the file storage uses by default. */
export const dataFolder = '/var/lib/otelcol';

/**
 * Shows by whom somebody outside is called. The file is read again when it changes, so a new token needs no restart.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/extension/bearertokenauthextension
 */
export function clientAuthenticator(credentials: Credentials, fileOf: FileOf): Extension {
  const [read, scheme] =
    credentials.kind === 'bearer-token' ? [credentials.token, {}] : [credentials.encoded, { scheme: 'Basic' }];
  // Named as what it reads, of which there can be several.
  const id = `bearertokenauth/${read.secretName}.${read.key}`;
  return { kind: 'extension', id, settings: { ...scheme, filename: fileOf(read) } };
}

/**
 * Keeps the exporters' queues on the volume.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/extension/storage/filestorage
 */
export function fileStorage(): Extension {
  return {
    kind: 'extension',
    id: 'file_storage',
    settings: {
      create_directory: true,
      // Writes are not forced to the disk one by one. If a node dies with a file half written, the file is put aside
      // and a new one begun: that costs the queue, not the Collector.
      recreate: true,
      // A file grows with its queue and shrinks by this alone.
      compaction: { on_start: true, on_rebound: true, cleanup_on_start: true },
    },
  };
}
