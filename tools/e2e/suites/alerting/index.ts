import { notifications } from '../../parts/notifications';
import { watched } from '../../parts/watched';
import type { Suite } from '../../suite/suite';
import { alerting as create } from './environment';

const parts = [notifications({ awaySeconds: 60 }), watched()];

/** Three Alertmanagers and a mail server. */
export const alerting: Suite = {
  environment: 'alerting',
  create,
  parts: {
    alerting: {
      title: 'Alerts that reach people',
      steps: (stage) => parts.flatMap(({ steps }) => steps(stage)),
    },
  },
};
