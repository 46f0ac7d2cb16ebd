import type { Cases } from '../case';
import { alloyCases, promtailCases } from './agents';
import { alertmanagerCases } from './alertmanager';
import { alloyReceiverCases } from './alloy-receiver';
import { beylaCases } from './beyla';
import { probeCases } from './blackbox-exporter';
import { collectorTierCases } from './collector-tiers';
import { containerCases, kubeletCases } from './containers';
import { grafanaCases } from './grafana';
import { kafkaCases } from './kafka';
import { kubeStateMetricsCases } from './kube-state-metrics';
import { lokiCases } from './loki';
import { lokiPeerCases } from './loki-peers';
import { mimirCases } from './mimir';
import { mimirMemberCases } from './mimir-members';
import { nodeCases } from './nodes';
import { collectorCases } from './otel-collector';
import { podCases } from './pods';
import { prometheusCases } from './prometheus';
import { pyroscopeCases } from './pyroscope';
import { tempoCases } from './tempo';
import { workloadCases } from './workloads';

/** The cases of every alert about metrics. */
export const metricCases: Cases = {
  ...alertmanagerCases,
  ...alloyCases,
  ...alloyReceiverCases,
  ...beylaCases,
  ...probeCases,
  ...collectorCases,
  ...collectorTierCases,
  ...containerCases,
  ...grafanaCases,
  ...kafkaCases,
  ...kubeletCases,
  ...kubeStateMetricsCases,
  ...lokiCases,
  ...lokiPeerCases,
  ...mimirCases,
  ...mimirMemberCases,
  ...nodeCases,
  ...podCases,
  ...prometheusCases,
  ...promtailCases,
  ...pyroscopeCases,
  ...tempoCases,
  ...workloadCases,
};
