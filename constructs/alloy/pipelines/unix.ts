import { nodeMetrics } from '../../kubernetes/metrics';
import { nodeAlertsOf } from '../../kubernetes/nodes';
import { nodeExporterJob, otherMountPoints, podDevices, rootFolder, rootMount } from '../../scrape/node/exporter';
import {
  type AlloyFile,
  discoveryRelabel,
  type MetricsReceiver,
  prometheusExporterUnix,
  prometheusScrape,
} from '../syntax';
import { nodeName, scrapeInterval } from './own-node';
import type { OwnMetricsPipeline, PipelineSurroundings } from './pipeline';
import { onlyKept } from './samples';

/** Alloy has a network of its own, and the kernel would show that in the place of the node's. */
const ofOwnNetwork = ['arp', 'conntrack', 'ipvs', 'netdev', 'netstat', 'nfs', 'nfsd', 'sockstat', 'udp_queues'];

const isOfNetwork = ({ name }: { readonly name: RegExp }) =>
  ['node_network_receive_bytes_total', 'node_nf_conntrack_entries'].some((metric) => name.test(metric));

const knownMetrics = nodeMetrics.filter((each) => !isOfNetwork(each));

/**
 * What the machine uses, as `node_*`, by the node exporter that is part of Alloy, for small setups. It has nothing about the node's
 * traffic and connections. The series are called as those of `NodeExporter`; a cluster has one of the two.
 */
export function unix(): OwnMetricsPipeline {
  return {
    name: 'unix',
    sendsTo: 'metricsTo',
    knownMetrics,
    hiddenMetrics: nodeMetrics.filter(isOfNetwork),
    alerts: nodeAlertsOf(knownMetrics),
    exportsOf: 'nodes',
    mounts: () => [rootMount],
    write(file: AlloyFile, to: MetricsReceiver, surroundings: PipelineSurroundings) {
      const receiver = onlyKept(file, 'node', to, surroundings, knownMetrics);
      const exporter = file.add(
        prometheusExporterUnix,
        'node',
        {
          procfs_path: `${rootFolder}/proc`,
          sysfs_path: `${rootFolder}/sys`,
          rootfs_path: rootFolder,
          udev_data_path: `${rootFolder}/run/udev/data`,
          disable_collectors: ofOwnNetwork,
          filesystem: { mount_points_exclude: otherMountPoints },
          netclass: { ignored_devices: podDevices },
        },
        'What this node uses.',
      );
      const targets = file.add(discoveryRelabel, 'node', {
        targets: exporter.targets,
        rule: [
          { target_label: 'job', replacement: nodeExporterJob },
          { target_label: 'instance', replacement: nodeName },
          { target_label: 'node', replacement: nodeName },
        ],
      });
      file.add(prometheusScrape, 'node', {
        targets: targets.output,
        forward_to: [receiver],
        job_name: nodeExporterJob,
        scrape_interval: scrapeInterval,
      });
    },
  };
}
