import { Component, Endpoint, type Environment, mebibytes, millicores, scratch, secretFolder, Workload } from '../kit';
import { repeated } from '../kit/model/repeated';
import { addIngress } from '../kit/pods/ingress';
import { type Directive, nginxUser, printNginx } from '../kit/text/nginx';
import { nginxStart, startScript } from '../kit/text/nginx-names';
import { gatewayConfiguration, healthPath, patience, type Queryable, queryable, usersFile } from './config';
import { directivesForm } from './form';
import { type GatewayProps, gatewayValidators } from './props';

/** nginx's directives, for the property `configuration`. */
export * as nginx from '../kit/text/nginx';

export type { GatewayProps } from './props';

const folder = '/etc/gateway';
const usersFolder = '/etc/gateway-users';
const usersKey = 'auth';
const port = 8080;

/**
 * What lets people and programs outside the cluster ask the stores: an Ingress of any controller, without a word of its own
 * language, and behind it an nginx that asks for a password and passes on questions alone, neither data nor deletions.
 */
export class Gateway extends Component {
  constructor(environment: Environment, given: GatewayProps) {
    super(environment, 'gateway', given);
    const props = this.properties(given, gatewayValidators);
    const hosts = Object.entries(props.hosts).map(([host, to]) => [this.fullName(host, props.domain), to] as const);
    this.checkHosts(hosts.map(([host]) => host));
    const lookups = { cluster: environment.cluster, namespace: this.targetNamespace.name };
    const workload = new Workload(this, {
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
                gatewayConfiguration(hosts, {
                  port,
                  users: `${usersFolder}/${usersFile}`,
                  tls: props.tls !== undefined,
                  ...lookups,
                }),
                props.configuration,
                directivesForm,
              ),
            ),
            [startScript]: nginxStart(folder, lookups),
          }),
        },
      ],
      identity: { user: nginxUser },
      ports: { http: { container: port, service: 80 } },
      mounts: [
        secretFolder('users', props.users, usersFolder, { [usersKey]: usersFile }),
        scratch('tmp', '/tmp', mebibytes(64)),
      ],
      resources: { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(64) },
      readiness: { path: healthPath, port: 'http' },
      liveness: { path: healthPath, port: 'http', periodSeconds: 30 },
    });
    this.expectedSecrets.push({
      namespace: this.targetNamespace.name,
      name: props.users,
      keys: [usersKey],
      reason: 'the people who may ask through the gateway, a line `name:hash` for each',
      madeBefore: true,
    });
    for (const [host, to] of hosts) {
      const endpoint = workload.connect('hosts', queryable, to);
      // What is no question has been reported.
      if (queryable.includes(endpoint.protocol))
        this.offer(outsideEndpoint(workload, host, endpoint, props.tls !== undefined));
    }
    addIngress(this, workload.endpoint('http', 'http', {}), {
      hosts: hosts.map(([host]) => host),
      className: props.className,
      tls: props.tls,
    });
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

/** The same API as the store's own, at the name under which people outside the cluster ask for it. */
function outsideEndpoint(
  { name: workload, component, peer }: Workload,
  host: string,
  to: Endpoint<Queryable>,
  encrypted: boolean,
): Endpoint<Queryable> {
  const { protocol, path } = to;
  const offers = { ...to.offers, timeout: patience(to) };
  const owner = { environment: component.environment.name, component: component.name, workload };
  const [scheme, number] = encrypted ? (['https', 443] as const) : (['http', 80] as const);
  return new Endpoint({ protocol, owner, peer, scheme, host, port: number, targetPort: port, path, offers });
}
