import { expect, test } from '@jest/globals';
import { counted, diskOf } from '../../tools/e2e/stand-ins/node/measuring';

test('the disk of a claim is as large as it asks for, and empty', () => {
  expect(diskOf({ name: 'data-loki-0', namespace: 'monitoring', storage: '1Gi' })).toEqual([
    'kubelet_volume_stats_capacity_bytes{namespace="monitoring",persistentvolumeclaim="data-loki-0"} 1073741824',
    'kubelet_volume_stats_available_bytes{namespace="monitoring",persistentvolumeclaim="data-loki-0"} 1073741824',
    'kubelet_volume_stats_inodes{namespace="monitoring",persistentvolumeclaim="data-loki-0"} 65536',
    'kubelet_volume_stats_inodes_free{namespace="monitoring",persistentvolumeclaim="data-loki-0"} 65536',
  ]);
});

test('what went through the network of a pod is that of its eth0', () => {
  const devices = [
    'Inter-|   Receive                                                |  Transmit',
    ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed',
    '    lo:     100       1    0    0    0     0          0         0      100       1    0    0    0     0       0          0',
    '  eth0:    5000      50    0    0    0     0          0         0     7000      70    0    0    0     0       0          0',
  ].join('\n');
  expect(counted(devices)).toEqual(['5000', '7000']);
  expect(counted('nothing')).toEqual([]);
});
