import { copiesOfData, timeOfData } from '../stores';

/** Settings that others rely on. https://kafka.apache.org/documentation/#brokerconfigs */
export const kafkaReliedOn = [
  copiesOfData(['default.replication.factor', 'min.insync.replicas']),
  timeOfData(['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'], 'retention: hours(…)'),
  {
    settings: ['message.max.bytes'],
    because: 'and who writes is checked against the largest record that there was',
  },
  {
    settings: ['process.roles', 'listeners', 'controller.quorum.voters', 'controller.listener.names'],
    because: 'by which brokers and clients find each other: Services and network policies are for what was there',
  },
];
