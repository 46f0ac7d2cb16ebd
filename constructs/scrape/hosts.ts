import type { Duration, Endpoint } from '../kit';
import { type Access, secretsOf } from '../kit/model/access';
import { brand } from '../kit/model/brand';
import type { Checks } from '../kit/model/checks';
import { MissingEndpoint } from '../kit/model/endpoint';
import { Given } from '../kit/model/given';
import { repeated } from '../kit/model/repeated';
import type { NeededSecret } from '../kit/model/secret-key';
import { endpoint, expecting, hostName, list, objectName, optional, type Validators } from '../kit/model/validation';
import type { ScrapeHostsProps } from './props';
import { intervalValidator, type Job } from './scraped';

const example = "external(company, { protocol: 'prometheus.exposition', url: 'https://db.example.com:9187/metrics' })";

const validators: Validators<ScrapeHostsProps> = {
  name: objectName('databases'),
  targets: list(expecting(endpoint('prometheus.exposition'), example), { least: 1, example }),
  serverName: optional(hostName('db.example.com')),
  interval: optional(intervalValidator),
};

/** Programs outside the cluster that are asked in one way. Written by `scrapeHosts`. */
export class ScrapedHosts implements Job {
  static {
    brand(ScrapedHosts, 'ScrapedHosts');
  }

  /** The label `job` of the series, and what findings and figures call it. */
  readonly name: string;
  /** How often they are asked. Undefined: as often as the component that asks does everything else. */
  readonly interval?: Duration;
  /** The name in their certificates. Undefined: the host that is asked. */
  readonly serverName?: string;
  /** Where they answer. */
  readonly targets: readonly Endpoint<'prometheus.exposition'>[];

  private readonly given: Given<ScrapeHostsProps>;

  constructor(props: ScrapeHostsProps) {
    this.given = new Given('scrapeHosts', props, validators);
    const { name, interval, serverName, targets } = this.given.props;
    this.name = name;
    this.interval = interval;
    this.serverName = serverName;
    this.targets = targets;
  }

  /** How the environment file writes it. */
  get written(): string {
    return `scrapeHosts({ name: '${this.name}' })`;
  }

  /** What to write instead of two of one name. */
  get oneOfTwo(): string {
    return `a name of its own for one of them: name: '${this.name}-2', or both in one`;
  }

  /** What the program that asks needs for each of them. */
  get access(): Access {
    return this.targets[0]?.access ?? {};
  }

  /** The Secrets with what the targets ask for. */
  get secrets(): readonly NeededSecret[] {
    return secretsOf(this.access, 'password', `the targets of ${this.name}`);
  }

  /** Reports what can't be meant. `property`: where the environment file has it. */
  check(check: Checks, property: string): void {
    const at = (name: string) => `${property} › scrapeHosts › ${name}`;
    const own = this.given.report(check, `${property} › scrapeHosts`);
    const known = this.targets.filter((target) => !(target instanceof MissingEndpoint));
    for (const address of repeated(known.map((target) => target.address)))
      own.report(at('targets'), `${address} is there twice`, 'each once');
    const ways = new Set(
      known.map(({ scheme, path, access, proxy }) => JSON.stringify([scheme, path, access, proxy?.url])),
    );
    own.require(
      ways.size <= 1,
      at('targets'),
      'they differ in scheme, path, credentials, certificate authority or proxy, and are to be asked in one way',
      'a scrapeHosts({ … }) of its own for each way',
    );
    if (this.serverName === undefined || !this.given.sound('targets', 'serverName')) return;
    own.require(
      known.every(({ scheme }) => scheme === 'https'),
      at('serverName'),
      'a name for certificates is given, and the targets are asked without TLS',
      'targets with https://, or no serverName',
    );
  }
}
