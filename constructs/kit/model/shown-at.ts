/** A datasource in a Grafana that people can open. */
export interface ShownAt {
  /** The address of the Grafana, without a slash at its end. */
  readonly grafana: string;
  /** The uid of the datasource there. */
  readonly uid: string;
  /** The page there about what fires. What a program appends to it is behind a `#`, and Grafana passes over it. Default: there is none. */
  readonly alertsPage?: string;
}

/** Where people see what somebody answers: in the first Grafana that asks it and that they can open. Undefined: there is none. */
export const shownIn = (incoming: readonly { readonly shownAt?: ShownAt }[]): ShownAt | undefined =>
  incoming.map(({ shownAt }) => shownAt).find((shown) => shown !== undefined);
