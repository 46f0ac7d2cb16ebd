import type { Cases } from '../case';
import { alloyCases, promtailCases } from './agents';
import { grafanaCases } from './grafana';
import { lokiCases } from './loki';
import { mimirCases } from './mimir';
import { collectorCases } from './otel-collector';
import { prometheusCases } from './prometheus';
import { tempoCases } from './tempo';

/** The cases of every alert about metrics. */
export const metricCases: Cases = {
  ...alloyCases,
  ...collectorCases,
  ...grafanaCases,
  ...lokiCases,
  ...mimirCases,
  ...prometheusCases,
  ...promtailCases,
  ...tempoCases,
};
