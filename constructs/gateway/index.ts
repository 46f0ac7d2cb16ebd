import {
  Component,
  certificateIn,
  Endpoint,
  type Environment,
  mebibytes,
  millicores,
  type Protocol,
  scratch,
  secretFolder,
  type Tls,
  Workload,
} from '../kit';
import { missingEndpoint } from '../kit/model/endpoint';
import type { Peer } from '../kit/model/peer';
import { repeated } from '../kit/model/repeated';
import { addIngress } from '../kit/pods/ingress';
import { expectSecrets } from '../kit/pods/secret-files';
import { type Directive, nginxUser, printNginx } from '../kit/text/nginx';
import { healthPath, nginxStart, startScript } from '../kit/text/nginx-names';
import { gatewayConfiguration, isDeliverable, type Passed, passed, usersFile } from './config';
import { deliverable, usualLargestRequest } from './deliveries';
import { directivesForm } from './form';
import { type GatewayProps, gatewayValidators, type Hosts } from './props';
import { patience, type Queryable, queryable } from './questions';
import { sendersFolder } from './senders';

/** nginx's directives, for the property `configuration`. */
export * as nginx from '../kit/text/nginx';

export type { GatewayProps } from './props';
export { basicUsers, bearerTokens, type Senders } from './senders';

const folder = '/etc/gateway';
const usersFolder = '/etc/gateway-users';
const usersKey = 'auth';
const port = 8080;

/** What a Collector takes from the pods of its own cluster. */
const otlpOfPods: readonly Protocol[] = ['otlp.http', 'otlp.grpc'];

/** An endpoint as others than the pods of the cluster reach it: OTLP that is passed on is OTLP. */
type Outside<E> = E extends Endpoint<'otlp.passed-on'> ? Endpoint<'otlp.http'> : E;

/**
 * What lets people and programs outside the cluster ask the stores, and other clusters send to them: an Ingress of any controller,
 * without a word of its own language, and behind it an nginx that asks who it is. From people it passes on only queries, no data and
 * no deletions; from senders only data, in bounded requests at a bounded rate.
 */
export class Gateway<const H extends Hosts = Hosts> extends Component {
  /** The endpoint of each host, for other environments: `environment.exporting(gateway.outside)`. */
  readonly outside: { readonly [Name in keyof H]: Outside<H[Name]> };

  constructor(environment: Environment, given: GatewayProps<H>) {
    super(environment, 'gateway', given);
    const props = this.properties<GatewayProps>(given, gatewayValidators);
    const { senders, requestsPerSecond = 200 } = props;
    const tls: Tls | undefined = props.tls === 'off' ? undefined : (props.tls ?? certificateIn(`${this.name}-tls`));
    const hosts = Object.entries(props.hosts).map(([name, to]) => ({
      name,
      host: this.fullName(name, props.domain),
      to: this.passedOn(to),
    }));
    this.checkHosts(hosts.map(({ host }) => host));
    this.checkCallers(props, tls);
    const lookups = { cluster: environment.cluster, namespace: this.targetNamespace.name };
    const takes = hosts.some(({ to }) => isDeliverable(to));
    const known = takes ? senders : undefined;
    const workload: Workload = new Workload(this, {
      kind: 'Deployment',
      image: environment.images.nginx,
      command: ['sh', `${folder}/${startScript}`],
      configuration: [
        {
          name: this.name,
          mountPath: folder,
          files: () => ({
            'nginx.conf': printNginx(
              this.configured<readonly Directive[]>(
                gatewayConfiguration(
                  hosts.map(({ host, to }) => [host, to] as const),
                  {
                    port,
                    users: `${usersFolder}/${usersFile}`,
                    tls: tls !== undefined,
                    senders: known,
                    requestsPerSecond,
                    ...lookups,
                  },
                ),
                props.configuration,
                directivesForm,
              ),
            ),
            [startScript]: nginxStart(folder, lookups, { before: known?.start }),
          }),
        },
      ],
      identity: { user: nginxUser },
      ports: { http: { container: port, service: 80 } },
      mounts: [
        ...(props.users ? [secretFolder('users', props.users, usersFolder, { [usersKey]: usersFile })] : []),
        ...(known ? [secretFolder('senders', known.secretName, sendersFolder, { [known.key]: known.key })] : []),
        scratch('tmp', '/tmp', mebibytes(64)),
      ],
      resources: { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(64) },
      readiness: { path: healthPath, port: 'http' },
      untilUnready: 'sleep',
      liveness: { path: healthPath, port: 'http', periodSeconds: 30 },
    });
    this.expectCallers(props.users, known);
    const outside = hosts.map(({ name, host, to }) => {
      const endpoint = workload.connect('hosts', passed, to);
      const access = { host, tls: tls !== undefined, asks: known?.asks, addresses: props.addresses };
      // What is neither question nor delivery has been reported.
      return [
        name,
        passed.includes(endpoint.protocol) ? this.offer(outsideEndpoint(workload, endpoint, access)) : endpoint,
      ];
    });
    this.outside = Object.fromEntries(outside);
    addIngress(this, workload.endpoint('http', 'http', {}), {
      hosts: hosts.map(({ host }) => host),
      className: props.className,
      tls,
    });
  }

