import type { Checks } from '../../model/checks';
import { isInFolder } from '../../model/folders';
import { literally } from '../../text/literally';
import { checkParts, type Wired } from './configuration-parts';
import { valuesOf } from './values';

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
export interface Bound extends Wired {
  /** Settings of its program that something else relies on, beside ports, folders and addresses. */
  readonly reliedOn: readonly ReliedOn[];
  readonly workloads: readonly (Wired['workloads'][number] & {
    readonly props: { readonly data?: { readonly mountPath: string } };
  })[];
}

/** Where Loki, Mimir, Tempo and Pyroscope are told at which ports they listen, and Grafana, where they were not told before. */
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
  component: Bound,
): void {
  const { reliedOn, workloads } = component;
  const [was, is] = [valuesOf(before), valuesOf(after)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path));
  const report = (paths: readonly string[], because: string, instead = `${paths.join(', ')} as it is`) => {
    if (paths.length > 0) check.reportOnce(property, `it changes ${paths.join(', ')}, ${because}`, instead);
  };
  for (const each of [ports, ...reliedOn]) {
    const { settings, because, instead } = each;
    const paths = changed.filter((path) => settings.some((pattern) => isWithin(path, pattern)));
    report(each === ports ? paths.filter((path) => !was.has(path)) : paths, because, instead);
  }
  const folders = workloads.flatMap(({ props: { data } }) => (data ? [data.mountPath] : []));
  for (const folder of new Set(folders)) {
    const isIn = (value: unknown) => typeof value === 'string' && isInFolder(value, folder);
    report(
      changed.filter((path) => isIn(was.get(path)) && is.has(path) && !isIn(is.get(path))),
      `and its volume is at ${folder}: what is written elsewhere is lost when the pod ends`,
      `a folder below ${folder}`,
    );
  }
  checkParts(check, property, before, after, component);
}

/** Whether a path is one of a pattern, or is below one. */
const isWithin = (path: string, pattern: string): boolean =>
  new RegExp(`^${pattern.split('*').map(literally).join('[^.[\\]]+')}($|[.[])`).test(path);
