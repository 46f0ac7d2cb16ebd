import type { Proxied } from '../../kit';
import type { HostPlace } from '../../kit/model/host-place';
import { proxiedHostValidators } from '../../kit/model/outside-host';
import type { SecretKey } from '../../kit/model/secret-key';
import { secretKey } from '../../kit/model/secret-key-checks';
import { optional, text, type Validators } from '../../kit/model/validation';
import { Receiver, type ReceiverProps, receiverValidators, sendResolved } from './receiver';
import { calledHost, hostAndPort } from './url';

export interface SlackProps extends ReceiverProps, HostPlace, Proxied {
  /** The URL of the incoming webhook, which is a secret. */
  readonly apiUrl: SecretKey;
  /** The channel, such as `#alerts`. */
  readonly channel: string;
  /** The host of the URL, for what speaks as Slack does. Default: `hooks.slack.com`. */
  readonly host?: string;
}

const validators: Validators<SlackProps> = {
  ...receiverValidators,
  ...proxiedHostValidators,
  apiUrl: secretKey({ secretName: 'alert-slack', key: 'url' }),
  channel: text({
    example: '#alerts',
    expected: "a channel or a person, such as '#alerts' or '@someone'",
    standIn: '#alerts',
    problem: (value) => (/^[#@]\S+$/.test(value) ? undefined : `${JSON.stringify(value)} is no channel`),
  }),
  host: optional(hostAndPort('hooks.slack.com', 443)),
};

/**
 * A channel of Slack: `slack({ name: 'chat', apiUrl: { secretName: 'alert-slack', key: 'url' }, channel: '#alerts' })`.
 * https://prometheus.io/docs/alerting/latest/configuration/#slack_config
 */
export const slack = (props: SlackProps): Receiver =>
  Receiver.of('slack', props, validators, (checked, check) => {
    const { name, apiUrl, channel, host = 'hooks.slack.com', addresses, pods, proxy, ...common } = checked;
    return {
      secrets: [{ ...apiUrl, holds: `the URL of the receiver ${name}` }],
      calls: calledHost(check, `receiver ${name}`, { url: apiUrl, host, addresses, pods, proxy }),
      told: {
        key: 'slack_configs',
        settings: (fileOf) => ({ api_url_file: fileOf(apiUrl), channel, ...sendResolved({ name, ...common }) }),
      },
    };
  });
