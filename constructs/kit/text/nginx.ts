import type { Cluster } from '../model/cluster';
import { hasFamily } from '../model/ip-families';

/** One directive of an nginx configuration. https://nginx.org/en/docs/beginners_guide.html#conf_structure */
export interface Directive {
  /** Its name, such as `proxy_pass`. */
  readonly name: string;
  /** What follows the name. */
  readonly values: readonly string[];
  /** The directives inside its braces. Default: it has none and ends with a semicolon. */
  readonly block?: readonly Directive[];
}

/** A directive that ends with a semicolon. */
export const directive = (name: string, ...values: readonly string[]): Directive => ({ name, values });

/** A directive with others in its braces. */
export const block = (name: string, values: readonly string[], directives: readonly Directive[]): Directive => ({
  name,
  values,
  block: directives,
});

/**
 * What nginx needs to run as any user on a read-only root, in the foreground: everything that it writes is below /tmp.
 * For the main context and for the context `http`.
 */
export const readOnlyRoot = {
  main: [
    directive('daemon', 'off'),
    directive('worker_processes', '1'),
    directive('error_log', 'stderr', 'warn'),
    directive('pid', '/tmp/nginx.pid'),
  ],
  http: ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((use) => directive(`${use}_temp_path`, `/tmp/${use}`)),
};

/** Listens in each family of the pods' addresses; nginx listens in IPv4 alone unless told otherwise. */
export const listen = (
  cluster: Pick<Cluster, 'ipFamilies'>,
  port: number,
  ...parameters: readonly string[]
): Directive[] => [
  directive('listen', String(port), ...parameters),
  ...(hasFamily(cluster, 'IPv6') ? [directive('listen', `[::]:${port}`, ...parameters)] : []),
];

/** The user of the images that run without root. */
export const nginxUser = 101;

/** Whether a value is a list of directives, each with its values and, within braces, further ones. */
export function areDirectives(value: unknown): value is readonly Directive[] {
  return Array.isArray(value) && value.every(isDirective);
}

function isDirective(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, values, block }: { name?: unknown; values?: unknown; block?: unknown } = value;
  const texts = Array.isArray(values) && values.every((each) => typeof each === 'string');
  return typeof name === 'string' && texts && (block === undefined || areDirectives(block));
}

/** A configuration as nginx reads it. */
export function printNginx(directives: readonly Directive[]): string {
  return directives.flatMap(lines).join('\n');
}

function lines({ name, values, block }: Directive): string[] {
  const head = [name, ...values.map(quoted)].join(' ');
  if (!block) return [`${head};`];
  return [`${head} {`, ...block.flatMap(lines).map((line) => `  ${line}`), '}'];
}

/** A word as it is, anything else in quotes; variables are read in both. */
function quoted(value: string): string {
  if (/^[^\s;{}'"\\#]+$/.test(value)) return value;
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
