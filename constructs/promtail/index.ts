import { Component, type Endpoint, type Environment, mebibytes, millicores, seconds, Workload } from '../kit';
import { linesOfPods } from '../kit/model/shared-source';
import { checkNodeAgent } from '../kit/pods/node-agent';
import { podLogMounts } from '../pod-logs/container-format';
import { largestPush } from '../pod-logs/largest-push';
import { agentStateMount, logAgentIdentity } from '../pod-logs/privileges';
import { httpPort, nodeNameVariable, printPromtail, promtailConfiguration } from './config';
import { promtailMetrics } from './metrics';
import { followPods } from './privileges';
import { type PromtailProps, promtailValidators } from './props';
import { promtailAlerts } from './rules';

export type { PromtailConfiguration } from './config';
export type { PromtailProps } from './props';

/** After this day nobody mends it. https://grafana.com/docs/loki/latest/send-data/promtail/ */
const endOfLife = '2026-03-02';

const binary = '/usr/bin/promtail';
const folder = '/etc/promtail';

/**
 * Promtail, the log agent of former times, on every node, for people who can't leave it yet. A line gets the same labels as from
 * Alloy's `podLogs()`, from the same rules. Every synth warns of it.
 */
export class Promtail extends Component {
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts = promtailAlerts(this);
  override readonly knownMetrics = promtailMetrics;
  override readonly appliesLogRules = true;
  override readonly reads = () => [{ ...linesOfPods, property: 'collect', sentBy: ['logsTo'] }];

  constructor(environment: Environment, given: PromtailProps) {
    super(environment, 'promtail', given);
    const props = this.properties(given, promtailValidators);
    const { check } = this;
    const { logRules, cluster } = environment;
    check.warn(
      'program',
      `Promtail is past its end of life since ${endOfLife}, and what is found in it is mended no more`,
      'Alloy, which gives every line the same labels: docs/from-promtail-to-alloy.md',
    );
    checkNodeAgent(this, 'Promtail');
    const names = props.collect.map(({ name }) => name);
    const others = props.collect.filter(({ name }) => name !== 'podLogs');
    check.require(
      others.length === 0,
      'collect',
      `Promtail can't do ${others.map(({ name, written = `${name}()` }) => written).join(', ')}: it follows log files alone`,
      'collect: [podLogs()], or Alloy in its place',
    );
    check.require(
      names.length > 0 || !check.sound('collect'),
      'collect',
      'nothing is collected',
      'collect: [podLogs()]',
    );
    const state = `/var/lib/${this.name}`;
    const workload = new Workload(this, {
      kind: 'DaemonSet',
      image: environment.images.promtail,
      command: [binary],
      args: [`-config.file=${folder}/promtail.yaml`, '-config.expand-env=true'],
      environmentVariables: { [nodeNameVariable]: { field: 'spec.nodeName' } },
      configuration: [
        {
          name: this.name,
          mountPath: folder,
          files: () => ({
            'promtail.yaml': printPromtail(
              this.configured(
                promtailConfiguration({ logsTo: props.logsTo, stateFolder: state, logRules, cluster }),
                props.configuration,
              ),
            ),
          }),
        },
      ],
      identity: logAgentIdentity,
      ports: { http: { container: httpPort } },
      mounts: [agentStateMount(state), ...podLogMounts(cluster)],
      permissions: { cluster: [followPods] },
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(60), memory: mebibytes(128), memoryLimit: mebibytes(256) },
      // Ready once it follows a file; a liveness probe on the same would end it where there is none.
      readiness: { path: '/ready', port: 'http' },
      // While Loki is away, Promtail does not stop by itself: it waits for what it holds to be taken.
      terminationGrace: seconds(90),
    });
    workload.connect('logsTo', 'loki.push', props.logsTo, { largestRequest: largestPush });
    workload.connect('collect', 'kubernetes.api', environment.existing.apiServer);
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: true }, { path: '/metrics' });
  }
}
