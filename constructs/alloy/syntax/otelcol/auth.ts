import { componentKind } from '../file';
import type { Expression, Reference } from '../value';

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.auth.bearer/ */
export interface BearerAuthArguments {
  /** What stands before the token in the header `Authorization`. Default: `Bearer`. */
  readonly scheme?: string;
  readonly token: Expression;
}

export type AuthenticationHandler = Reference<'authentication handler'>;

/** Shows by whom somebody outside is called. */
export const bearerAuth = componentKind<BearerAuthArguments, { handler: 'authentication handler' }>(
  'otelcol.auth.bearer',
  { handler: 'authentication handler' },
);
