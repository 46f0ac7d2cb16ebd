import type { Alert, Endpoint } from '../kit';

/** What a store is told of the alerts that it is to evaluate. */
export interface Evaluation {
  /** Those of the environment. */
  readonly alerts?: readonly Alert[];
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
