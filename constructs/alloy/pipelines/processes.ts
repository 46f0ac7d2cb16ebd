import type { NeededKernel } from '../../kit/pods/kernel';
import type { Capability, Identity } from '../../kit/pods/security';
import { logAgentIdentity } from '../../pod-logs/privileges';

/** What a pipeline needs that looks into the processes of its node. */
export interface ProcessAccess {
  readonly reason: string;
  readonly capabilities: readonly Capability[];
  readonly kernel: NeededKernel;
}

/** https://grafana.com/docs/alloy/v1.18/reference/components/pyroscope/pyroscope.ebpf/#required-privileges */
export const processAccess: ProcessAccess = {
  reason: 'profiles the processes of other pods, which it finds by their numbers on the node',
  capabilities: [
    { name: 'BPF', reason: 'loads its programs into the kernel' },
    { name: 'PERFMON', reason: 'attaches them to the clock of each processor' },
    { name: 'SYS_PTRACE', reason: 'reads in /proc what a process has loaded, and the stack in its memory' },
    { name: 'CHECKPOINT_RESTORE', reason: 'follows the links in /proc to the executables of processes' },
    { name: 'SYS_RESOURCE', reason: 'locks as much memory for tables of the kernel as they need' },
    { name: 'DAC_READ_SEARCH', reason: 'reads executables that belong to others' },
    { name: 'SYSLOG', reason: 'reads the addresses of the functions of the kernel' },
  ],
  // Older ones have no CHECKPOINT_RESTORE, and SYS_ADMIN is much more.
  kernel: { least: { major: 5, minor: 9 }, written: 'Linux 5.9' },
};

/** As whom an agent runs, and whether it sees the processes of its node. */
export function nodeAccess(collect: readonly { readonly processes?: ProcessAccess }[]): {
  readonly identity: Identity;
  readonly hostProcesses?: { readonly reason: string };
} {
  const access = collect.find(({ processes }) => processes)?.processes;
  if (!access) return { identity: logAgentIdentity };
  const { reason, capabilities } = access;
  return { identity: { ...logAgentIdentity, capabilities }, hostProcesses: { reason } };
}
