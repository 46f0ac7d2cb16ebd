export { type EmailProps, email } from './email';
export { nobody } from './nobody';
export { type PagerdutyProps, pagerduty } from './pagerduty';
export { type Integration, Receiver, type ReceiverProps } from './receiver';
export { type SlackProps, slack } from './slack';
export { type WebhookProps, webhook } from './webhook';
