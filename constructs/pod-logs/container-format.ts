import { type Cluster, hostFolder, type Mount } from '../kit';
import type { Stage } from './stage';
import { podLogFolder } from './targets';

/** What runs the containers of a node decides where their lines are kept, and in which format. */

type Runtime = Pick<Cluster, 'containerRuntime'>;

const isDocker = ({ containerRuntime }: Runtime): boolean => containerRuntime === 'docker';

/** The first steps of every line: what the container runtime has written around it is taken off. */
export function containerFormat(cluster: Runtime): readonly Stage[] {
  if (!isDocker(cluster)) return [{ cri: {} }];
  // Docker keeps the end of the line within its own JSON.
  return [{ docker: {} }, { replace: { expression: '(\\r?\\n)$' } }];
}

/** The folders in which the lines of the node's pods are, each with its reason. */
export function podLogMounts(cluster: Runtime): readonly Mount[] {
  const logs = hostFolder('pod-logs', podLogFolder, podLogFolder, {
    readOnly: true,
    reason: 'the kubelet writes there what pods print',
  });
  return isDocker(cluster) ? [logs, dockerFiles] : [logs];
}

/** https://docs.docker.com/engine/logging/drivers/json-file/ */
const dockerFolder = '/var/lib/docker/containers';

const dockerFiles = hostFolder('docker-logs', dockerFolder, dockerFolder, {
  readOnly: true,
  reason: 'with Docker, the files of /var/log/pods are links to files there',
});
