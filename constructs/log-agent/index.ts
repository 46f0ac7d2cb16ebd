import { Alloy, type Pipeline } from '../alloy';
import type { ComponentProps, Endpoint, Environment, ResourceProps } from '../kit';
import { Promtail } from '../promtail';

export interface LogAgentProps extends ComponentProps {
  /** `alloy`, or `promtail`, which is past its end of life. Default: `alloy`. */
  readonly program?: 'alloy' | 'promtail';
  /** What is collected on each node: `podLogs()`; Alloy can do more. */
  readonly collect: readonly Pipeline[];
  /** Where log lines go. */
  readonly logsTo: Endpoint<'loki.push'>;
  /** Requests and limit. Default: those of the program. */
  readonly resources?: ResourceProps;
}

/** The agent on every node that follows the logs of its pods, as one of two programs that give a line the same labels. */
export function logAgent(environment: Environment, { program = 'alloy', ...props }: LogAgentProps): Alloy | Promtail {
  if (program === 'promtail') return new Promtail(environment, props);
  const alloy = new Alloy(environment, props);
  alloy.check.oneOf('program', program, ['alloy', 'promtail']);
  return alloy;
}