  /** Reports callers of whom nobody asks who they are, and a secret that would cross the network readably. */
  private checkCallers({ hosts, users, senders }: GatewayProps, tls: Tls | undefined): void {
    const { check } = this;
    if (!check.sound('hosts', 'users', 'senders', 'tls')) return;
    const [takes, answers] = [deliverable, queryable].map((protocols: readonly string[]) =>
      Object.values(hosts).some(({ protocol }) => protocols.includes(protocol)),
    );
    check.require(
      !answers || users !== undefined,
      'users',
      'people may ask, and nothing says who',
      "users: 'observability-users', a Secret with a line `name:hash` for each in its key `auth`",
    );
    check.require(
      !takes || senders !== undefined || tls === undefined,
      'senders',
      'other clusters may send, and nothing says which',
      "senders: bearerTokens('gateway-senders'), or tls: 'off' for tests, where everybody may",
    );
    check.require(
      !takes || senders === undefined || tls !== undefined,
      'tls',
      'the token of each sender would cross the network readably',
      "a certificate, such as clusterIssuer('letsencrypt'), or no senders, where everybody may send",
    );
  }

  /** Says that somebody makes the Secrets with people and senders. */
  private expectCallers(users: string | undefined, senders: GatewayProps['senders']): void {
    const people = 'the people who may ask through the gateway, a line `name:hash` for each';
    const clusters = 'the clusters that may send through the gateway, a line';
    expectSecrets(this, [
      ...(users ? [{ secretName: users, key: usersKey, holds: people }] : []),
      ...(senders ? [{ ...senders, holds: `${clusters} ${senders.line} for each` }] : []),
    ]);
  }

  /** What is passed on. Reports OTLP as the pods of the cluster send it: what comes by a gateway says of nobody which pod it is. */
  private passedOn(to: Endpoint<Passed>): Endpoint<Passed> {
    if (!otlpOfPods.includes(to.protocol)) return to;
    const problem = `${to.owner.component} takes there what the pods of this cluster send`;
    this.check.report('hosts', problem, 'otel.fromOtherClusters, which tells the clusters apart');
    return missingEndpoint<Passed>();
  }

  /** The whole of a host name. Reports one that is not below the domain. */
  private fullName(host: string, domain: string): string {
    const full = host.includes('.') ? host : `${host}.${domain}`;
    this.check.require(
      full.endsWith(`.${domain}`) || !this.check.sound('domain'),
      'hosts',
      `${host} is not below ${domain}`,
      `a name below it, such as ${host.split('.')[0]}.${domain}`,
    );
    return full;
  }

  private checkHosts(hosts: readonly string[]): void {
    const { check } = this;
    if (!check.sound('hosts')) return;
    for (const host of hosts) check.hostname('hosts', host);
    for (const host of repeated(hosts)) check.report('hosts', `${host} is there twice`, 'each host once');
    check.require(hosts.length > 0, 'hosts', 'there is no host', 'at least one, such as { loki: loki.query }');
  }
}

/** What others than the pods of the cluster must know of an endpoint. */
interface OutsideAccess {
  readonly host: string;
  readonly tls: boolean;
  readonly asks: 'bearer-token' | 'basic-login' | undefined;
  readonly addresses?: readonly string[];
}

/** The same API as the component's own, at the name under which it is called from outside the cluster. */
function outsideEndpoint(
  workload: Workload,
  to: Endpoint<Passed>,
  { host, tls, asks, addresses = [] }: OutsideAccess,
): Endpoint {
  const { component, name } = workload;
  const owner = { environment: component.environment.name, component: component.name, workload: name };
  const [scheme, number] = tls ? (['https', 443] as const) : (['http', 80] as const);
  const peer: Peer = { kind: 'outside-host', host, addresses };
  const place = { owner, peer, scheme, host, port: number, path: to.path };
  const ingress = { cluster: component.environment.cluster.name };
  if (!isDeliverable(to)) {
    const asked = to as Endpoint<Queryable>;
    return new Endpoint({
      ...place,
      protocol: asked.protocol,
      offers: { ...asked.offers, timeout: patience(asked) },
      ingress: { ...ingress, asks: 'basic-login' },
    });
  }
  const { largestRequest = usualLargestRequest } = to.offers;
  const protocol = to.protocol === 'otlp.passed-on' ? 'otlp.http' : to.protocol;
  const offers = { ...to.offers, largestRequest };
  return new Endpoint({ ...place, protocol, offers, ingress: { ...ingress, asks }, passesOnTo: to });
}
