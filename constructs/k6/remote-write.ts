import { dirname } from 'node:path/posix';
import type { Credentials, Endpoint } from '../kit';
import { secretsOf } from '../kit/model/access';
import type { SecretKey } from '../kit/model/secret-key';
import type { EnvironmentValue } from '../kit/pods/container';
import { expectSecrets, type SecretFiles, secretFiles } from '../kit/pods/secret-files';
import { trendStats } from './metrics';

const folder = '/etc/k6-secrets';

/** The environment variables by which k6 sends its metrics, and the files that they name. */
export interface RemoteWrite {
  readonly variables: Readonly<Record<string, EnvironmentValue>>;
  readonly mounts: SecretFiles['mounts'];
}

/** https://grafana.com/docs/k6/latest/results-output/real-time/prometheus-remote-write/ */
export function remoteWrite(
  reader: Parameters<typeof secretFiles>[0],
  { url, scheme, host, access = {}, offers }: Endpoint<'prometheus.remote-write'>,
): RemoteWrite {
  const { credentials, certificateAuthority } = access;
  // Its certificate authority is a file, its token or password is read from a variable alone.
  const { fileOf, mounts } = secretFiles(reader, folder, secretsOf({ certificateAuthority }, 'password', host));
  expectSecrets(reader, secretsOf({ credentials }, 'password', host));
  return {
    variables: {
      K6_PROMETHEUS_RW_SERVER_URL: url,
      // A series ends with the test and not five minutes later.
      K6_PROMETHEUS_RW_STALE_MARKERS: 'true',
      ...(offers.nativeHistograms ? {} : { K6_PROMETHEUS_RW_TREND_STATS: trendStats.join() }),
      // The default is 1.3, which not every server has.
      ...(scheme === 'https' ? { K6_PROMETHEUS_RW_TLS_MINIMUM_VERSION: '1.2' } : {}),
      // k6 has no property for it, and Go looks there beside the image's own authorities.
      ...(certificateAuthority ? { SSL_CERT_DIR: dirname(fileOf(certificateAuthority)) } : {}),
      ...shown(credentials),
    },
    mounts,
  };
}

function shown(credentials: Credentials | undefined): Record<string, EnvironmentValue> {
  if (!credentials) return {};
  return credentials.kind === 'bearer-token'
    ? { K6_PROMETHEUS_RW_BEARER_TOKEN: { secret: reference(credentials.token) } }
    : {
        K6_PROMETHEUS_RW_USERNAME: credentials.username,
        K6_PROMETHEUS_RW_PASSWORD: { secret: reference(credentials.password) },
      };
}

const reference = ({ secretName, key }: SecretKey) => ({ name: secretName, key });
