import type { ClientArguments } from './client';
import type { Targets } from './discovery';
import { componentKind } from './file';
import type { ObjectValue, Reference } from './value';

export type ProfilesReceiver = Reference<'profiles receiver'>;

/** The kinds of profile that are taken; every one that is not switched off is. */
export const profileKinds = ['process_cpu', 'memory', 'goroutine', 'block', 'mutex'] as const;
export type ProfileKind = (typeof profileKinds)[number];

/** https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.scrape/ */
export interface PyroscopeScrapeArguments {
  readonly targets: Targets;
  readonly forward_to: readonly ProfilesReceiver[];
  readonly job_name?: string;
  readonly profiling_config?: { readonly [Kind in `profile.${ProfileKind}`]?: { readonly enabled: boolean } };
}

/** https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.ebpf/ */
export interface PyroscopeEbpfArguments {
  readonly targets: Targets;
  readonly forward_to: readonly ProfilesReceiver[];
  /** How many times a second. Default: 19. */
  readonly sample_rate?: number;
}

/** https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.write/ */
export interface PyroscopeWriteArguments {
  readonly endpoint: { readonly url: string } & ClientArguments;
  /** Labels that every profile gets. */
  readonly external_labels?: ObjectValue;
}

const receiver = { receiver: 'profiles receiver' } as const;

/** Fetches profiles from targets. */
export const pyroscopeScrape = componentKind<PyroscopeScrapeArguments, Record<never, never>>('pyroscope.scrape', {});

/** Profiles the processes of the node. */
export const pyroscopeEbpf = componentKind<PyroscopeEbpfArguments, Record<never, never>>('pyroscope.ebpf', {});

/** Sends profiles to Pyroscope. */
export const pyroscopeWrite = componentKind<PyroscopeWriteArguments, typeof receiver>('pyroscope.write', receiver);
