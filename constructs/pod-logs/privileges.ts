import { hostFolder, type Mount } from '../kit';

/** What an agent that follows the log files of pods asks of its node, each with its reason. */

/** As whom it runs. */
export const logAgentIdentity = {
  nodeAgent: true,
  reason: 'the kubelet lets root alone read the log files of pods',
} as const;

/** The agent's own folder on the node. `property`: of the agent, by which it is another one; default: it has the agent's name. */
export const agentStateMount = (folder: string, property?: string): Mount =>
  hostFolder('state', folder, folder, {
    readOnly: false,
    create: true,
    property,
    reason: 'how far each file was read outlives the pod, so that no line is sent twice or not at all',
  });
