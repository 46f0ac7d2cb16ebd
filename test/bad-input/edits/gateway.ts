import { answer, edit, inBranch, type WrongEdit, wrong } from './table';

/** The gateway, an existing stack, and Argo CD. */
export const gateway: readonly WrongEdit[] = [
  wrong(
    'a certificate as text',
    inBranch("tls: clusterIssuer('letsencrypt')", "tls: 'letsencrypt'"),
    answer(
      'branch › gateway › tls',
      '"letsencrypt" is given',
      "clusterIssuer('letsencrypt'), issuer('letsencrypt') or certificateIn('my-certificate'), or 'off' for tests",
    ),
  ),
  wrong(
    'a certificate by a switch',
    inBranch("tls: clusterIssuer('letsencrypt')", 'tls: true'),
    answer(
      'branch › gateway › tls',
      'true is given',
      "clusterIssuer('letsencrypt'), issuer('letsencrypt') or certificateIn('my-certificate'), or 'off' for tests",
    ),
  ),
  wrong(
    'an issuer that can not be',
    inBranch("clusterIssuer('letsencrypt')", "clusterIssuer('Lets Encrypt')"),
    answer(
      'branch › gateway › tls',
      '"Lets Encrypt" is no name that Kubernetes takes',
      'lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    ),
  ),
  wrong(
    'an issuer without a name',
    inBranch("clusterIssuer('letsencrypt')", 'clusterIssuer()'),
    answer(
      'branch › gateway › tls',
      'the issuer has no name',
      "clusterIssuer('letsencrypt'), issuer('letsencrypt') or certificateIn('my-certificate'), or 'off' for tests",
    ),
  ),
  wrong(
    'an issuer without its parentheses',
    inBranch("clusterIssuer('letsencrypt')", 'clusterIssuer'),
    answer('branch › gateway › tls', 'clusterIssuer is given without its parentheses', "clusterIssuer('letsencrypt')"),
  ),
  wrong(
    'a domain with a scheme',
    inBranch("domain: 'example.com'", "domain: 'https://example.com'"),
    answer(
      'branch › gateway › domain',
      '"https://example.com" is no host name',
      'a name below a domain without scheme, port or path, such as example.com',
    ),
  ),
  wrong(
    'a host outside the domain',
    inBranch('hosts: { loki: loki.query }', "hosts: { 'loki.example.org': loki.query }"),
    answer(
      'branch › gateway › hosts',
      'loki.example.org is not below example.com',
      'a name below it, such as loki.example.com',
    ),
  ),
  wrong(
    'a host to a component',
    inBranch('hosts: { loki: loki.query }', 'hosts: { loki }'),
    answer(
      'branch › gateway › hosts.loki',
      'the component loki is given',
      'its property push, an endpoint that speaks loki.query, tempo.query, prometheus.query, otlp.passed-on, prometheus.remote-write or loki.push',
    ),
  ),
  wrong(
    'no host',
    inBranch('hosts: { loki: loki.query }', 'hosts: {}'),
    answer('branch › gateway › hosts', 'there is no host', 'at least one, such as { loki: loki.query }'),
  ),
  wrong(
    'hosts as a list',
    inBranch('hosts: { loki: loki.query }', 'hosts: [loki.query]'),
    answer('branch › gateway › hosts', 'a list is given', 'an object such as { loki: loki.query }'),
  ),
  wrong(
    'a Secret whose name can not be',
    inBranch("users: 'gateway-users'", "users: 'Gateway Users'"),
    answer(
      'branch › gateway › users',
      '"Gateway Users" is no name that Kubernetes takes',
      'lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    ),
  ),
  wrong(
    'people in place of their Secret',
    inBranch("users: 'gateway-users'", "users: ['anna', 'ben']"),
    answer(
      'branch › gateway › users',
      'a list is given',
      'lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    ),
  ),
  wrong(
    'a repository without an address',
    edit("repository: 'https://gitlab.example.com/platform.git'", "repository: 'platform'"),
    answer(
      'company › argocd › repository',
      '"platform" is no address of a Git repository',
      'for example https://github.com/your-organisation/lgtm-cdk8s.git',
    ),
  ),
  wrong(
    'no repository',
    edit("repository: 'https://gitlab.example.com/platform.git', ", ''),
    answer(
      'company › argocd › repository',
      'repository is missing',
      "repository: 'https://github.com/your-organisation/lgtm-cdk8s.git'",
    ),
  ),
  wrong(
    'an empty revision',
    edit("revision: 'main'", "revision: ''"),
    answer('company › argocd › revision', '"" is no branch, tag or commit', 'for example main'),
  ),
  wrong(
    'a release that can not be',
    inBranch("release: 'prometheus'", "release: 'My Release'"),
    answer(
      'branch › kube-prometheus-stack › release',
      '"My Release" is no name that Kubernetes takes',
      'at most 63 lower-case letters, digits and hyphens that begin and end with a letter or digit',
    ),
  ),
  wrong(
    'a stack in a namespace of the environment',
    inBranch('{ namespace: monitoring, release', "{ namespace: branch.addNamespace('own'), release"),
    answer(
      'branch › kube-prometheus-stack › namespace',
      'own is a namespace of this environment, and the stack runs in one of its own',
      "the stack's, by addNamespace('monitoring', { existing: true })",
    ),
  ),
  wrong(
    'a stack without its namespace',
    inBranch('{ namespace: monitoring, release', '{ release'),
    answer(
      'branch › kube-prometheus-stack › namespace',
      'namespace is missing',
      "the stack's, by addNamespace('monitoring', { existing: true })",
    ),
  ),
  wrong(
    'a name that the chart does not have',
    inBranch("release: 'prometheus' }", "release: 'prometheus', names: { promtheus: 'metrics' } }"),
    answer('branch › kube-prometheus-stack › names.promtheus', 'there is no property promtheus', 'prometheus'),
  ),
  wrong(
    'a switch as text',
    inBranch("release: 'prometheus' }", "release: 'prometheus', remoteWrite: 'true' }"),
    answer('branch › kube-prometheus-stack › remoteWrite', '"true" is given', 'true or false'),
  ),
];
