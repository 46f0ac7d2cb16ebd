import type { Proxied } from '../../kit';
import type { HostPlace } from '../../kit/model/host-place';
import { proxiedHostValidators } from '../../kit/model/outside-host';
import type { SecretKey } from '../../kit/model/secret-key';
import { secretKey } from '../../kit/model/secret-key-checks';
import { optional, type Validators } from '../../kit/model/validation';
import { Receiver, type ReceiverProps, receiverValidators, sendResolved } from './receiver';
import { calledHost, hostAndPort, urlOrSecret } from './url';

export interface WebhookProps extends ReceiverProps, HostPlace, Proxied {
  /** Where notifications are posted to. A URL that holds a token is in a Secret: `{ secretName: 'alert-webhook', key: 'url' }`. */
  readonly url: string | SecretKey;
  /** The host of a URL that is in a Secret, with its port where that is not 443. Default: the URL says it. */
  readonly host?: string;
  /** The token of the header `Authorization: Bearer …`. Default: none. */
  readonly bearerToken?: SecretKey;
  /** The certificate authority of the host, in PEM, where it is not a public one. Default: public ones. */
  readonly certificateAuthority?: SecretKey;
}

const validators: Validators<WebhookProps> = {
  ...receiverValidators,
  ...proxiedHostValidators,
  url: urlOrSecret('https://alerts.example.com/hook'),
  host: optional(hostAndPort('hooks.example.com', 443)),
  bearerToken: optional(secretKey({ secretName: 'alert-webhook', key: 'token' })),
  certificateAuthority: optional(secretKey({ secretName: 'company-ca', key: 'ca.crt' })),
};

/**
 * A program that takes notifications as JSON: `webhook({ name: 'bridge', url: 'https://alerts.example.com/hook' })`.
 * https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const webhook = (props: WebhookProps): Receiver<'webhook'> =>
  Receiver.of('webhook', props, validators, (checked, check) => {
    const { name, url, host, bearerToken, certificateAuthority, addresses, pods, proxy, ...common } = checked;
    const held = (what: string, key: SecretKey | undefined) =>
      key ? [{ ...key, holds: `${what} of the receiver ${name}` }] : [];
    return {
      secrets: [
        ...held('the URL', typeof url === 'string' ? undefined : url),
        ...held('the token', bearerToken),
        ...held('the certificate authority', certificateAuthority),
      ],
      calls: calledHost(check, `receiver ${name}`, { url, host, addresses, pods, proxy }),
      told: {
        key: 'webhook_configs',
        settings: (fileOf) => ({
          ...(typeof url === 'string' ? { url } : { url_file: fileOf(url) }),
          ...sendResolved({ name, ...common }),
          ...(bearerToken || certificateAuthority
            ? {
                http_config: {
                  ...(bearerToken ? { authorization: { credentials_file: fileOf(bearerToken) } } : {}),
                  ...(certificateAuthority ? { tls_config: { ca_file: fileOf(certificateAuthority) } } : {}),
                },
              }
            : {}),
        }),
      },
    };
  });
