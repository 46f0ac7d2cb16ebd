import type { Checks } from '../../model/checks';
import type { Endpoint } from '../../model/endpoint';
import { isInFolder } from '../../model/folders';
import { isPlainObject } from '../../model/validation';
import { literally } from '../../text/literally';
import { joined } from './plain-data';

/**
 * Settings of a program that others rely on: policies, Services, sizes, alerts, what the review says. Another value in the configuration
 * alone would leave all of them as they were, so it is refused.
 */
export interface ReliedOn {
  /** Their paths, and with each what is below it; `*` is any key: `common.storage.*.bucket_name`. */
  readonly settings: readonly string[];
  /** What would be wrong, as the end of a sentence that names the setting. */
  readonly because: string;
  /** What says it. Default: nothing does, and it stays as it is. */
  readonly instead?: string;
}

/** A component, as far as its configuration is bound to it. */
export interface Bound {
  /** Settings of its program that something else relies on, beside ports, folders and addresses. */
  readonly reliedOn: readonly ReliedOn[];
  readonly connections: readonly { readonly to: Endpoint }[];
  readonly workloads: readonly { readonly props: { readonly data?: { readonly mountPath: string } } }[];
}

/** Where Loki, Mimir, Tempo and Pyroscope are told at which ports they listen, and Grafana. */
const ports: ReliedOn = {
  settings: ['server.http_listen_port', 'server.grpc_listen_port', 'ini.server.http_port'],
  because: 'and Services, probes and network policies are for the port that was there',
};

/** Reports settings that something else relies on and that are not what they were. `property`: what changes them. */
export function checkReliedOn(
  check: Checks,
  property: string,
  before: unknown,
  after: unknown,
  { reliedOn, connections, workloads }: Bound,
): void {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path));
  const report = (paths: readonly string[], because: string, instead = `${paths.join(', ')} as it is`) => {
    if (paths.length > 0) check.reportOnce(property, `it changes ${paths.join(', ')}, ${because}`, instead);
  };
  for (const { settings, because, instead } of [ports, ...reliedOn])
    report(
      changed.filter((path) => settings.some((pattern) => isWithin(path, pattern))),
      because,
      instead,
    );
  const folders = workloads.flatMap(({ props: { data } }) => (data ? [data.mountPath] : []));
  for (const folder of new Set(folders)) {
    const isIn = (value: unknown) => typeof value === 'string' && isInFolder(value, folder);
    report(
      changed.filter((path) => isIn(was.get(path)) && is.has(path) && !isIn(is.get(path))),
      `and its volume is at ${folder}: what is written elsewhere is lost when the pod ends`,
      `a folder below ${folder}`,
    );
  }
  const hosts = new Map(connections.map(({ to }) => [to.host, wholeHost(to.host)]));
  const hostIn = (value: unknown) =>
    typeof value === 'string' ? [...hosts].find(([, form]) => form.test(value))?.[0] : undefined;
  const left = [...is.values()].map(hostIn);
  for (const host of hosts.keys())
    report(
      changed.filter(
        (path) => hostIn(was.get(path)) === host && is.has(path) && !hostIn(is.get(path)) && !left.includes(host),
      ),
      `by which it calls ${host}: network policies, Secrets and what is checked of the two are for that address`,
      'the property by which it is connected, with external(…) for what is elsewhere',
    );
}

/** Not as a part of a longer name, but for the one with the cluster's domain behind it. */
const wholeHost = (host: string): RegExp => new RegExp(`(^|[^\\w.-])${literally(host)}($|[^\\w-])`);

/** Whether a path is one of a pattern, or is below one. */
const isWithin = (path: string, pattern: string): boolean =>
  new RegExp(`^${pattern.split('*').map(literally).join('[^.[\\]]+')}($|[.[])`).test(path);

/** Every value of a configuration, by its path. What is empty stands for itself. */
function valuesOf(value: unknown, path = '', into = new Map<string, unknown>()): Map<string, unknown> {
  const isList = Array.isArray(value);
  if (value === undefined) return into;
  if ((isList || isPlainObject(value)) && Object.keys(value).length > 0)
    for (const [key, inner] of Object.entries(value)) valuesOf(inner, joined(path, key, isList), into);
  else into.set(path, typeof value === 'object' ? JSON.stringify(value) : value);
  return into;
}
