import type { Alert, Endpoint, RecordingRule } from '../kit';

/** What a store is told of the rules that it is to evaluate. */
export interface Evaluation {
  /** Those of the environment. */
  readonly alerts?: readonly Alert[];
  /** Queries whose results it stores, or has stored. */
  readonly recordingRules?: readonly RecordingRule[];
  /** Who is told. */
  readonly alertsTo?: Endpoint<'alertmanager'>;
  /** Whether it evaluates those that come with what it stores. */
  readonly evaluateAlerts?: boolean;
}

/** Whether it evaluates the alerts that come with what it stores: unless it is said, where somebody is told. */
export const evaluatesUsualAlerts = ({ alertsTo, evaluateAlerts = alertsTo !== undefined }: Evaluation): boolean =>
  evaluateAlerts;

/** Whether it has alerts to evaluate: those that come with what it stores, or those of the environment. */
export const evaluatesAlerts = (props: Evaluation): boolean =>
  (props.alerts ?? []).length > 0 || evaluatesUsualAlerts(props);

/** Whether it has anything to evaluate: alerts, or queries whose results are stored. */
export const evaluatesRules = (props: Evaluation): boolean =>
  (props.recordingRules ?? []).length > 0 || evaluatesAlerts(props);
