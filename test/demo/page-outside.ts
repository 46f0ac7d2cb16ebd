import { MessagesDemo } from '../../constructs/demo';
import { withPythonAgent } from '../../constructs/instrumentation';
import { type Access, bearerToken } from '../../constructs/kit';
import { sending, sentTo } from '../fixtures/two-clusters';
import { objectOf } from '../support';

/** A page whose spans go to another cluster. */

export const host = 'otlp.platform.example.com';
export const token = 'c0ffee'.repeat(8);
export const tokenFile = 'etc/vue-frontend-secrets/platform-sender/token';
const byToken: Access = { credentials: bearerToken({ secretName: 'platform-sender' }) };

export function page(access: Access = byToken) {
  const environment = sending();
  const otlpTo = sentTo({}, access).otlp;
  new MessagesDemo(environment, { otlpTo, instrument: withPythonAgent({ otlpTo }) });
  return environment;
}

export const filesOf = (access?: Access): Record<string, string> =>
  objectOf(page(access), 'ConfigMap', 'vue-frontend').data;
