import { hostFolder, type Mount } from '../../kit';
import { foldersOfContainers } from '../../kubernetes/filesystems';

/** What node exporter needs, as a program of its own and inside Alloy. */

/** The label `job` of its series, as dashboards of the community ask for it. */
export const nodeExporterJob = 'node-exporter';

/** Where it sees the node's folders, `/proc` and `/sys` among them. */
export const rootFolder = '/host/root';

export const rootMount: Mount = hostFolder('root', '/', rootFolder, {
  readOnly: true,
  // A disk that is attached later would otherwise be shown with the figures of the folder below it.
  followMounts: true,
  reason: 'asks each file system of the node how full it is, and reads what the kernel says in /proc and /sys',
});

/** The kubelet and cAdvisor report the volumes and folders of pods. */
export const otherMountPoints = `^/((dev|proc|sys)($|/)|${foldersOfContainers}/.+)`;

/** The ends of the pods' own networks on the node: they come and go with the pods, whose traffic cAdvisor counts. */
export const podDevices = '^(veth.+|cali.+|lxc.+|azv.+|(eni|gke)[0-9a-f]{11})$';
