import type { Proxied } from '../../kit';
import type { HostPlace } from '../../kit/model/host-place';
import { proxiedHostValidators } from '../../kit/model/outside-host';
import type { SecretKey } from '../../kit/model/secret-key';
import { secretKey } from '../../kit/model/secret-key-checks';
import { line, list, object, oneOf, optional, type Validators } from '../../kit/model/validation';
import { Receiver, type ReceiverProps, receiverValidators, sendResolved } from './receiver';
import { hostOf } from './url';

/**
 * Where Jira Service Management takes them, which has taken the place of Opsgenie, by the same requests.
 * https://developer.atlassian.com/cloud/jira/service-desk-ops/rest/v1/api-group-integration-events/
 */
const ofJira = 'https://api.atlassian.com/jsm/ops/integration/';

/** Where Opsgenie takes alerts, and where it does in Europe. */
const urls = ['https://api.opsgenie.com/', 'https://api.eu.opsgenie.com/', ofJira] as const;

/** https://support.atlassian.com/opsgenie/docs/what-happens-when-opsgenie-is-turned-off/ */
const endOfOpsgenie = '2027-04-05';

const priorities = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;

const responderTypes = ['team', 'user', 'escalation', 'schedule'] as const;

/** Somebody whom Opsgenie tells. */
export interface OpsgenieResponder {
  /** What it is: `team`, `user`, `escalation` or `schedule`. */
  readonly type: (typeof responderTypes)[number];
  /** Its name; of a user the mail address. */
  readonly name: string;
}

export interface OpsgenieProps extends ReceiverProps, HostPlace, Proxied {
  /** The key of an integration of the kind *API*, or *Prometheus*. */
  readonly apiKey: SecretKey;
  /**
   * Where alerts are taken: by Opsgenie, whose API ends on 2027-04-05, or by Jira Service Management, `https://api.atlassian.com/jsm/ops/integration/`. Default:
   * `https://api.opsgenie.com/`.
   */
  readonly apiUrl?: (typeof urls)[number];
  /** Whom Opsgenie tells. Default: those of the integration. */
  readonly responders?: readonly OpsgenieResponder[];
  /** How urgent its alerts are, from `P1` to `P5`. Default: Opsgenie's own, `P3`. */
  readonly priority?: (typeof priorities)[number];
}

const validators: Validators<OpsgenieProps> = {
  ...receiverValidators,
  ...proxiedHostValidators,
  apiKey: secretKey({ secretName: 'alert-opsgenie', key: 'api-key' }),
  apiUrl: optional(oneOf(urls)),
  responders: optional(
    list(object<OpsgenieResponder>({ type: oneOf(responderTypes), name: line('payments') }), { least: 1 }),
  ),
  priority: optional(oneOf(priorities)),
};

/** Opsgenie knows a user by the name of the account, which is the mail address. */
const responder = ({ type, name }: OpsgenieResponder) => (type === 'user' ? { username: name, type } : { name, type });

/**
 * Opsgenie, or Jira Service Management by its `apiUrl`: `opsgenie({ name: 'on-call', apiKey: { secretName: 'alert-opsgenie', key: 'api-key' } })`.
 * https://prometheus.io/docs/alerting/latest/configuration/#opsgenie_config
 */
export const opsgenie = (props: OpsgenieProps): Receiver =>
  Receiver.of('opsgenie', props, validators, (checked, check) => {
    const { apiKey, apiUrl, responders, priority, addresses, pods, proxy, ...common } = checked;
    if (apiUrl !== ofJira)
      check.warnOnce(
        `receiver ${common.name}`,
        `Opsgenie takes no alerts from ${endOfOpsgenie} on`,
        `apiUrl: '${ofJira}' with a key of Jira Service Management, to which Opsgenie moves`,
      );
    return {
      secrets: [{ ...apiKey, holds: `the key of the integration of the receiver ${common.name}` }],
      calls: hostOf(apiUrl ?? urls[0], { addresses, pods, proxy }),
      told: {
        key: 'opsgenie_configs',
        settings: (fileOf) => ({
          api_key_file: fileOf(apiKey),
          ...(apiUrl ? { api_url: apiUrl } : {}),
          ...(responders ? { responders: responders.map(responder) } : {}),
          ...(priority ? { priority } : {}),
          ...sendResolved(common),
        }),
      },
    };
  });
