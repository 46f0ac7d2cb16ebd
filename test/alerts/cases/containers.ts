import type { Cases } from '../case';
import { always, filling, state } from './state';

const hour = 240;
const claim = 'namespace="shop", persistentvolumeclaim="data-cart-0"';
const ofClaim = { namespace: 'shop', persistentvolumeclaim: 'data-cart-0' };

export const kubeletCases: Cases = {
  VolumeAlmostFull: {
    kind: 'condition',
    ...state(
      `kubelet_volume_stats_available_bytes{${claim}}`,
      { bad: 4, good: 50 },
      {
        [`kubelet_volume_stats_capacity_bytes{${claim}}`]: always(100),
      },
    ),
    figure: '4%',
    says: ({ figure }) => ({ labels: ofClaim, description: `It is shop/data-cart-0: ${figure} of it is free.` }),
  },
  VolumeFillsWithinADay: {
    kind: 'condition',
    ...filling(`kubelet_volume_stats_available_bytes{${claim}}`, {
      [`kubelet_volume_stats_capacity_bytes{${claim}}`]: always(1000),
    }),
    figure: '',
    says: () => ({ labels: ofClaim, description: 'It is shop/data-cart-0.' }),
  },
  VolumeInodesAlmostGone: {
    kind: 'condition',
    ...state(
      `kubelet_volume_stats_inodes_free{${claim}}`,
      { bad: 4, good: 50 },
      {
        [`kubelet_volume_stats_inodes{${claim}}`]: always(100),
      },
    ),
    figure: '4%',
    says: ({ figure }) => ({
      labels: ofClaim,
      description: `It is shop/data-cart-0: ${figure} of its inodes are free.`,
    }),
  },
  KubeletCertificateExpires: {
    kind: 'condition',
    ...state('kubelet_certificate_manager_client_ttl_seconds{instance="node-1"}', { bad: 86_400, good: 8_640_000 }),
    figure: '1d 0h 0m 0s',
    says: ({ figure }) => ({
      labels: { instance: 'node-1' },
      description: `That of node-1 expires in ${figure}.`,
    }),
  },
};

const container = 'namespace="shop", pod="cart-0", container="cart"';
const ofContainer = { namespace: 'shop', pod: 'cart-0', container: 'cart' };

export const containerCases: Cases = {
  ContainerMemoryNearLimit: {
    kind: 'condition',
    ...state(
      `container_memory_working_set_bytes{${container}}`,
      { bad: 98, good: 50 },
      {
        [`container_spec_memory_limit_bytes{${container}}`]: always(100),
        [`container_memory_total_active_file_bytes{${container}}`]: always(3),
      },
    ),
    // Files that were read fill what programs leave, for as long as nobody needs it.
    healthy: {
      [`container_memory_working_set_bytes{${container}}`]: always(98),
      [`container_memory_total_active_file_bytes{${container}}`]: always(60),
      [`container_spec_memory_limit_bytes{${container}}`]: always(100),
    },
    figure: '95%',
    says: ({ figure }) => ({
      labels: ofContainer,
      description: `shop/cart-0, container cart uses ${figure} of its limit.`,
    }),
  },
  ContainerThrottled: {
    kind: 'condition',
    holds: {
      [`container_cpu_cfs_periods_total{${container}}`]: `0+100x${2 * hour}`,
      [`container_cpu_cfs_throttled_periods_total{${container}}`]: `0+75x${2 * hour}`,
    },
    healthy: {
      [`container_cpu_cfs_periods_total{${container}}`]: `0+100x${2 * hour}`,
      [`container_cpu_cfs_throttled_periods_total{${container}}`]: `0+10x${2 * hour}`,
    },
    rollOut: {
      [`container_cpu_cfs_periods_total{${container}}`]: `0+100x${2 * hour}`,
      // Its start takes all that it may, for three minutes.
      [`container_cpu_cfs_throttled_periods_total{${container}}`]: `0x${hour} 0+100x12 1200x${hour}`,
    },
    figure: '75%',
    says: ({ figure }) => ({
      labels: ofContainer,
      description: `shop/cart-0, container cart is stopped in ${figure} of the periods.`,
    }),
  },
};
