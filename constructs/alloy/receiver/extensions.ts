import { type Extension, typeOf } from '../../opentelemetry/pipelines';
import {
  type AlloyFile,
  type AuthenticationHandler,
  bearerAuth,
  type FileStorageArguments,
  fileStorage,
  type StorageHandler,
} from '../syntax';
import { secretText } from './secret-text';

/** What stands in the file for the extensions of the pipelines, by the id by which the settings of a component name one. */
export interface Handlers {
  readonly storage: (id: string) => StorageHandler;
  readonly authentication: (id: string) => AuthenticationHandler;
}

interface FileStorageSettings {
  readonly compaction?: FileStorageArguments['compaction'];
}

interface BearerTokenSettings {
  readonly scheme?: string;
  readonly filename: string;
}

/** Writes each extension once, before the components that name it. */
export function writeExtensions(file: AlloyFile, extensions: readonly Extension[]): Handlers {
  const storages = new Map<string, StorageHandler>();
  const authentications = new Map<string, AuthenticationHandler>();
  const labels = new Set<string>();
  for (const { id, settings } of extensions) {
    if (storages.has(id) || authentications.has(id)) continue;
    const type = typeOf({ id });
    if (type === 'file_storage') storages.set(id, writeStorage(file, settings));
    else if (type === 'bearertokenauth') {
      const label = labelOf(id, labels);
      labels.add(label);
      authentications.set(id, writeAuthentication(file, label, settings as unknown as BearerTokenSettings));
    } else throw new Error(`nothing says what the Collector's ${type} is in Alloy`);
  }
  return { storage: (id) => known(storages, id), authentication: (id) => known(authentications, id) };
}

function known<H>(handlers: ReadonlyMap<string, H>, id: string): H {
  const handler = handlers.get(id);
  if (!handler) throw new Error(`a component names ${id}, and does not bring it`);
  return handler;
}

/** What waits is kept on the disk, in one place for all exporters. */
function writeStorage(file: AlloyFile, { compaction }: FileStorageSettings): StorageHandler {
  // Alloy opens the files of one exporter at the same time, and each that cleaned up would delete what another compacts into.
  const { cleanup_on_start: _, ...compacting } = compaction ?? {};
  // Folders are made by Alloy. It has no word for what is done with a file that was half written when the node died.
  const comment = 'What waits to be sent, on the disk.';
  return file.add(fileStorage, 'queues', { compaction: compacting }, comment).handler;
}

/** Where the Collector reads a file itself, Alloy has a component that reads it. */
function writeAuthentication(
  file: AlloyFile,
  label: string,
  { scheme, filename }: BearerTokenSettings,
): AuthenticationHandler {
  const token = secretText(file, label, filename, 'By what it is known to a remote.');
  return file.add(bearerAuth, label, { scheme, token }).handler;
}

/** The name of an extension, within the letters of a label, and told apart from those that are written already. */
function labelOf(id: string, taken: ReadonlySet<string>): string {
  const [, name = id] = id.split('/');
  const label = name.replaceAll(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d)/, '_');
  let number = 1;
  const numbered = () => (number === 1 ? label : `${label}_${number}`);
  while (taken.has(numbered())) number++;
  return numbered();
}
