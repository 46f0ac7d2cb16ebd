import { parse } from 'yaml';
import type { Component, Endpoint } from '../../../constructs/kit';
import { configurationOf } from '../cluster/configuration';
import type { Stage } from './stage';
import { required } from './unmet-need';

/** What is read of Alertmanager's file. https://prometheus.io/docs/alerting/latest/configuration/ */
interface Configuration {
  readonly global?: {
    readonly smtp_auth_username?: string;
    readonly smtp_auth_password_file?: string;
    readonly smtp_require_tls?: boolean;
    readonly smtp_tls_config?: object;
  };
  readonly route: {
    readonly receiver: string;
    readonly group_wait?: string;
    readonly group_interval?: string;
    readonly routes?: readonly { readonly receiver: string; readonly matchers: readonly string[] }[];
  };
  readonly receivers: readonly {
    readonly name: string;
    readonly email_configs?: readonly object[];
    readonly webhook_configs?: readonly { readonly url?: string }[];
  }[];
}

/** The Alertmanager of an environment as it is rendered. */
export interface RenderedAlertmanager {
  readonly component: Component;
  /** Where it takes alerts. */
  readonly push: Endpoint<'alertmanager'>;
  readonly mailServer: Endpoint<'smtp'>;
  readonly replicas: number;
  /** How long a group waits for its first notification, and for the next, in seconds. */
  readonly groupWait: number;
  readonly groupInterval: number;
  readonly tls: boolean;
  /** Who signs in, and the file of the password. Undefined where nobody does. */
  readonly user?: { readonly name: string; readonly passwordFile: string };
  /** The URL of the dead man's switch. Undefined where there is none, or it is in a Secret. */
  readonly deadMansSwitch?: string;
}

/** Throws an UnmetNeed where nobody tells people of alerts by mail. */
export function renderedAlertmanager({ model, manifests }: Stage): RenderedAlertmanager {
  const { push, component } = model.alertmanager;
  const text = configurationOf(manifests, push.peer).find((each) => /^receivers:/m.test(each));
  const { global = {}, route, receivers } = parse(required(text, 'an Alertmanager that is rendered')) as Configuration;
  const connection = component.connections.find(({ to }) => to.protocol === 'smtp');
  const usual = receivers.find(({ name }) => name === route.receiver);
  required(usual?.email_configs, 'an Alertmanager whose default receiver gets mail');
  const trusted = global.smtp_tls_config === undefined ? true : undefined;
  required(trusted, 'a mail server with the certificate of a public authority');
  const watched = route.routes?.find(({ matchers }) => matchers.includes('alertname="Watchdog"'))?.receiver;
  const { smtp_auth_username: name, smtp_auth_password_file: passwordFile } = global;
  return {
    component,
    push,
    mailServer: required(connection?.to as Endpoint<'smtp'> | undefined, 'an Alertmanager that sends mail'),
    replicas: component.workloads[0]?.replicas ?? 1,
    groupWait: secondsOf(route.group_wait ?? '30s'),
    groupInterval: secondsOf(route.group_interval ?? '5m'),
    tls: global.smtp_require_tls !== false,
    user: name !== undefined && passwordFile !== undefined ? { name, passwordFile } : undefined,
    deadMansSwitch: receivers.find((each) => each.name === watched)?.webhook_configs?.[0]?.url,
  };
}

const inSeconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** A duration such as `5m`. */
const secondsOf = (text: string): number => {
  const [, number = '', unit = ''] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? [];
  return Number(number) * (inSeconds[unit] ?? Number.NaN);
};
