import { isDeepStrictEqual } from 'node:util';
import { mapsAt } from '../../model/value-at';
import type { ManifestProblem } from './manifest-problem';

/** A container of a manifest. */
type Container = Readonly<Record<string, unknown>>;

/**
 * What says where the programs of this package listen, as a flag without its dashes, as a setting of a Collector's `--set`, or as a variable. Another
 * word of a command line, such as `mkdir -p`, has no port. What listens beside that, such as for profiles, is nobody's but who adds it.
 */
const saysWhere =
  /^(p|port|telemetry-port)$|^(?!internal-)(.*[.-])?(listen|bind)(-(address|addr|port))?$|^set (receivers|extensions\.health_check|service\.telemetry)\..*(endpoint|port|host)$/;
const variables = /^(GF_SERVER_HTTP_(PORT|ADDR)|(MANAGEMENT_)?SERVER_PORT|BEYLA_(?!PROFILE)\w*PORT|PGPORT)$/;
const loopback = /^(localhost|127\.|\[?::1\]?(?::|$))/;

/** What is wrong with containers that listen elsewhere than Services, probes and policies say. `of`: every container of a manifest. */
export function listeningProblem(
  before: unknown,
  after: unknown,
  of: (manifest: unknown) => readonly Container[],
): ManifestProblem | undefined {
  const left = of(after);
  for (const container of of(before)) {
    const same = left.find(({ name }) => name === container.name);
    const problem = same && movedPort(container, same);
    if (problem) return problem;
  }
  return undefined;
}

function movedPort(before: Container, after: Container): ManifestProblem | undefined {
  const ports = mapsAt(before, 'ports').map(({ containerPort }) => String(containerPort));
  if (ports.length === 0) return undefined;
  const [was, is] = [placesIn(before), placesIn(after)];
  for (const setting of new Set([...was.keys(), ...is.keys()])) {
    const [former, now] = [was.get(setting) ?? [], is.get(setting) ?? []];
    if (isDeepStrictEqual(former, now)) continue;
    const reached = now.filter(({ isLoopback }) => !isLoopback).map(({ port }) => port);
    const needed = former.filter(({ isLoopback }) => !isLoopback).map(({ port }) => port);
    // Where it was not told before it listens at a port of its own, which is one of the container.
    const isWell = needed.length > 0 ? needed.every((port) => reached.includes(port)) : isReached(ports, now, reached);
    if (isWell) continue;
    const said = now.length === 0 ? 'is no longer told' : 'is told otherwise';
    const flag = setting.startsWith('variable ') ? setting.replace('variable ', '') : `--${setting}`;
    const told = now.length === 0 ? flag : `${flag}: ${now.map(({ text }) => text).join(', ')}`;
    return {
      problem: `the container ${before.name} ${said} where it listens (${told}), and Services, probes and network policies are for ${(needed.length > 0 ? needed : ports).join(' and ')}`,
      instead: 'the port as it is; for another one outside, a Service of your own that leads to it',
    };
  }
  return undefined;
}

const isReached = (ports: readonly string[], now: readonly Place[], reached: readonly string[]): boolean =>
  now.length === 0 || reached.some((port) => ports.includes(port));

/** Where a program listens. */
interface Place {
  readonly text: string;
  readonly port: string;
  /** Nobody outside the pod reaches it there. */
  readonly isLoopback: boolean;
}

/** The places of which a container is told, by the flag or the variable. */
function placesIn(container: Container): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  for (const [setting, value] of [...flagsOf(container), ...variablesOf(container)]) {
    const isLoopback = loopback.test(value);
    const [, port] = (/^\[?::1\]?$/.test(value) ? undefined : /(?:^|:)(\d+)$/.exec(value)) ?? [];
    // The port may be said elsewhere.
    if (port === undefined && !isLoopback) continue;
    const place = { text: value, port: port ?? '', isLoopback };
    found.set(setting, [...(found.get(setting) ?? []), place]);
  }
  return found;
}

/** The flags of a command line, which may be a script. */
function flagsOf({ command, args }: Container): readonly (readonly [string, string])[] {
  const texts: readonly unknown[] = [command, args].flat();
  const words = texts.flatMap((text) => (typeof text === 'string' ? text.split(/[\s"']+/) : [])).filter(Boolean);
  return words.flatMap((word, index) => {
    const [, flag, joined] = /^--?([\w.-]+)(?:=(.*))?$/.exec(word) ?? [];
    if (flag === undefined) return [];
    const value = joined ?? words[index + 1] ?? '';
    const [, path, of] = flag === 'set' ? (/^([^=]+)=(.*)$/.exec(value) ?? []) : [];
    const name = path === undefined ? flag : `set ${path}`;
    return saysWhere.test(name) ? [[name, of ?? value] as const] : [];
  });
}

const variablesOf = (container: Container): readonly (readonly [string, string])[] =>
  mapsAt(container, 'env')
    .filter(({ name, value }) => typeof value === 'string' && variables.test(String(name)))
    .map(({ name, value }) => [`variable ${name}`, String(value)] as const);
