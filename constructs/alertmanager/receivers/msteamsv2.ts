import type { Proxied } from '../../kit';
import type { HostPlace } from '../../kit/model/host-place';
import { proxiedHostValidators } from '../../kit/model/outside-host';
import type { SecretKey } from '../../kit/model/secret-key';
import { secretKey } from '../../kit/model/secret-key-checks';
import type { Validators } from '../../kit/model/validation';
import { Receiver, type ReceiverProps, receiverValidators, sendResolved } from './receiver';
import { calledHost, hostAndPort } from './url';

export interface Msteamsv2Props extends ReceiverProps, HostPlace, Proxied {
  /** The URL of the workflow, which is a secret: its signature lets everybody post who knows it. */
  readonly webhookUrl: SecretKey;
  /** The host of the URL, which differs with region and environment: `prod-12.westeurope.logic.azure.com`. */
  readonly host: string;
}

const validators: Validators<Msteamsv2Props> = {
  ...receiverValidators,
  ...proxiedHostValidators,
  webhookUrl: secretKey({ secretName: 'alert-teams', key: 'url' }),
  host: hostAndPort('prod-12.westeurope.logic.azure.com', 443),
};

/**
 * A channel or chat of Microsoft Teams, by a workflow of the kind *Post to a channel when a webhook request is received*:
 * `msteamsv2({ name: 'chat', webhookUrl: { secretName: 'alert-teams', key: 'url' }, host: 'prod-12.westeurope.logic.azure.com' })`.
 * https://prometheus.io/docs/alerting/latest/configuration/#msteamsv2_config
 */
export const msteamsv2 = (props: Msteamsv2Props): Receiver =>
  Receiver.of('msteamsv2', props, validators, ({ webhookUrl, host, addresses, pods, proxy, ...common }, check) => ({
    secrets: [{ ...webhookUrl, holds: `the URL of the receiver ${common.name}` }],
    calls: calledHost(check, `receiver ${common.name}`, { url: webhookUrl, host, addresses, pods, proxy }),
    told: {
      key: 'msteamsv2_configs',
      settings: (fileOf) => ({ webhook_url_file: fileOf(webhookUrl), ...sendResolved(common) }),
    },
  }));
