import { isInFolder } from '../kit/model/folders';
import { text } from '../kit/model/validation';

/** Folders of a node that are somebody's already, and those that the agent itself has in its pod. */
const taken = ['/dev', '/etc', '/proc', '/sys', '/tmp', '/usr', '/bin', '/var/log', '/var/lib/kubelet', '/var/run'];

/** A folder of the node that is the agent's alone. */
export const storagePathValidator = text({
  example: '/var/lib/alloy',
  expected: "a folder of the node that is its own, such as '/var/lib/alloy-staging'",
  standIn: '/var/lib/missing',
  problem(value) {
    if (!/^(\/[\w.-]*[\w-])+$/.test(value)) return `${JSON.stringify(value)} is no path of a folder`;
    const other = taken.find((folder) => isInFolder(value, folder));
    return other === undefined ? undefined : `${other} of a node is not for an agent`;
  },
});
