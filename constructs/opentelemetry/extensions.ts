import type { Credentials } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
import type { Extension } from './pipelines';

/** The volume; below it lies the folder that the file storage uses by default. */
export const dataFolder = '/var/lib/otelcol';

/**
 * Shows by whom another cluster is called. The file is read again when it changes, so a new token needs no restart.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/extension/bearertokenauthextension
 */
export function clientAuthenticator(credentials: Credentials, fileOf: FileOf): Extension {
  const [settings, name] =
    credentials.kind === 'bearer-token'
      ? [{ filename: fileOf(credentials.token) }, 'token']
      : [{ scheme: 'Basic', filename: fileOf(credentials.encoded) }, 'login'];
  return { kind: 'extension', id: `bearertokenauth/${name}`, settings };
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
