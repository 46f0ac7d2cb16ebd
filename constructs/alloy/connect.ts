import type { Component, Workload } from '../kit';
import { checkCopies } from '../kit/model/copies';
import { largestPush } from '../pod-logs/largest-push';
import type { AlloyProps } from './props';
import { largestWrite } from './scrape-limits';

/** To whom an agent sends what it collects. */
export const destinationsOf = ({ logsTo, metricsTo, profilesTo, copyTo = {} }: AlloyProps) => [
  logsTo,
  metricsTo,
  profilesTo,
  copyTo.logs,
  copyTo.metrics,
];

/** Connects an agent with them, and reports copies that nobody can mean. */
export function connectDestinations(
  { check }: Component,
  workload: Workload,
  { logsTo, metricsTo, profilesTo, copyTo, scrapeLimits }: AlloyProps,
): void {
  const { logs, metrics } = copyTo ?? {};
  const ofLogs = { usesAccess: true, usesProxy: true, largestRequest: largestPush };
  if (logsTo) workload.connect('logsTo', 'loki.push', logsTo, ofLogs);
  if (logs) workload.connect('copyTo.logs', 'loki.push', logs, ofLogs);
  const largestRequest = check.sound('scrapeLimits') ? largestWrite(scrapeLimits) : undefined;
  const ofMetrics = { usesAccess: true, usesProxy: true, largestRequest };
  if (metricsTo) workload.connect('metricsTo', 'prometheus.remote-write', metricsTo, ofMetrics);
  if (metrics) workload.connect('copyTo.metrics', 'prometheus.remote-write', metrics, ofMetrics);
  if (profilesTo) workload.connect('profilesTo', 'pyroscope.push', profilesTo, { usesAccess: true, usesProxy: true });
  checkCopies(check, copyTo, [
    { signal: 'logs', property: 'logsTo', first: logsTo, copy: logs },
    { signal: 'metrics', property: 'metricsTo', first: metricsTo, copy: metrics },
  ]);
}
