import type { Environment } from '../../../constructs/kit';
import type { ProgramName } from '../../programs';
import type { Application } from '../applications/application';
import type { Manifest } from '../cluster/kubernetes';
import type { PlayedPod } from './played-pod';
import type { Run } from './run';

/** The machine has it. */
export interface Found<Given> {
  readonly given: Given;
  /** What a row must say about it, such as `of what stands for tempo`. Default: nothing. */
  readonly remark?: string;
}

/** The machine does not have it. */
export interface Missing {
  /** Why, in words. */
  readonly missing: string;
}

/** What the run prepares before the pods start. */
export interface Preparations {
  /** Pods from whose addresses the run sends. Default: none. */
  readonly pods?: readonly PlayedPod[];
  /** Objects that somebody makes beside what is rendered. Default: none. */
  readonly objects?: (environment: Environment) => readonly Manifest[];
  /** Programs that the run starts itself. Default: none. */
  readonly programs?: readonly ProgramName[];
  /** Applications that are visited as long as the run lasts. Default: none. */
  readonly applications?: readonly Application[];
  /** The same, in the environment that sends to this one. Default: nothing. */
  readonly sender?: Preparations;
}

/**
 * Something that a check cannot do without. The model has already shown that the environment has it; the run shows whether this
 * machine has it. If not, the check is reported as not run.
 */
export interface Need<Given> {
  readonly find: (run: Run) => Found<Given> | Missing;
  /** What the run must prepare for it. Default: nothing. */
  readonly prepares?: Preparations;
}

/** What a check needs, by the names that it uses. */
export type Needs = Readonly<Record<string, Need<unknown>>>;

/** What a check gets, by the same names. */
export type Given<N extends Needs> = {
  readonly [Name in keyof N]: N[Name] extends Need<infer Value> ? Value : never;
};

/** Everything that a check needs, or the reason why the first missing thing is missing. */
export function findAll<N extends Needs>(needs: N, run: Run): (Found<Given<N>> & { remarks: string[] }) | Missing {
  const given: Record<string, unknown> = {};
  const remarks = new Set<string>();
  for (const [name, need] of Object.entries(needs)) {
    const found = need.find(run);
    if ('missing' in found) return found;
    given[name] = found.given;
    if (found.remark) remarks.add(found.remark);
  }
  return { given: given as Given<N>, remarks: [...remarks] };
}

/** The check is made even if this is missing; it then gets undefined. */
export function optional<Value>({ find, prepares }: Need<Value>): Need<Value | undefined> {
  return {
    find: (run) => {
      const found = find(run);
      return 'missing' in found ? { given: undefined } : found;
    },
    prepares,
  };
}

/** One of several: the first that this machine has. */
export function firstOf<Value>([first, ...others]: readonly [Need<Value>, ...Need<Value>[]]): Need<Value> {
  return {
    find: (run) => {
      const found = first.find(run);
      return [found, ...others.map((need) => need.find(run))].find((each) => 'given' in each) ?? found;
    },
    prepares: joined([first, ...others]),
  };
}

/** Those of several that this machine has. That can be none. */
export function presentOf<Value>(needs: readonly Need<Value>[]): Need<readonly Value[]> {
  return {
    find: (run) => {
      const found = needs.map((need) => need.find(run));
      return { given: found.flatMap((each) => ('given' in each ? [each.given] : [])) };
    },
    prepares: joined(needs),
  };
}

/** All of several. */
export function allOf<Value>(needs: readonly Need<Value>[]): Need<readonly Value[]> {
  return {
    find: (run) => {
      const found = needs.map((need) => need.find(run));
      const missing = found.find((each) => 'missing' in each);
      if (missing) return missing;
      const there = found.flatMap((each) => ('given' in each ? [each] : []));
      return { given: there.map(({ given }) => given), remark: there.find(({ remark }) => remark)?.remark };
    },
    prepares: joined(needs),
  };
}

/** Something in the environment that sends to the one of the suite. */
export const inSender = <Value>({ find, prepares }: Need<Value>): Need<Value> => ({
  prepares: { sender: prepares },
  find: ({ sender }) => {
    if (!sender) throw new Error('no other environment runs beside this one');
    return find(sender);
  },
});

/** What several needs prepare, together. */
export function joined(parts: readonly { readonly prepares?: Preparations }[]): Preparations {
  const each = parts.flatMap(({ prepares }) => prepares ?? []);
  return {
    pods: each.flatMap(({ pods = [] }) => pods),
    objects: (environment) => each.flatMap(({ objects }) => objects?.(environment) ?? []),
    programs: each.flatMap(({ programs = [] }) => programs),
    applications: each.flatMap(({ applications = [] }) => applications),
    ...(each.some(({ sender }) => sender) ? { sender: joined(each.map(({ sender }) => ({ prepares: sender }))) } : {}),
  };
}
