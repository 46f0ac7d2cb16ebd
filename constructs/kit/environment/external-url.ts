import type { Checks } from '../model/checks';
import { hasControls, text } from '../model/validation';

const ports: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80, 'postgresql:': 5432, 'kafka:': 9092 };

/** What goes by gRPC. */
const spokenByGrpc: readonly string[] = ['otlp.grpc', 'otlp.traces'];

/** The schemes that a program understands; `tcp:` has no usual port. */
const schemes: readonly string[] = [...Object.keys(ports), 'tcp:'];

/** How a URL looks whose scheme its protocol decides. */
const examples: Readonly<Record<string, string>> = {
  postgresql: 'postgresql://db.example.com:5432/grafana',
  kafka: 'kafka://kafka.example.com:9092',
  tcp: 'tcp://host.example.com:1234',
  'http-proxy': 'http://proxy.example.com:3128',
};

/** A URL that has a scheme and a host. */
export const url = (protocol: unknown) => {
  const example = examples[String(protocol)] ?? 'https://otlp.example.com';
  return text({
    example,
    expected: `a URL with scheme and host, such as ${example}`,
    standIn: 'https://missing.example.com',
    problem(value) {
      // Parsers leave line breaks and tabs out without a word.
      if (hasControls(value)) return `${JSON.stringify(value)} has characters that nobody sees`;
      const read = URL.canParse(value) ? new URL(value) : undefined;
      if (!read?.hostname) return `${JSON.stringify(value)} has no scheme or no host`;
      // In a URL of a scheme that is not the web's, the parser rewrites letters that DNS does not have.
      if (read.hostname.includes('%')) return `${JSON.stringify(value)} has a host that DNS does not know`;
      return schemes.includes(read.protocol)
        ? undefined
        : `${read.protocol}// is none of ${schemes.map((each) => `${each}//`).join(', ')}`;
    },
  });
};

/** What a URL has that would be lost, or is not to be in it; undefined where there is none. */
function superfluous({ search, hash, username, password }: URL): string | undefined {
  if (username || password) return 'a name or a password, which would be in Git';
  if (search) return `${search}, which is no part of an address: what follows by the protocol is put behind it`;
  return hash ? `${hash}, which no program sends` : undefined;
}

/** Zero where neither the URL nor its scheme says one. */
export const portOf = ({ port, protocol }: URL): number => Number(port) || (ports[protocol] ?? 0);

/** Reports what a URL lacks, and what it has beyond an address. */
export function checkUrl(check: Checks, read: URL, protocol: string): void {
  const { protocol: scheme, host, hostname, pathname } = read;
  const further = superfluous(read);
  const address = `${scheme}//${host}`;
  const path = pathname.replace(/\/$/, '');
  if (further) check.report('url', `the URL has ${further}`, `${address}${path}`);
  if ((protocol === 'kafka') !== (scheme === 'kafka:'))
    check.report(
      'url',
      protocol === 'kafka' ? `${scheme}// is not Kafka` : `kafka:// is not ${protocol}`,
      protocol === 'kafka'
        ? `kafka://${hostname}:${scheme === 'https:' ? '9093, with tls: true' : '9092'}`
        : `https://${hostname}`,
    );
  if (scheme === 'kafka:' && path !== '')
    check.report('url', `brokers have no paths, and the URL has ${path}`, address);
  check.require(portOf(read) > 0, 'url', `${address} has no port`, `${scheme}//${hostname}:1234, with its port`);
  const [signal] = protocol.startsWith('otlp.') ? (/\/v1\/(traces|metrics|logs)$/.exec(path) ?? []) : [];
  if (signal)
    check.report(
      'url',
      `senders put /v1/traces, /v1/metrics and /v1/logs behind the URL themselves, and it ends with ${signal}`,
      `${address}${path.slice(0, -signal.length)}`,
    );
  else if (spokenByGrpc.includes(protocol) && path !== '')
    check.report(
      'url',
      `${protocol} is spoken by gRPC, whose calls have paths of their own, and the URL has ${path}`,
      address,
    );
}
