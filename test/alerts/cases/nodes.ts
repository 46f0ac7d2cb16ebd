import type { Cases, LastingCase } from '../case';
import { always, filling, state } from './state';

const hour = 240;
const instance = 'instance="node-1"';

const disk = `${instance}, mountpoint="/var", fstype="ext4", device="/dev/sda1"`;
const ofDisk = (namespace: string, service: string) => ({
  namespace,
  service_name: service,
  instance: 'node-1',
  job: 'node',
  mountpoint: '/var',
  fstype: 'ext4',
  device: '/dev/sda1',
});
const writable = { [`node_filesystem_readonly{${disk}}`]: always(0) };
const size = { [`node_filesystem_size_bytes{${disk}}`]: always(100), ...writable };

export const nodeCases: Cases = {
  NodeProcessorsBusy: {
    kind: 'condition',
    ...processors(),
    figure: '95%',
    says: ({ figure }) => ({
      labels: { instance: 'node-1' },
      description: `node-1 uses ${figure} of its processors.`,
    }),
  },
  NodeMemoryAlmostFull: {
    kind: 'condition',
    ...state(
      `node_memory_MemAvailable_bytes{${instance}}`,
      { bad: 5, good: 50 },
      {
        [`node_memory_MemTotal_bytes{${instance}}`]: always(100),
      },
    ),
    figure: '95%',
    says: ({ namespace, service, figure }) => ({
      labels: { namespace, service_name: service, instance: 'node-1', job: 'node' },
      description: `node-1 uses ${figure} of its memory.`,
    }),
  },
  NodeFilesystemAlmostFull: {
    kind: 'condition',
    ...state(`node_filesystem_avail_bytes{${disk}}`, { bad: 4, good: 50 }, size),
    figure: '4%',
    says: ({ namespace, service, figure }) => ({
      labels: ofDisk(namespace, service),
      description: `It is /var of node-1: ${figure} of it is free.`,
    }),
  },
  NodeFilesystemFillsWithinADay: {
    kind: 'condition',
    ...filling(`node_filesystem_avail_bytes{${disk}}`, {
      ...writable,
      [`node_filesystem_size_bytes{${disk}}`]: always(1000),
    }),
    figure: '',
    says: ({ namespace, service }) => ({ labels: ofDisk(namespace, service), description: 'It is /var of node-1.' }),
  },
  NodeInodesAlmostGone: {
    kind: 'condition',
    ...state(
      `node_filesystem_files_free{${disk}}`,
      { bad: 4, good: 50 },
      {
        [`node_filesystem_files{${disk}}`]: always(100),
        ...writable,
      },
    ),
    figure: '4%',
    says: ({ namespace, service, figure }) => ({
      labels: ofDisk(namespace, service),
      description: `It is /var of node-1: ${figure} of its inodes are free.`,
    }),
  },
  NodeFilesBeyondLimit: ofNode('node_filefd_allocated', 'node_filefd_maximum', 'has opened'),
  NodeConnectionsBeyondLimit: ofNode('node_nf_conntrack_entries', 'node_nf_conntrack_entries_limit', 'follows'),
  NodeClockWrong: {
    kind: 'condition',
    ...state(
      `node_timex_offset_seconds{${instance}}`,
      { bad: -0.2, good: -0.01 },
      {
        [`node_timex_sync_status{${instance}}`]: always(0),
      },
    ),
    figure: '200ms',
    says: ({ namespace, service, figure }) => ({
      labels: { namespace, service_name: service, instance: 'node-1', job: 'node' },
      description: `That of node-1 is wrong by ${figure}.`,
    }),
  },
};

/** Two processors, of which 95 % or 20 % are used. */
function processors(): Pick<LastingCase, 'holds' | 'healthy' | 'rollOut'> {
  const idle = `node_cpu_seconds_total{${instance}, cpu="0", mode="idle"}`;
  const user = `node_cpu_seconds_total{${instance}, cpu="0", mode="user"}`;
  // Quarters of a minute, of which a processor has 15 seconds.
  return {
    holds: { [idle]: `0+0.75x${2 * hour}`, [user]: `0+14.25x${2 * hour}` },
    healthy: { [idle]: `0+12x${2 * hour}`, [user]: `0+3x${2 * hour}` },
    rollOut: {
      [idle]: `0+12x${hour} ${12 * hour}+0x12 ${12 * hour}+12x${hour}`,
      [user]: `0+3x${hour} ${3 * hour}+15x12 ${3 * hour + 180}+3x${hour}`,
    },
  };
}

function ofNode(used: string, limit: string, does: string): LastingCase {
  return {
    kind: 'condition',
    ...state(`${used}{${instance}}`, { bad: 90, good: 10 }, { [`${limit}{${instance}}`]: always(100) }),
    figure: '90%',
    says: ({ namespace, service, figure }) => ({
      labels: { namespace, service_name: service, instance: 'node-1', job: 'node' },
      description: `node-1 ${does} ${figure} of what it may.`,
    }),
  };
}
