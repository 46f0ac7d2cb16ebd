import { type Cases, repeated } from '../case';

const discarded = (reason: string) => `cortex_discarded_samples_total{user="anonymous", group="", reason="${reason}"}`;

export const mimirCases: Cases = {
  MimirDiscardsSamples: {
    kind: 'loss',
    counter: discarded('per_user_series_limit'),
    says: ({ figure }) => ({
      labels: { reason: 'per_user_series_limit' },
      description: `${figure} samples in fifteen minutes, for the reason per_user_series_limit.`,
    }),
    sentAgain: [discarded('rate_limited')],
  },
  MimirLimitsRate: {
    kind: 'waiting',
    ...repeated(discarded('rate_limited'), 3),
    says: ({ figure }) => ({
      labels: { reason: 'rate_limited' },
      description: `${figure} samples were refused in five minutes (rate_limited). Senders that give up lose theirs.`,
    }),
  },
};
