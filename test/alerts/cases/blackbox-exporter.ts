import type { Cases } from '../case';

const target = { instance: 'https://shop.example.com/', module: 'http_2xx' };
const labels = 'instance="https://shop.example.com/", job="blackbox-exporter", module="http_2xx"';
const success = `probe_success{${labels}}`;
const expiry = `probe_ssl_earliest_cert_expiry{${labels}}`;

export const probeCases: Cases = {
  ProbeFails: {
    kind: 'condition',
    holds: { [success]: '0x480' },
    figure: '0',
    says: () => ({ labels: target, description: 'It is https://shop.example.com/, asked by http_2xx.' }),
    healthy: { [success]: '1x480' },
    // The exporter is away: nothing is known of its targets.
    rollOut: { [success]: '1x240 0x12 1x240' },
  },
  CertificateExpires: {
    kind: 'condition',
    holds: { [expiry]: '172800x480' },
    figure: '',
    says: () => ({ labels: target, description: 'That of https://shop.example.com/ expires in 1d 23h 0m 0s.' }),
    healthy: { [expiry]: '2000000x480' },
    rollOut: { [expiry]: '2000000x240 172800x12 2000000x240' },
  },
};
