import type { Notice } from '../notice';
import type { ReviewedFile } from '../objects';
import { type ChangedComponent, type ComponentState, changedComponents, type Settings, settingsOf } from './documents';
import { firstPasswordsOf } from './first-password';
import { databaseOf, goneDatasources, secretKeyOf } from './grafana';
import { fewerPartitions, topicOf } from './kafka';
import { changedPeriods } from './periods';
import { placesOf } from './place';
import { retentionsOf, shortened } from './retention';
import { tenantOf } from './tenant';

type Said = Pick<Notice, 'problem' | 'before' | 'after' | 'steps'>;

/** What becomes of data that is stored already: it is looked for elsewhere or otherwise, or it is deleted. `now`: for what has begun. */
export const otherData = (
  before: readonly ReviewedFile[],
  after: readonly ReviewedFile[],
  now = new Date(),
): Notice[] =>
  changedComponents(before, after).flatMap((component) =>
    [
      ...elsewhere(component, now),
      ...ofTenant(component),
      ...ofRetention(component),
      ...ofGrafana(component),
      ...ofFirstPassword(component),
      ...ofKafka(component),
    ].map((said) => ({ environment: component.environment, component: component.name, ...said })),
  );

/** Settings that both states have, and not with the same value. */
function differing(before: Settings, after: Settings) {
  return [...before].flatMap(([about, was]) => {
    const is = after.get(about);
    return is === undefined || is === was ? [] : [{ about, before: was, after: is }];
  });
}

function elsewhere({ before, after }: ChangedComponent, now: Date): Said[] {
  const places = differing(settingsOf(before, placesOf), settingsOf(after, placesOf));
  const periods = changedPeriods(before, after, now, places.length === 0);
  return [
    ...places.map(({ about, ...values }): Said => {
      const problem = `${about} is kept in another place, and nobody looks for what is in the former one`;
      return { problem, ...values, steps: 'another-bucket' };
    }),
    ...(periods === undefined
      ? []
      : [
          {
            problem: 'a period of the schema that has begun is another one, and what was stored in it is not found',
            ...periods,
            steps: 'schema-periods',
          } satisfies Said,
        ]),
  ];
}

const ofTenant = ({ before, after }: ChangedComponent): Said[] =>
  differing(settingsOf(before, tenantOf), settingsOf(after, tenantOf)).map(({ about: _, ...values }) => ({
    problem: 'data is kept under another tenant, and what the former one has is not found',
    ...values,
    steps: 'tenants',
  }));

const ofRetention = ({ before, after }: ChangedComponent): Said[] =>
  shortened(retentionsOf(before), retentionsOf(after)).map(({ about, ...values }) => ({
    problem: `what is older than the shorter retention${about === '' ? '' : ` of ${about}`} is deleted, also where it is stored already`,
    ...values,
    steps: 'a-shorter-retention',
  }));

const ofGrafana = ({ before, after }: ChangedComponent): Said[] => [
  ...differing(settingsOf(before, databaseOf), settingsOf(after, databaseOf)).map(({ about: _, ...values }): Said => {
    const problem = 'Grafana has another database, and what people have made stays in the former one';
    return { problem, ...values, steps: 'another-database' };
  }),
  ...otherSecretKey(before, after),
  ...goneDatasources(before, after).map(({ name, ...values }): Said => {
    const problem = `the datasource ${name} has no longer its uid, by which what people have made in Grafana asks it`;
    return { problem, ...values, steps: 'datasources' };
  }),
];

function otherSecretKey(before: ComponentState, after: ComponentState): Said[] {
  const [was, is] = [secretKeyOf(before), secretKeyOf(after)];
  if (was === undefined || is === undefined || was === is) return [];
  const problem =
    'Grafana has another secret key, and cannot read the passwords in its database that the former one encrypted';
  return [{ problem, before: was, after: is, steps: 'another-secret-key' }];
}

/** Of a database that is another one nothing is said: it is new, and gets the new password. */
function ofFirstPassword({ before, after }: ChangedComponent): Said[] {
  if (differing(settingsOf(before, databaseOf), settingsOf(after, databaseOf)).length > 0) return [];
  return differing(firstPasswordsOf(before), firstPasswordsOf(after)).map(({ about, ...values }): Said => {
    const problem = `${about} is in another place, and the database goes on with the password that it was made with`;
    return { problem, ...values, steps: 'another-password' };
  });
}

const ofKafka = ({ before, after }: ChangedComponent): Said[] => [
  ...differing(settingsOf(before, topicOf), settingsOf(after, topicOf)).map(({ about: _, ...values }): Said => {
    const problem =
      'spans go through another topic, and those in the former one that are in no bucket yet are not read';
    return { problem, ...values, steps: 'topics' };
  }),
  ...fewerPartitions(before, after).map(({ topic, ...values }): Said => {
    const problem = `Kafka takes no partition away from ${topic}, and nobody reads what stands in those that are too many`;
    return { problem, ...values, steps: 'topics' };
  }),
];
