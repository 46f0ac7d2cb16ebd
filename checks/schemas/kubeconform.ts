import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Program, run } from '../programs';

/** One object, as kubeconform saw it. */
export interface CheckedObject {
  readonly filename: string;
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly status: 'valid' | 'invalid' | 'skipped';
  readonly message: string;
}

interface Printed {
  readonly filename: string;
  readonly kind: string;
  /** The object's `apiVersion`. */
  readonly version: string;
  readonly name: string;
  readonly status: string;
  readonly msg: string;
}

/** Where the schema of a kind is, in kubeconform's words. */
const locations = [
  join('kubernetes', '{{.NormalizedKubernetesVersion}}', '{{.ResourceKind}}{{.KindSuffix}}.json'),
  join('custom-resources', '{{.Group}}', '{{.ResourceKind}}_{{.ResourceAPIVersion}}.json'),
];

/** The file with the schema of an object's kind below the folder of a version, as the first of the locations says it. */
export function schemaFile({ kind, apiVersion }: Pick<CheckedObject, 'kind' | 'apiVersion'>): string {
  const [group = '', version] = apiVersion.split('/');
  const suffix = version === undefined ? group : `${group.split('.')[0]}-${version}`;
  return `${kind}-${suffix}.json`.toLowerCase();
}

/** Runs kubeconform once over these files. A kind without a schema is invalid, never passed over. */
export function runKubeconform(props: {
  readonly kubeconform: Program;
  readonly files: readonly string[];
  readonly schemas: string;
  readonly version: string;
}): CheckedObject[] {
  if (props.files.length === 0) return [];
  const words = [
    '-strict',
    '-verbose',
    ...['-output', 'json'],
    ...['-n', String(availableParallelism())],
    ...['-kubernetes-version', props.version.replace(/^v/, '')],
    ...locations.flatMap((location) => ['-schema-location', join(props.schemas, location)]),
  ];
  const result = run(props.kubeconform, [...words, ...props.files]);
  // 1 means that something is invalid, and then the output says what.
  if (!result.stdout.startsWith('{')) throw new Error(`kubeconform failed: ${result.stderr.trim()}`);
  const { resources } = JSON.parse(result.stdout) as { readonly resources: readonly Printed[] };
  return resources.map(readResult).sort((a, b) => (a.filename < b.filename ? -1 : a.filename > b.filename ? 1 : 0));
}

function readResult({ filename, kind, version, name, status, msg }: Printed): CheckedObject {
  return { filename, kind, apiVersion: version, name, status: outcome(status), message: readableMessage(msg) };
}

/** An empty document has no status at all. Whatever is neither valid nor skipped is invalid. */
function outcome(status: string): CheckedObject['status'] {
  if (status === 'statusValid') return 'valid';
  return status === 'statusSkipped' || status === '' ? 'skipped' : 'invalid';
}

/** What is wrong and where, in a fixed order, without the schema's own structure and files. */
function readableMessage(message: string): string {
  const causes = message.split(/ +- at /).slice(1);
  const own = causes.map((cause) => cause.trim()).filter((cause) => !/: (?:'\w+'|validation) failed$/.test(cause));
  return own.length > 0 ? [...new Set(own)].sort().join('; ') : message;
}
