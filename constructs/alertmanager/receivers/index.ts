export { type EmailProps, email } from './email';
export { type Msteamsv2Props, msteamsv2 } from './msteamsv2';
export { nobody } from './nobody';
export { type OpsgenieProps, type OpsgenieResponder, opsgenie } from './opsgenie';
export { type PagerdutyProps, pagerduty } from './pagerduty';
export { type Integration, Receiver, type ReceiverProps } from './receiver';
export { type SlackProps, slack } from './slack';
export { type WebhookProps, webhook } from './webhook';
