import { Alloy } from '../alloy';
import type { Environment } from '../kit';
import { Promtail } from '../promtail';
import type { LogAgentProps } from './props';

export type { LogAgentProps } from './props';

/** The agent on every node that follows the logs of its pods, as one of two programs that give a line the same labels. */
export function logAgent(environment: Environment, props: LogAgentProps): Alloy | Promtail {
  if (props.program === 'promtail') return new Promtail(environment, props);
  const alloy = new Alloy(environment, props);
  alloy.check.oneOf('program', props.program, ['alloy', 'promtail']);
  return alloy;
}
