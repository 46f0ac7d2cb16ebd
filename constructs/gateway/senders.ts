import { isPlainObject, reportGiven, subdomain, type Validator } from '../kit/model/validation';
import { block, type Directive, directive } from '../kit/text/nginx';
import { readAgain } from '../kit/text/nginx-reread';

/**
 * By what the gateway knows who sends: in `$sender` is the name of the cluster, and `-` where nobody is known. Written by
 * `bearerTokens` and `basicUsers`.
 */
export interface Senders {
  /** As callers are asked: what their endpoints say. */
  readonly asks: 'bearer-token' | 'basic-login';
  /** The Secret with those who may send. */
  readonly secretName: string;
  /** Its key, which is the file's name too. */
  readonly key: string;
  /** What a line of it is, for the people who make it. */
  readonly line: string;
  /** For the context `http`. */
  readonly http: readonly Directive[];
  /** For the server. */
  readonly server: readonly Directive[];
  /** For each location. */
  readonly location: readonly Directive[];
  /** Lines of the shell before nginx starts. */
  readonly start: readonly string[];
}

/** The folder with the Secret. */
export const sendersFolder = '/etc/gateway-senders';

/** Stands where nobody is known; no cluster has this name. */
const unknown = '-';

/** What is made of it for nginx. */
const made = '/tmp/senders';

/**
 * Each sender has a token of its own, in the Secret's key `tokens`: a line `cluster token` for each, such as `shop` and the output
 * of `openssl rand -hex 32`. Two lines of one cluster are two tokens that are valid at once. A change counts as soon as the kubelet
 * has brought it, within about a minute; no request fails by it.
 */
export const bearerTokens = (secretName: string): Senders => ({
  asks: 'bearer-token',
  secretName,
  key: 'tokens',
  line: '`cluster token`, the name of the cluster and a token of 16 to 255 letters, digits and -._~+/=',
  http: [
    block(
      'map',
      ['$http_authorization', '$sender'],
      [directive('default', unknown), directive('include', `${made}/*.conf`)],
    ),
  ],
  server: [],
  location: [
    block(
      'if',
      ['($sender', '=', `${unknown})`],
      [directive('add_header', 'WWW-Authenticate', 'Bearer', 'always'), directive('return', '401')],
    ),
  ],
  start: tokensStart(`${sendersFolder}/tokens`),
});

/**
 * Each sender has a name and a password, in the Secret's key `users`: a line `name:hash` for each, as `htpasswd` or
 * `openssl passwd -apr1` make them. The name is that of the cluster; what follows an `@` in it tells several users of one cluster
 * apart, so that two passwords are valid at once. A change counts within about a minute.
 */
export const basicUsers = (secretName: string): Senders => ({
  asks: 'basic-login',
  secretName,
  key: 'users',
  line: '`cluster:hash`, the name of the cluster and what htpasswd makes of the password',
  http: [
    block(
      'map',
      ['$remote_user', '$sender'],
      [directive('default', unknown), directive('~^(?<cluster>[^@]+)', '$cluster')],
    ),
  ],
  server: [directive('auth_basic', 'senders'), directive('auth_basic_user_file', `${sendersFolder}/users`)],
  location: [],
  start: [],
});

/** Malformed lines are left out, each with a word in the log: a slip in one must not shut out every sender. */
function tokensStart(file: string): string[] {
  // As the image's sed and grep read it: they know no `\t` within brackets, and count to 255.
  const line = '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?[[:blank:]]+[-A-Za-z0-9._~+/=]{16,255}[[:blank:]]*$';
  const pair = '^([^[:blank:]]+)[[:blank:]]+([^[:blank:]]+)[[:blank:]]*$';
  return [
    `mkdir -p ${made}`,
    ...readAgain(file, 'read_senders', [
      // What means something in a regular expression is escaped first: the name of a cluster has nothing of it.
      `sed -n -E '/${line.replaceAll('/', '\\/')}/{s/[.+]/\\\\&/g;s/${pair}/"~^(?i:bearer) +\\2$" \\1;/;p;}' ${file} > ${made}/new`,
      `grep -v -n -E -e '${line}' -e '^[[:blank:]]*$' ${file} | sed -E 's/^([0-9]+):.*/line \\1 of ${file.replaceAll('/', '\\/')} is no name and token, and lets nobody in/' >&2 || true`,
      `mv ${made}/new ${made}/tokens.conf`,
    ]),
  ];
}

/** Who may send. */
export const sendersValidator: Validator<Senders> = {
  example: "bearerTokens('gateway-senders')",
  expected: "bearerTokens('gateway-senders') or basicUsers('gateway-senders')",
  validate(value, property, reporter) {
    if (isPlainObject(value) && typeof value.asks === 'string') {
      const secretName = subdomain('gateway-senders').validate(value.secretName, property, reporter);
      return value.asks === 'basic-login' ? basicUsers(secretName) : bearerTokens(secretName);
    }
    reportGiven(value, property, sendersValidator, reporter);
    return bearerTokens('missing');
  },
};
