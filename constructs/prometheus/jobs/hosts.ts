import type { Access } from '../../kit/model/access';
import type { FileOf } from '../../kit/model/secret-key';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import type { ScrapedHosts } from '../../scrape';
import { usualTimeout } from '../../scrape/scraped';

/** Programs outside the cluster. `fileOf`: where a key of a Secret is mounted; its file is read with each request. */
export function hostsJob({ name, interval, serverName, targets, access }: ScrapedHosts, fileOf: FileOf) {
  const [{ scheme = 'http', path = '' } = {}] = targets;
  return {
    job_name: name,
    ...(path === '' || path === '/metrics' ? {} : { metrics_path: path }),
    ...(interval ? { scrape_interval: interval.toString() } : {}),
    ...(interval && interval.seconds < usualTimeout ? { scrape_timeout: interval.toString() } : {}),
    ...(scheme === 'https' ? { scheme } : {}),
    ...credentialsOf(access, fileOf),
    ...tlsOf(access, serverName, fileOf),
    static_configs: [
      { targets: targets.map(({ address }) => address), labels: { [signalLabels['service.name']]: name } },
    ],
  };
}

function credentialsOf({ credentials }: Access, fileOf: FileOf) {
  if (!credentials) return {};
  return credentials.kind === 'bearer-token'
    ? { authorization: { credentials_file: fileOf(credentials.token) } }
    : {
        basic_auth: { username: credentials.username, password_file: fileOf(credentials.password) },
      };
}

function tlsOf({ certificateAuthority }: Access, serverName: string | undefined, fileOf: FileOf) {
  if (!certificateAuthority && serverName === undefined) return {};
  return {
    tls_config: {
      ...(certificateAuthority ? { ca_file: fileOf(certificateAuthority) } : {}),
      ...(serverName === undefined ? {} : { server_name: serverName }),
    },
  };
}
