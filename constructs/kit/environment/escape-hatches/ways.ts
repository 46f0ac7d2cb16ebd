import type { Checks } from '../../model/checks';
import type { Endpoint } from '../../model/endpoint';
import { literally } from '../../text/literally';
import { valuesOf } from './values';

/** A part of a program's configuration by which it takes something, asks somebody or tells somebody. */
export interface Way {
  /** How it is called, such as `the receiver team`; an empty text is the whole configuration. */
  readonly name: string;
  /** Whatever of the configuration it consists of. */
  readonly uses: unknown;
  /** Without what it is properly not there. Default: only the addresses and ports that it has are missed. */
  readonly instead?: string;
  /** Another way leads through it, and is missed for both. Default: none does. */
  readonly isInner?: boolean;
}

/** A component, as far as its configuration leads to others and is found by them. */
export interface Wired {
  readonly connections: readonly { readonly property: string; readonly to: Endpoint }[];
  readonly workloads: readonly {
    readonly props: { readonly ports?: Readonly<Record<string, { readonly container: number }>> };
  }[];
  /** The ways in its configuration, which is given as plain data. */
  waysIn(plain: unknown): readonly Way[];
}

type Holds = (value: unknown, path: string) => boolean;

/** By what an address or a port is known in a configuration. */
interface Held {
  /** By what a value is known that holds it, the narrowest first: the same host may be called for something else too. */
  readonly forms: readonly Holds[];
  /** What a value that was not there before may hold in its place. Default: nothing. */
  readonly renewed?: Holds;
}

/** What may be missed: an address that is called, or the ports at which the component is called. */
interface Missed {
  readonly held: readonly Held[];
  /** What is said of it behind what was changed. */
  readonly because: string;
  /** Default: what was changed as it was. */
  readonly instead?: string;
}

/**
 * Reports what a change takes out of a configuration that others go on to rely on: a way, the address of somebody who is connected,
 * a port at which others call. `property`: what changes it.
 */
export function checkWays(check: Checks, property: string, before: unknown, after: unknown, component: Wired): void {
  const [had, has] = [component.waysIn(before), component.waysIn(after)];
  const gone = had.filter(({ name, instead }) => instead !== undefined && !has.some((way) => way.name === name));
  for (const { name, instead = '' } of gone)
    check.reportOnce(property, `it takes away ${name}, and dashboards, alerts or network policies rely on it`, instead);
  const missed = [...addresses(component), ports(component)];
  const told = new Set(gone.flatMap(({ uses }) => [...valuesOf(uses).values()]));
  for (const way of had.filter((each) => !each.isInner && !gone.includes(each))) {
    const was = valuesOf(way.uses);
    const is = valuesOf(has.find(({ name }) => name === way.name)?.uses);
    for (const { because, instead, held } of missed) {
      const paths = held.flatMap((each) => lost(was, is, each)).filter((path) => !told.has(was.get(path)));
      // What is missing with a way is told of the way.
      if (paths.length === 0) continue;
      const what = way.name === '' ? whatOf(paths, is) : `it ${saysNothing(is) ? 'takes away' : 'changes'} ${way.name}`;
      const asItWas = way.name === '' ? `${paths.join(', ')} as it is` : 'what listens there as it is';
      check.reportOnce(property, `${what}, ${because}`, instead ?? asItWas);
      for (const path of paths) told.add(was.get(path));
    }
  }
}

type Values = ReadonlyMap<string, unknown>;

/** Where something stood that a configuration no longer has; empty where it had none, or has it still. */
function lost(was: Values, is: Values, { forms, renewed }: Held): string[] {
  const stand = (values: Values, holds: Holds) => [...values].filter(([path, value]) => holds(value, path));
  const form = forms.find((each) => stand(was, each).length > 0);
  if (!form || stand(is, form).length > 0) return [];
  const old = new Set(was.values());
  if (renewed && stand(is, renewed).some(([, value]) => !old.has(value))) return [];
  return stand(was, form).map(([path]) => path);
}

/** What is left of a way of which everything was taken. */
const saysNothing = (values: Values): boolean =>
  [...values.values()].every((value) => value === '[]' || value === '{}');

const whatOf = (paths: readonly string[], is: Values): string =>
  `it ${paths.some((path) => is.has(path)) ? 'changes' : 'takes away'} ${paths.join(', ')}`;

/** The properties by which the pods of one component are connected with each other. */
const amongPods: readonly string[] = ['form', 'replicas'];

/** Somebody who is called, and what to write instead of what changes the address. Default: the address as it was. */
type Called = readonly [to: Endpoint, instead?: string];

/** Those who are connected, and the proxies through which they are called. */
const called = ({ connections }: Wired): readonly Called[] => [
  ...connections.map(({ property, to }): Called => {
    const instead = `${property} without it, or with another; external(…) is for what is elsewhere`;
    // What is called within a store follows from how many pods it has.
    return amongPods.includes(property) ? [to] : [to, instead];
  }),
  ...[...proxiesOf(connections)].map(([proxy, properties]): Called => {
    return [proxy, `${properties.join(' or ')} without proxy, or with another one`];
  }),
];

/** Each proxy once, with the properties of those who are called through it. */
function proxiesOf(connections: Wired['connections']): ReadonlyMap<Endpoint, readonly string[]> {
  const proxies = connections.flatMap(({ to: { proxy } }) => proxy ?? []);
  const first = [...new Map(proxies.map((proxy) => [proxy.address, proxy])).values()];
  const through = ({ address }: Endpoint) =>
    connections.filter(({ to }) => to.proxy?.address === address).map(({ property }) => property);
  return new Map(first.map((proxy) => [proxy, [...new Set(through(proxy))]]));
}

/** Their addresses. Another writing of the same host will do, as with the cluster's domain behind it. */
function addresses(component: Wired): Missed[] {
  return called(component).map(([{ host, port, path }, instead]) => {
    const holding = (behind: string): Holds => {
      const form = new RegExp(`(^|[^\\w.-])${literally(host)}${behind}($|[^\\w-])`);
      return (value) => typeof value === 'string' && form.test(value);
    };
    const domain = '([.][\\w.-]*)?';
    const atPort = holding(`${domain}:${port}`);
    const atAnyPort = holding(`${domain}:\\d+`);
    const somehow = holding('');
    // A URL may leave out the usual port, and another port of the host is another way.
    const withoutPort: Holds = (value, at) => somehow(value, at) && !atAnyPort(value, at);
    return {
      held: [
        {
          forms: [holding(`${domain}:${port}${literally(path)}`), atPort, withoutPort, somehow],
          renewed: (value, at) => atPort(value, at) || withoutPort(value, at),
        },
      ],
      because: `by which it calls ${host}: network policies, Secrets and what is checked of the two are for that address`,
      instead,
    };
  });
}

/** The ports at which it is called, as programs write where they listen. */
function ports({ workloads }: Wired): Missed {
  const numbers = workloads.flatMap(({ props }) => Object.values(props.ports ?? {}).map(({ container }) => container));
  const held = [...new Set(numbers)].map((port) => {
    const listens = new RegExp(`^(0[.]0[.]0[.]0|\\[::\\]|[$]\\{[^}]+\\})?:${port}$`);
    const holds: Holds = (value, path) =>
      typeof value === 'string' ? listens.test(value) : value === port && /port$/i.test(path);
    return { forms: [holds] };
  });
  return { held, because: 'and Services, probes and network policies are for the port that was there' };
}
