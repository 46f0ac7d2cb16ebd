import type { Proxied } from '../../kit';
import type { HostPlace } from '../../kit/model/host-place';
import { proxiedHostValidators } from '../../kit/model/outside-host';
import type { SecretKey } from '../../kit/model/secret-key';
import { secretKey } from '../../kit/model/secret-key-checks';
import { oneOf, optional, type Validators } from '../../kit/model/validation';
import { Receiver, type ReceiverProps, receiverValidators, sendResolved } from './receiver';
import { hostOf } from './url';

/** Where PagerDuty takes events, and where it does in Europe. */
const urls = ['https://events.pagerduty.com/v2/enqueue', 'https://events.eu.pagerduty.com/v2/enqueue'] as const;

export interface PagerdutyProps extends ReceiverProps, HostPlace, Proxied {
  /** The integration key of a service, of the kind *Events API v2*. */
  readonly routingKey: SecretKey;
  /** Where events are taken. Default: `https://events.pagerduty.com/v2/enqueue`. */
  readonly url?: (typeof urls)[number];
}

const validators: Validators<PagerdutyProps> = {
  ...receiverValidators,
  ...proxiedHostValidators,
  routingKey: secretKey({ secretName: 'alert-pagerduty', key: 'routing-key' }),
  url: optional(oneOf(urls)),
};

/**
 * PagerDuty: `pagerduty({ name: 'on-call', routingKey: { secretName: 'alert-pagerduty', key: 'routing-key' } })`.
 * https://prometheus.io/docs/alerting/latest/configuration/#pagerduty_config
 */
export const pagerduty = (props: PagerdutyProps): Receiver =>
  Receiver.of('pagerduty', props, validators, ({ routingKey, url, addresses, pods, proxy, ...common }) => ({
    secrets: [{ ...routingKey, holds: `the integration key of the receiver ${common.name}` }],
    calls: hostOf(url ?? urls[0], { addresses, pods, proxy }),
    told: {
      key: 'pagerduty_configs',
      settings: (fileOf) => ({
        routing_key_file: fileOf(routingKey),
        ...(url ? { url } : {}),
        ...sendResolved(common),
      }),
    },
  }));
