import type { Cases } from '../case';

const never = { never: 'the sender tells the next alerts, and repeats none that was refused' };
const failed = 'alertmanager_notifications_failed_total{integration="email", reason="serverError"}';
const pod = 'instance="10.0.0.9:9093"';
const members = `alertmanager_cluster_members{${pod}}`;
const hash = (address: string) => `alertmanager_config_hash{instance="${address}"}`;
const equal = { [hash('10.0.0.8:9093')]: '12345678901x480', [hash('10.0.0.9:9093')]: '12345678901x480' };

export const alertmanagerCases: Cases = {
  AlertmanagerNotSending: {
    kind: 'waiting',
    // A group is tried every five minutes.
    holds: { [failed]: Array.from({ length: 24 }, (_, i) => `${i}x19`).join(' ') },
    figure: '3.051',
    says: ({ figure }) => ({
      labels: { integration: 'email', reason: 'serverError' },
      description: `${figure} notifications by email failed in 15m (serverError).`,
    }),
    healthy: { [failed]: '7x480' },
    // The mail server is away for three minutes, in which no group is tried a second time.
    rollOut: { [failed]: '0x240 1x8 stale' },
  },
  AlertmanagerRefusesAlerts: {
    kind: 'loss',
    counter: 'alertmanager_alerts_invalid_total{version="v2"}',
    says: ({ figure, service }) => ({
      labels: { service_name: service },
      description: `${figure} alerts in fifteen minutes, by ${service}.`,
    }),
    sentAgain: never,
  },
  AlertmanagerCannotStore: {
    kind: 'loss',
    counter: 'alertmanager_nflog_maintenance_errors_total',
    says: ({ figure, service }) => ({
      labels: { service_name: service, what: 'notifications' },
      description: `It failed ${figure} times in fifteen minutes to write the notifications of ${service}.`,
    }),
    sentAgain: never,
  },
  AlertmanagerMembersMissing: {
    kind: 'condition',
    holds: { [members]: '2x480' },
    figure: '2',
    says: ({ namespace, service, figure }) => ({
      labels: { namespace, service_name: service, instance: '10.0.0.9:9093', job: 'alertmanager' },
      description: `10.0.0.9:9093 finds ${figure} of 3, itself included.`,
    }),
    healthy: { [members]: '3x480' },
    // The others are replaced, one after the other.
    rollOut: { [members]: '3x240 2x12 3x240' },
  },
  AlertmanagerConfigurationsDiffer: {
    kind: 'condition',
    holds: { ...equal, [hash('10.0.0.9:9093')]: '98765432101x480' },
    figure: '2',
    says: ({ service, figure }) => ({
      labels: { service_name: service },
      description: `${service} runs with ${figure} configurations.`,
    }),
    healthy: equal,
    rollOut: { ...equal, [hash('10.0.0.9:9093')]: '12345678901x240 98765432101x12 12345678901x240' },
  },
};
