import type { Datasource } from '../../kit';

/** Grafana knows a datasource by its name, so of two stores of one kind the one with a name of its own has that behind it. */
export function nameIn(all: readonly Datasource[], { name, uid }: Datasource): string {
  const isAlone = all.every((other) => other.uid === uid || other.name !== name);
  return isAlone || uid === name.toLowerCase() ? name : `${name} (${uid})`;
}

/** The datasources, each by the name that it has in a Grafana with all of them. */
export const toldApart = (all: readonly Datasource[]): Datasource[] =>
  all.map((each) => {
    const name = nameIn(all, each);
    return name === each.name ? each : { ...each, name };
  });
