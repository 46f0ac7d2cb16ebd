import { parse } from 'yaml';
import { Alertmanager, distributed, type Environment, nobody } from '../../../constructs';
import { inThreeZones, lokiInForm, severalInAZone } from '../../loki/in-forms';
import { alerts, mimirIn } from '../../mimir/distributed';
import { distributedTempo } from '../../tempo/environments';

/** Each store with a workload for each role, several copies in a zone, and everything that is optional. */

const alertsTo = (environment: Environment) => new Alertmanager(environment, { receiver: nobody() }).push;

function loki(): Environment {
  const environment = inThreeZones();
  const props = { alertsTo: alertsTo(environment), chunkEncoding: 'zstd' } as const;
  return lokiInForm(distributed, severalInAZone, props, environment).environment;
}

const mimir = (): Environment =>
  mimirIn({
    form: distributed,
    load: { activeSeries: 5_000_000 },
    props: { acceptHaSamples: true },
    wired: (environment) => ({ alerts, alertsTo: alertsTo(environment) }),
  }).environment;

export const distributedStores = { loki, mimir, tempo: () => distributedTempo().environment };

/** What an environment renders. */
export const objectsOf = (environment: Environment) => {
  environment.build();
  return environment.components.flatMap(({ objects }) => objects.map((each) => each.toJson()));
};

/** The file of each role of a store. */
export const filesOf = (store: string, environment: Environment): ReadonlyMap<string, Record<string, unknown>> =>
  new Map(
    objectsOf(environment)
      .filter(({ kind, data }) => kind === 'ConfigMap' && data[`${store}.yaml`] !== undefined)
      .map(({ metadata, data }) => [
        metadata.name.replace(`${store}-`, '').replace(/-zone-.$/, ''),
        parse(data[`${store}.yaml`]),
      ]),
  );
