import type { AlloyProps, Collected } from '../alloy';
import type { ComponentProps, Endpoint, ResourceProps } from '../kit';
import type { PromtailProps } from '../promtail';

interface CommonProps extends ComponentProps {
  /** What is collected on each node: `podLogs()`; Alloy can do more. */
  readonly collect: readonly Collected[];
  /** Where log lines go. */
  readonly logsTo: Endpoint<'loki.push'>;
  /** Requests and limit. Default: those of the program. */
  readonly resources?: ResourceProps;
}

/** Alloy as the agent. */
export interface AlloyAgentProps
  extends CommonProps,
    Pick<AlloyProps, 'configuration' | 'copyTo' | 'load' | 'storagePath'> {
  /** `alloy`, or `promtail`, which is past its end of life. Default: `alloy`. */
  readonly program?: 'alloy';
}

/** Promtail as the agent. */
export interface PromtailAgentProps extends CommonProps, Pick<PromtailProps, 'configuration'> {
  /** `alloy`, or `promtail`, which is past its end of life. Default: `alloy`. */
  readonly program: 'promtail';
}

/** What `logAgent` takes, as its `program` says. */
export type LogAgentProps = AlloyAgentProps | PromtailAgentProps;
