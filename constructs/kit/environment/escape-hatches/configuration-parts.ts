import type { Checks } from '../../model/checks';
import type { Endpoint } from '../../model/endpoint';
import { literally } from '../../text/literally';
import { valuesOf } from './values';

/** A part of a program's configuration that reaches somebody: it receives from them, asks them or sends to them. */
export interface ConfigurationPart {
  /** Its name in a finding, such as `the receiver team`. Empty: the whole configuration, or what is left of it beside the other parts. */
  readonly name: string;
  /** The settings that belong to it. */
  readonly uses: unknown;
  /** What to write in order to remove it properly. Default: it may go, as long as its addresses and ports stay in another part. */
  readonly instead?: string;
  /** Another part includes it and is reported for both. Default: none does. */
  readonly isInner?: boolean;
}

/** The parts of a configuration, which is given as plain data. */
export type ConfigurationParts = (plain: unknown) => readonly ConfigurationPart[];

/** All of it as one part. */
export const wholeConfiguration: ConfigurationParts = (plain) => [{ name: '', uses: plain }];

/** A component, as far as its configuration leads to others and is found by them. */
export interface Wired {
  readonly connections: readonly { readonly property: string; readonly to: Endpoint }[];
  readonly workloads: readonly {
    readonly props: { readonly ports?: Readonly<Record<string, { readonly container: number }>> };
  }[];
  readonly configurationParts: ConfigurationParts;
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
 * Reports what a change takes out of a configuration that others go on to rely on: a part, the address of somebody who is connected,
 * a port at which others call. `property`: what changes it.
 */
export function checkParts(check: Checks, property: string, before: unknown, after: unknown, component: Wired): void {
  const [had, has] = [component.configurationParts(before), component.configurationParts(after)];
  const gone = had.filter(({ name, instead }) => instead !== undefined && !has.some((part) => part.name === name));
  for (const { name, instead = '' } of gone)
    check.reportOnce(property, `it takes away ${name}, and dashboards, alerts or network policies rely on it`, instead);
  const missed = [...addresses(component), ports(component)];
  const told = new Set(gone.flatMap(({ uses }) => [...valuesOf(uses).values()]));
  for (const part of had.filter((each) => !each.isInner && !gone.includes(each))) {
    const was = valuesOf(part.uses);
    const is = valuesOf(has.find(({ name }) => name === part.name)?.uses);
    for (const { because, instead, held } of missed) {
      const paths = held.flatMap((each) => lost(was, is, each)).filter((path) => !told.has(was.get(path)));
      // What was removed with a whole part has been reported with the part.
      if (paths.length === 0) continue;
      const what =
        part.name === '' ? whatOf(paths, is) : `it ${saysNothing(is) ? 'takes away' : 'changes'} ${part.name}`;
      const asItWas = part.name === '' ? `${paths.join(', ')} as it is` : 'what listens there as it is';
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

/** Whether nothing is left of a part. */
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
    // A URL may leave out the usual port, and another port of the host is another address.
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
