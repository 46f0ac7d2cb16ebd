import type { Permission } from '../kit';
import type { Capability } from '../kit/pods/security';

/** What Beyla asks of the kernel and of the Kubernetes API. https://grafana.com/docs/beyla/latest/security/ */

export const capabilities: readonly Capability[] = [
  { name: 'BPF', reason: 'loads its programs into the kernel' },
  { name: 'PERFMON', reason: 'attaches them to functions of the kernel, and lets them follow pointers' },
  {
    name: 'NET_RAW',
    reason: 'attaches a filter to sockets, by which it sees HTTP where it cannot look into the program',
  },
  { name: 'SYS_PTRACE', reason: 'reads the executables of the processes that it instruments, to find their functions' },
  { name: 'CHECKPOINT_RESTORE', reason: 'follows the links in /proc by which it learns which file a process runs' },
  { name: 'DAC_READ_SEARCH', reason: 'reads the version of the kernel from memory that belongs to others' },
  {
    name: 'SYS_ADMIN',
    reason:
      'attaches its programs to functions of libraries, and loads them at all where kernel.perf_event_paranoid is above 2, as on Debian, AKS and EKS',
  },
];

/** Which pod a process belongs to, and what that is part of. */
export const readWorkloads: readonly Permission[] = [
  {
    apiGroups: [''],
    resources: ['nodes', 'pods', 'services'],
    verbs: ['get', 'list', 'watch'],
    reason: 'learns to which pod a process belongs, and which Service an address is',
  },
  {
    apiGroups: ['apps'],
    resources: ['replicasets'],
    verbs: ['list', 'watch'],
    reason: 'learns to which Deployment a pod belongs, by which its service is called',
  },
];
