import type { ComponentProps, ConfigurationChange, Endpoint, ResourceProps } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import {
  anything,
  endpoint,
  isPlainObject,
  list,
  optional,
  type Validator,
  type Validators,
  validator,
} from '../kit/model/validation';
import { resourceValidator } from '../kit/pods/container';
import { FromKubelet, Scraped, ScrapedHosts } from '../scrape';
import { keepValidator } from '../scrape/keep-validator';
import { type Load, loadValidator } from '../stores/sizing';
import { type AlloyCopies, alloyCopies } from './copies';
import type { Pipeline } from './pipelines';
import { type ScrapeLimits, scrapeLimitsValidator } from './scrape-limits';
import { storagePathValidator } from './storage-path';
import type { AlloyFile } from './syntax';

/** One thing that Alloy collects on each node. */
export type Collected = Pipeline | Scraped | FromKubelet;

export interface AlloyProps extends ComponentProps {
  /** What is collected on each node, such as `podLogs()`, `cadvisor()` and `scrape({ … })`. */
  readonly collect: readonly Collected[];
  /** Where log lines go: a store, or `external` in its place. Required by `podLogs()`. Default: no lines are sent. */
  readonly logsTo?: Endpoint<'loki.push'>;
  /** Where metrics go: a store, or `external` in its place. Required by everything that is scraped. Default: no metrics are sent. */
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  /** Where profiles go. Required by `podProfiles({ … })` and `ebpfProfiles()`. Default: no profiles are sent. */
  readonly profilesTo?: Endpoint<'pyroscope.push'>;
  /**
   * Where a copy of each signal goes, such as a cloud, beside its first destination. A copy of log lines is read from the files by itself, and
   * that of samples has a queue of its own, so that nothing else waits for it. Default: nothing is copied.
   */
  readonly copyTo?: AlloyCopies;
  /** Where OTLP goes that applications send to the Alloy of their node. Default: Alloy takes no OTLP. */
  readonly otlpTo?: Endpoint<'otlp.grpc'>;
  /**
   * The folder of each node in which it keeps how far it has read, and what waits to be sent: `--storage.path`. Two agents on one node have two. In
   * another folder it begins anew: the lines that are in the files come a second time. Default: `/var/lib/` and its name.
   * https://grafana.com/docs/alloy/latest/reference/cli/run/
   */
  readonly storagePath?: string;
  /** The most that one program may show when its metrics are taken. Default: 40,000 samples in 24 MiB. */
  readonly scrapeLimits?: ScrapeLimits;
  /**
   * Further metrics of nodes, objects, kubelets and containers to send. Without it, only those are sent that a dashboard, an alert or a
   * link of the environment asks for, your own among them. Names, such as `['node_boot_time_seconds', 'kube_node_.+']`, as regular expressions (RE2) for
   * whole names; or `everything`. Default: none.
   */
  readonly keep?: readonly string[] | 'everything';
  /**
   * What is carried: requests and limit follow from what of it comes from each node, by what is collected. Default: it is not stated.
   */
  readonly load?: Load;
  /** Requests and limit. Default: what `load` needs; without it, enough for a node with about 100 pods. */
  readonly resources?: ResourceProps;
  /**
   * What is to be different in Alloy's configuration, where there is no property for it: a component more, or other arguments
   * of one that is there, in the words of Alloy's own pages, which `alloySyntax` has. Default: nothing.
   * https://grafana.com/docs/alloy/latest/reference/components/
   */
  readonly configuration?: ConfigurationChange<AlloyFile, AlloyFile>;
}

const standIn: Collected = { name: 'missing', sendsTo: 'logsTo', write: () => {} };

const pipeline = validator<Collected>({
  example: 'podLogs()',
  expected: 'a pipeline such as podLogs()',
  standIn,
  isKind: (value): value is Collected =>
    value instanceof Scraped ||
    value instanceof FromKubelet ||
    (isPlainObject(value) && typeof value.write === 'function'),
});

/** What a list of them takes. Hosts outside, which only a Prometheus asks once, are told apart. */
const collected: Validator<Collected> = {
  ...pipeline,
  validate(value, property, reporter) {
    if (!(value instanceof ScrapedHosts)) return pipeline.validate(value, property, reporter);
    const problem = `${value.written} is given, and the Alloy of every node would ask the hosts outside`;
    reporter.report(property, problem, `scrape: [${value.written}] of a Prometheus`);
    return standIn;
  },
};

export const alloyValidators: Validators<AlloyProps> = {
  ...componentValidators,
  collect: list(collected),
  logsTo: optional(endpoint('loki.push')),
  metricsTo: optional(endpoint('prometheus.remote-write')),
  profilesTo: optional(endpoint('pyroscope.push')),
  copyTo: optional(alloyCopies),
  otlpTo: optional(endpoint('otlp.grpc')),
  storagePath: optional(storagePathValidator),
  scrapeLimits: optional(scrapeLimitsValidator),
  keep: optional(keepValidator),
  load: optional(loadValidator),
  resources: optional(resourceValidator),
  // Checked when it is applied.
  configuration: anything(),
};
