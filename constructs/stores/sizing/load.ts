import { brand } from '../../kit/model/brand';
import { type CallSite, callSite } from '../../kit/model/call-site';
import { Checks, type FindingSink } from '../../kit/model/checks';
import { type ByteRate, type Duration, type Percentage, percent } from '../../kit/model/units';
import { isPlainObject, type Reporter, reportGiven, type Validator } from '../../kit/model/validation';
import { bounds } from './bounds';
import { type LoadProps, loadProps, type RetentionProps } from './load-props';

type Report = Parameters<Reporter['report']>;

/** A load within the bounds. Written by `load`. */
export class Load implements Required<LoadProps> {
  static {
    brand(Load, 'Load');
  }

  /** The nodes whose signals it gets. */
  readonly nodes: number;
  /** The pods on them. */
  readonly pods: number;
  /** The series that have samples now. */
  readonly activeSeries: number;
  /** How often each of them gets a sample. */
  readonly scrapeInterval: Duration;
  /** The log lines, uncompressed. */
  readonly logs: ByteRate;
  /** The streams of log lines that are open at once. */
  declare readonly logStreams: number;
  /** The spans that applications send in a second, before any are left out. */
  readonly spansPerSecond: number;
  /** The share of these spans that is stored. */
  readonly keptSpans: Percentage;
  /** How many pods judge each trace. */
  readonly samplingReplicationFactor: number;
  /** The queries in a second that each of the stores gets. */
  readonly queriesPerSecond: number;
  /** How long each signal is kept. */
  readonly retention: RetentionProps;
  /** What is wrong with what was given. In the place of a wrong value stands the least, so that a size can be made. */
  declare readonly problems: readonly Report[];
  /** Where it was written. */
  declare readonly madeAt: CallSite;

  constructor(given: LoadProps, madeAt: CallSite) {
    const problems: Report[] = [];
    const whole = isPlainObject(given) ? '' : 'properties';
    const sound = loadProps.validate(given, whole, { report: (...problem) => problems.push(problem) });
    if (problems.length === 0 && sound.pods < sound.nodes)
      problems.push([
        'pods',
        `${sound.pods} is less than the nodes, and agents run on each of ${sound.nodes}`,
        'the pods of the whole cluster, not those of a node',
      ]);
    this.nodes = sound.nodes;
    this.pods = sound.pods;
    this.activeSeries = sound.activeSeries;
    this.scrapeInterval = sound.scrapeInterval;
    this.logs = sound.logs;
    this.spansPerSecond = sound.spansPerSecond;
    this.keptSpans = sound.keptSpans ?? percent(100);
    this.samplingReplicationFactor = sound.samplingReplicationFactor ?? 1;
    this.queriesPerSecond = sound.queriesPerSecond;
    this.retention = sound.retention;
    // A load that is spread into another one brings what somebody stated: neither what was reckoned from it, nor what is known of it.
    const stated = sound.logStreams !== undefined;
    const logStreams = sound.logStreams ?? Math.min(2 * sound.pods, bounds.logStreams.most);
    Object.defineProperty(this, 'logStreams', { value: logStreams, enumerable: stated });
    Object.defineProperty(this, 'problems', { value: problems });
    Object.defineProperty(this, 'madeAt', { value: madeAt });
  }

  /** The samples that come in a second. */
  get samplesPerSecond(): number {
    return this.activeSeries / this.scrapeInterval.seconds;
  }

  /** The spans that are stored in a second. */
  get storedSpansPerSecond(): number {
    return (this.spansPerSecond * this.keptSpans.value) / 100;
  }

  /** The spans that are sent to be stored in a second: each as often as its trace is judged. */
  get sentSpansPerSecond(): number {
    return this.storedSpansPerSecond * this.samplingReplicationFactor;
  }
}

/**
 * What a platform has to carry, as it is on a busy day: what is sized follows from it. What is beyond the bounds is refused, as upstream
 * states no figures there.
 */
export const load = (props: LoadProps): Load => new Load(props, callSite());

const example = 'load({ … })';

/** What a form takes. What is wrong within it is said by `reportLoad`. */
export const loadValidator: Validator<Load> = {
  example,
  expected: `what is to be carried, such as ${example}`,
  validate(value, property, reporter) {
    if (value instanceof Load) return value;
    reportGiven(value, property, loadValidator, reporter);
    return smallest;
  },
};

/** Stands for one that was not given. */
const smallest = load({
  nodes: bounds.nodes.least,
  pods: bounds.pods.least,
  activeSeries: bounds.activeSeries.least,
  scrapeInterval: bounds.scrapeInterval.most,
  logs: bounds.logs.least,
  spansPerSecond: bounds.spansPerSecond.least,
  queriesPerSecond: bounds.queriesPerSecond.least,
  retention: { metrics: bounds.retention.least, logs: bounds.retention.least, traces: bounds.retention.least },
});

/** Reports what is wrong with a load, once for an environment, however many stores have it. */
export function reportLoad(
  environment: FindingSink & { readonly name: string; readonly cluster: { readonly nodes?: number } },
  load: Load,
): void {
  const { problems, madeAt, nodes } = load;
  // It stands for a load that was not given, which is reported elsewhere.
  if (load === smallest) return;
  if (environment.findings.some(({ callSites = [] }) => callSites.includes(madeAt))) return;
  const check = new Checks(environment, { environment: environment.name, component: 'load' });
  for (const [property, problem, instead, options] of problems) {
    check.report(property, problem, instead, { ...options, madeAt });
  }
  const { nodes: ofCluster = nodes } = environment.cluster;
  if (problems.length > 0 || nodes >= ofCluster) return;
  const problem = `the cluster has ${ofCluster} nodes, and ${nodes} are carried`;
  check.report('nodes', problem, `${ofCluster}, and more where other clusters send here`, { madeAt });
}
