import { type Cluster, clusterDomainOf } from '../model/cluster';
import type { Endpoint } from '../model/endpoint';
import { hasFamily } from '../model/ip-families';
import { block, type Directive, directive, printNginx, readOnlyRoot } from './nginx';

/**
 * Names that nginx looks up while it serves, so that a Service is found again when it has another address. nginx keeps the addresses of its
 * start for ever, and does not start while one name is unknown, unless a variable stands in the name: then it asks the `resolver`.
 * https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass
 */

/** Where a pod looks names up, and from which namespace it does. */
export interface Lookups {
  readonly cluster: Pick<Cluster, 'clusterDomain' | 'ipFamilies'>;
  readonly namespace: string;
}

/** Where requests are passed on to. */
type PassedTo = Pick<Endpoint, 'host' | 'port' | 'path' | 'scheme' | 'peer'>;

/** The folder into which the start writes who answers DNS. */
const written = '/tmp/lookups';

/** For the context `http`: the pattern allows that there is no file yet, so that the configuration is valid by itself. */
export const lookups: Directive = directive('include', `${written}/*.conf`);

/** A whole configuration, for any user and a read-only root. `modules`: what is loaded first. Default: nothing. `http`: what it serves. */
export const nginxConfiguration = (http: readonly Directive[], modules: readonly Directive[] = []): Directive[] => [
  ...modules,
  ...readOnlyRoot.main,
  block('events', [], []),
  block('http', [], [...readOnlyRoot.http, lookups, ...http]),
];

/** Answered by nginx itself, to the kubelet. */
export const healthPath = '/-/healthy';

/**
 * Passes requests on to an endpoint, in a location. A store below a path of its own has it before what is asked, and then nginx passes the
 * path on as it has read it. `without`: the beginning of the path that is taken off. Default: nothing is.
 */
export function passTo(
  to: PassedTo,
  place: Lookups,
  { without = '' }: { readonly without?: string } = {},
): Directive[] {
  const host = wholeName(to, place);
  return [
    // Before `break`, after which nothing is set any more.
    directive('set', '$upstream', `${host}:${to.port}`),
    ...(to.path === without ? [] : [directive('rewrite', `^${without}(.*)$`, `${to.path}$1`, 'break')]),
    directive('proxy_pass', `${to.scheme}://$upstream`),
  ];
}

/** A name to which nothing is added: nginx reads no search list. */
function wholeName({ host, peer }: PassedTo, { cluster, namespace }: Lookups): string {
  const domain = clusterDomainOf(cluster);
  if (!host.includes('.')) return `${host}.${namespace}.svc.${domain}`;
  if (host.endsWith('.svc')) return `${host}.${domain}`;
  return peer.kind === 'pods' && host.endsWith(`.${peer.namespace}`) ? `${host}.svc.${domain}` : host;
}

/** The name of the script that starts nginx, beside its configuration. */
export const startScript = 'start.sh';

/** What else a start does. */
export interface StartOptions {
  /**
   * Directives for the context `http`, by the name of the file that `lookups` includes too; the shell puts its variables into them, as
   * nginx does not everywhere. Default: none.
   */
  readonly further?: Readonly<Record<string, Directive>>;
  /** Lines of the shell before nginx takes its place. Default: none. */
  readonly before?: readonly string[];
}

/**
 * Starts nginx. It reads the address of DNS where every other program of the pod reads it, so that no cluster needs to say it. A cluster with
 * another domain than the configuration has is refused at once: a new pod does not become ready then, and the former one goes on.
 */
export function nginxStart(
  folder: string,
  { cluster }: Lookups,
  { further = {}, before = [] }: StartOptions = {},
): string {
  const domain = clusterDomainOf(cluster);
  return [
    'set -e',
    'servers=',
    'domain=',
    'while read -r key first others || [ -n "$key" ]; do',
    '  case "$key $first" in',
    '    nameserver\\ *:*) servers="$servers [$first]" ;;',
    '    nameserver\\ *) servers="$servers $first" ;;',
    '    search\\ *)',
    '      for each in $first $others; do',
    // The first is the cluster's own; others are added by `dnsConfig`.
    `        case $each in svc.*) domain="\${domain:-\${each#svc.}}" ;; esac`,
    '      done',
    '      ;;',
    '  esac',
    'done < /etc/resolv.conf',
    // Without a search list nothing is known, and nothing is refused.
    `if [ "\${domain:-${domain}}" != '${domain}' ]; then`,
    `  echo "the domain of this cluster is $domain, not ${domain}: write clusterDomain: '$domain' in the cluster of the environment" >&2`,
    '  exit 1',
    'fi',
    `mkdir -p ${written}`,
    // A Service is found again within ten seconds, whatever the cluster's DNS says of how long its answers hold.
    `echo "resolver$servers valid=10s${hasFamily(cluster, 'IPv6') ? '' : ' ipv6=off'};" > ${written}/resolver.conf`,
    ...Object.entries(further).map(([file, each]) => `echo "${printNginx([each])}" > ${written}/${file}`),
    ...before,
    `exec nginx -e stderr -c ${folder}/nginx.conf`,
  ].join('\n');
}
