import { Component, type Environment, type KnownMetrics, mebibytes, millicores, Workload } from '../kit';
import { labelsOfCluster } from '../kit/vocabulary/signal-labels';
import { k6Metrics, systemTags } from './metrics';
import { type K6Props, k6Validators } from './props';
import { remoteWrite } from './remote-write';
import { repeated } from './repeated';
import { readScript } from './script';
import { withThresholds } from './thresholds';

export type { K6Props, LoadTestMode } from './props';
export type { Threshold } from './thresholds';

/** Where its files are. */
const folder = '/etc/k6';

/**
 * A load test by k6: a script whose virtual users call a target, with its metrics in the store. https://grafana.com/docs/k6/latest/
 */
export class K6 extends Component {
  override readonly knownMetrics: readonly KnownMetrics[];

  constructor(environment: Environment, given: K6Props) {
    super(environment, 'k6', given);
    const props = this.properties(given, k6Validators);
    const { target, metricsTo, mode = 'job', thresholds } = props;
    const nativeHistograms = Boolean(metricsTo.offers.nativeHistograms);
    const script = readScript(this.check, this.check.sound('script') ? props.script : undefined);
    const sends = remoteWrite(this, metricsTo);
    const again = mode === 'continuous';
    const workload = new Workload(this, {
      kind: again ? 'Deployment' : 'Job',
      image: environment.images.k6,
      ...(again ? { command: ['sh', `${folder}/repeated.sh`] } : {}),
      args: words(props, nativeHistograms, {
        testid: props.testId ?? this.name,
        ...labelsOfCluster(environment.cluster),
      }),
      environmentVariables: {
        TARGET_URL: target.url.replace(/\/$/, ''),
        // Otherwise it asks a server of its maker for a program with the extensions that a script names.
        K6_AUTO_EXTENSION_RESOLUTION: 'false',
        ...sends.variables,
      },
      configuration: [
        {
          name: this.name,
          mountPath: folder,
          files: () => ({
            'script.js': script,
            ...(thresholds ? { [withOwnThresholds]: withThresholds('script.js', thresholds) } : {}),
            ...(again ? { 'repeated.sh': repeated } : {}),
          }),
        },
      ],
      mounts: sends.mounts,
      identity: { user: 12345 },
      ports: {},
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(100), memory: mebibytes(128), memoryLimit: mebibytes(256) },
    });
    workload.connect('target', 'http', target);
    workload.connect('metricsTo', 'prometheus.remote-write', metricsTo, { usesAccess: true });
    this.knownMetrics = k6Metrics({ nativeHistograms });
  }
}

const withOwnThresholds = 'thresholds.js';

/** https://grafana.com/docs/k6/latest/using-k6/k6-options/reference/ */
const words = (
  { vus, duration, thresholds }: Pick<K6Props, 'vus' | 'duration' | 'thresholds'>,
  nativeHistograms: boolean,
  tags: Readonly<Record<string, string>>,
): string[] => [
  'run',
  // Its progress would be a line each second.
  '--quiet',
  '--no-color',
  '--no-usage-report',
  '--out=experimental-prometheus-rw',
  ...(nativeHistograms ? ['--features=native-histograms'] : []),
  `--system-tags=${systemTags.join()}`,
  ...Object.entries(tags).map(([tag, value]) => `--tag=${tag}=${value}`),
  ...(vus === undefined ? [] : [`--vus=${vus}`]),
  ...(duration === undefined ? [] : [`--duration=${duration.seconds}s`]),
  `${folder}/${thresholds ? withOwnThresholds : 'script.js'}`,
];
