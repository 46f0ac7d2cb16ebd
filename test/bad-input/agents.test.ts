import { Alloy, hubble, podLogs, ztunnel } from '../../constructs/alloy';
import type { Environment } from '../../constructs/kit';
import { stores, testAnswers } from './cases';

/** Node agents with nothing to read or nowhere to send. */

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read the log files of their node' });

testAnswers([
  [
    'logs without a place to go',
    (environment) => new Alloy(environment, { namespace: agents(environment), collect: [podLogs()] }),
    ['test › alloy › logsTo: podLogs() has nowhere to send to | where to, for example logsTo: loki.push'],
  ],
  [
    'Hubble and ztunnel where there are none',
    (environment) => {
      const { mimir } = stores(environment);
      new Alloy(environment, {
        namespace: agents(environment),
        collect: [hubble(), ztunnel()],
        metricsTo: mimir.remoteWrite,
      });
    },
    [
      "test › alloy › collect: hubble() collects the metrics of Hubble, and the cluster has none | network: cilium({ hubble: true }) in the environment's cluster, or collect without hubble()",
      "test › alloy › collect: ztunnel() collects the metrics of an ambient mesh, and the cluster has none | mesh: istioAmbient() in the environment's cluster, or collect without ztunnel()",
    ],
  ],
  [
    'one pipeline twice, in a namespace where a node agent can not run',
    (environment) => {
      const { loki } = stores(environment);
      new Alloy(environment, { collect: [podLogs(), podLogs()], logsTo: loki.push });
    },
    [
      "test › alloy › namespace: the pods of monitoring are restricted, and Alloy reads folders of its node | a namespace of its own for node agents, with podSecurity: 'privileged'",
      'test › alloy › collect: podLogs() is there twice, so everything of it would be sent twice | podLogs() once',
    ],
  ],
]);
