/** What a key says of the path that it holds: `reads` must be there, `writes` must be writable, `names` may be either. */
export type Use = 'reads' | 'writes' | 'names';

/** Keys whose values look like paths and are parts of addresses. */
const address =
  /(^|[._-])(urls?|uri|try_files|(metrics|http|url)[._-]path|route[._-]prefix|location|alertmanagers\.path_prefix)$/i;

/** Keys that hold files and folders, in every configuration language at hand. */
const file =
  /(^|[._-])(file|files|filename|filepath|dir|directory|directories|folder|path|paths|path_prefix|pid|pgdata|config|module|log|paths[._-]\w+)$/i;

/** Folders and files that a program makes itself. */
const written: readonly RegExp[] = [
  /(^|[._-])(dir|directory|filepath|temp_path|path_prefix|rule_path|pgdata)$/i,
  /(^|[._-])(pid|(log|pid|lock)[._-]file|access_log|error_log)$/i,
  /(^|[._])(storage|wal|tsdb|positions)[._](.*[._])?(path|filename)$/i,
  /(^|[._])paths[._](data|logs|plugins)$/i,
];

/** Files and folders that a program cannot start without. */
const read = /(^|[._-])(config|file|module|javaagent|certificate|certificate_key|provisioning|auth_basic_user_file)$/i;

/** A folder of which Loki says that it only reads it: https://grafana.com/docs/loki/latest/operations/recording-rules/ */
const readOnly = /(^|\.)ruler[._]storage\.local\.directory$/;

export const isAddress = (key: string): boolean => address.test(key);

export const holdsFile = (key: string): boolean => file.test(key);

export function useOf(key: string): Use {
  if (readOnly.test(key)) return 'reads';
  if (written.some((pattern) => pattern.test(key))) return 'writes';
  return read.test(key) ? 'reads' : 'names';
}
