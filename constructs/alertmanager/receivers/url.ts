import type { Proxied } from '../../kit';
import type { Checks } from '../../kit/model/checks';
import type { HostPlace } from '../../kit/model/host-place';
import type { CalledHost } from '../../kit/model/outside-host';
import type { SecretKey } from '../../kit/model/secret-key';
import { secretKey } from '../../kit/model/secret-key-checks';
import { isPlainObject, reportGiven, text, type Validator } from '../../kit/model/validation';

/** A host with a port, such as `smtp.example.com:587`, or without, where there is a usual one. */
export const hostAndPort = (example: string, usualPort?: number): Validator<string> =>
  text({
    example,
    expected: `a host name with ${usualPort === undefined ? 'its port' : `or without its port (${usualPort})`}, such as '${example}'`,
    standIn: example,
    problem: (value) =>
      splitHost(value, usualPort) ? undefined : `${JSON.stringify(value)} is no host name with a port`,
  });

/** A host and its port; undefined where a text is neither. */
export function splitHost(value: string, usualPort?: number): { host: string; port: number } | undefined {
  const [, host, given] =
    /^([a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*)(?::(\d{1,5}))?$/i.exec(value) ?? [];
  const port = given === undefined ? usualPort : Number(given);
  if (host === undefined || port === undefined || port < 1 || port > 65_535) return undefined;
  return { host, port };
}

/** The host of a URL that has been checked. */
export function hostOf(url: string, place: HostPlace & Proxied): CalledHost {
  const { protocol, hostname, port } = new URL(url);
  const usualPort = protocol === 'http:' ? 80 : 443;
  return { host: hostname, port: port ? Number(port) : usualPort, ...place };
}

/** An address that holds no secret, or the key of a Secret with one that does. */
export function urlOrSecret(example: string): Validator<string | SecretKey> {
  const inSecret = secretKey({ secretName: 'alert-webhook', key: 'url' });
  const expected = `a URL such as '${example}', or a key of a Secret such as ${inSecret.example}`;
  return {
    example: `'${example}'`,
    expected,
    validate(value, property, reporter) {
      if (isPlainObject(value)) return inSecret.validate(value, property, reporter);
      if (typeof value !== 'string') {
        reportGiven(value, property, { example: `'${example}'`, expected }, reporter);
        return example;
      }
      const problem = urlProblem(value);
      if (problem === undefined) return value;
      reporter.report(property, problem, expected);
      return example;
    },
  };
}

/** What is wrong with the address of something on the web, as far as every one of them goes. */
export function webUrlProblem(value: string): string | undefined {
  if (!/^https?:\/\/\S+$/.test(value) || !URL.canParse(value)) return `${JSON.stringify(value)} is no URL`;
  const { username, password } = new URL(value);
  return username || password ? 'there is a password in the URL, and what is rendered is in Git' : undefined;
}

function urlProblem(value: string): string | undefined {
  const problem = webUrlProblem(value);
  if (problem !== undefined) return problem;
  return new URL(value).search === ''
    ? undefined
    : 'there is a query in the URL, which may hold a token, and what is rendered is in Git';
}

/** The host to call: that of the URL, or the one that is stated where the URL is in a Secret. Reports one that is not known. */
export function calledHost(
  check: Checks,
  place: string,
  { url, host, ...rest }: { readonly url: string | SecretKey; readonly host?: string } & HostPlace & Proxied,
): CalledHost {
  check.require(
    (typeof url === 'string') !== (host !== undefined),
    `${place}.host`,
    typeof url === 'string'
      ? 'the URL says its host already'
      : 'the URL is in a Secret, so nothing says whom network policies must let through',
    typeof url === 'string' ? 'no host' : "host: 'hooks.example.com', the host of the URL",
  );
  if (typeof url === 'string') return hostOf(url, rest);
  return { ...(splitHost(host ?? 'missing.example.com', 443) ?? { host: 'missing.example.com', port: 443 }), ...rest };
}
