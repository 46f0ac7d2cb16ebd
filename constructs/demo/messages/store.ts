import type { Endpoint, Protocol } from '../../kit';

/** Where the backend keeps something, and the key of the Secret with its password. */
export interface Store<P extends Protocol> {
  readonly endpoint: Endpoint<P>;
  readonly password: { readonly name: string; readonly key: string };
}
