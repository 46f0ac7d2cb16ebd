import { Alloy } from '../alloy';
import type { Environment } from '../kit';
import { isPlainObject } from '../kit/model/plain-object';
import { Promtail } from '../promtail';
import type { AlloyAgentProps, LogAgentProps } from './props';

export type { LogAgentProps } from './props';

/** The agent on every node that follows the logs of its pods, as one of two programs that give a line the same labels. */
export function logAgent(environment: Environment, props: LogAgentProps): Alloy | Promtail {
  // Whatever is wrong with the properties, also that there are none, the agent reports.
  if (!isPlainObject(props)) return new Alloy(environment, props as AlloyAgentProps);
  if (props.program === 'promtail') {
    const { program: _, ...others } = props;
    return new Promtail(environment, others);
  }
  const { program, ...others } = props;
  const alloy = new Alloy(environment, others);
  alloy.check.oneOf('program', program, ['alloy', 'promtail']);
  return alloy;
}
