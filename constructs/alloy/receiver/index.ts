import {
  Component,
  type Endpoint,
  type Environment,
  type KnownMetrics,
  mebibytes,
  millicores,
  scratch,
  seconds,
  Workload,
} from '../../kit';
import { secretsOfAll } from '../../kit/model/access';
import type { Sampler, Sampling } from '../../kit/model/sampling';
import { secretFiles } from '../../kit/pods/secret-files';
import type { ComponentAlert } from '../../kit/vocabulary/alert';
import { labelsOfCluster } from '../../kit/vocabulary/signal-labels';
import { checkDisk, secretsOfDestinations } from '../../opentelemetry/connect';
import { watchSenders } from '../../opentelemetry/privileges';
import { cutsOfAlloy } from '../../opentelemetry/processors/cuts';
import { jaegerPorts, otlpPorts } from '../../opentelemetry/receivers';
import { connectSampler, receivingEndpoints, sampler } from '../../opentelemetry/sampler';
import type { CountedWrongly } from '../../opentelemetry/sampling/checks';
import { samplingOf } from '../../opentelemetry/sampling/outcome';
import { waitsOf } from '../../opentelemetry/sampling/waits';
import { largestPush } from '../../pod-logs/largest-push';
import { alloyMetrics, alloyProfileMetrics } from '../metrics';
import { alloyPod, alloyUser, ownPort } from '../pod';
import { fileParts } from '../syntax/configuration-parts';
import { receiverConfiguration } from './config';
import { alloyReceiverMetrics } from './metrics';
import { faroPorts, profilesPorts, pushPorts } from './ports';
import { type AlloyReceiverProps, alloyReceiverValidators } from './props';
import { receiverAlerts } from './rules';

export type { FaroProps } from './faro';
export type { AlloyReceiverProps } from './props';

/** Queues that wait on the disk, and other state of components. */
const stateFolder = '/var/lib/alloy';

/**
 * Alloy in the place of the OpenTelemetry Collector: takes every signal, names what it is about, samples traces, and sends each to its store.
 * What it does to OTLP is what `OtelCollector` does, from the same settings. https://grafana.com/docs/alloy/latest/
 */
export class AlloyReceiver extends Component implements Sampler {
  /** For applications and agents. */
  readonly otlp: { readonly grpc: Endpoint<'otlp.grpc'>; readonly http: Endpoint<'otlp.http'> };
  /** For Jaeger's clients and agents. Undefined without `jaeger`. */
  readonly jaeger?: readonly Endpoint[];
  /** For applications that push log lines. Undefined without `linesTo`. */
  readonly push?: Endpoint<'loki.push'>;
  /** For SDKs that send profiles. Undefined without `profilesTo`. */
  readonly profiles?: Endpoint<'pyroscope.push'>;
  /** For browsers with the Faro SDK. Undefined without `faro`. */
  readonly faro?: Endpoint<'faro'>;
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly configurationParts = fileParts;
  override readonly appliesLogRules = true;

  private readonly props: AlloyReceiverProps;

  constructor(environment: Environment, given: AlloyReceiverProps) {
    super(environment, 'alloy-receiver', given);
    const props = this.properties(given, alloyReceiverValidators);
    this.props = props;
    const asked = sampler(props);
    const { disk, jaeger, copyTo } = asked;
    const { linesTo, profilesTo, faro } = props;
    this.alerts = receiverAlerts(this, props);
    checkDisk(this.check, disk, copyTo);
    this.check.require(
      faro === undefined || linesTo !== undefined || !this.check.sound('faro', 'linesTo'),
      'linesTo',
      'what browsers log has nowhere to go',
      'where to, for example linesTo: loki.push',
    );
    const secrets = secretFiles(this, '/etc/alloy-secrets', [
      ...secretsOfDestinations([props.metricsTo, props.logsTo, props.tracesTo], copyTo),
      ...secretsOfAll([linesTo, profilesTo], 'password'),
      ...(faro?.apiKey ? [{ ...faro.apiKey, holds: 'what a page must know that sends with Faro' }] : []),
    ]);
    const sender = { fileOf: secrets.fileOf, labels: labelsOfCluster(environment.cluster) };
    const queuesInPod = props.queues === 'pod';
    const workload = new Workload(this, {
      kind: 'StatefulSet',
      ...alloyPod(this, {
        storagePath: stateFolder,
        // Sums of differences are an experiment in Alloy, and queues on a disk a preview. In the Collector both are no more.
        flags: ['--stability.level=experimental'],
        file: () => receiverConfiguration(options, { linesTo, profilesTo, faro, sender }),
        change: props.configuration,
      }),
      identity: alloyUser,
      ports: {
        ...otlpPorts,
        ...(jaeger ? jaegerPorts : {}),
        ...(linesTo ? pushPorts : {}),
        ...(profilesTo ? profilesPorts : {}),
        ...(faro ? faroPorts : {}),
        ...ownPort,
      },
      data: queuesInPod ? undefined : { mountPath: stateFolder, size: disk },
      mounts: [...(queuesInPod ? [scratch('data', stateFolder, disk)] : []), ...secrets.mounts],
      permissions: { cluster: [watchSenders] },
      resources: props.resources ?? { cpu: millicores(100), memory: mebibytes(256), memoryLimit: mebibytes(512) },
      // Waiting traces are decided at once and what is queued stays on the volume; this is for the requests under way.
      terminationGrace: seconds(60),
    });
    workload.connect('kubernetes', 'kubernetes.api', environment.existing.apiServer);
    const { options, knownMetrics } = connectSampler(this, workload, asked, {
      fileOf: secrets.fileOf,
      cuts: cutsOfAlloy,
      countedWrongly: countsKeptAlone,
    });
    this.knownMetrics = [
      ...alloyReceiverMetrics,
      ...(profilesTo ? alloyProfileMetrics : []),
      ...(linesTo ? alloyMetrics : []),
      ...knownMetrics,
    ];
    ({ otlp: this.otlp, jaeger: this.jaeger } = receivingEndpoints(workload, asked));
    if (linesTo) {
      workload.connect('linesTo', 'loki.push', linesTo, {
        usesAccess: true,
        usesProxy: true,
        largestRequest: largestPush,
      });
      this.push = workload.endpoint(
        'loki.push',
        'push',
        { largestRequest: largestPush },
        { path: '/loki/api/v1/push' },
      );
    }
    if (profilesTo) {
      workload.connect('profilesTo', 'pyroscope.push', profilesTo, { usesAccess: true, usesProxy: true });
      this.profiles = workload.endpoint('pyroscope.push', 'profiles', {});
    }
    if (faro) {
      const { maxAllowedPayloadSize = mebibytes(5) } = faro;
      this.faro = workload.endpoint('faro', 'faro', { largestRequest: maxAllowedPayloadSize }, { path: '/collect' });
    }
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
  }

  /** Which traces it keeps. */
  get sampling(): Sampling {
    return samplingOf(this.props.keep, waitsOf(this.props));
  }
}

/** Alloy's sampler writes into no span how many traces it stands for, whatever the store makes of it. */
const countsKeptAlone: CountedWrongly = ({ owner: { component } }) => ({
  problem: `${component} makes metrics from the traces that are kept, and Alloy does not tell it for how many each stands: request rates would be those of the sample`,
  instead: `percent(100), or a ${component} without metricsTo, as Alloy then counts every trace before it samples`,
});
