import { type ComponentState, type Document, type Found, listWithin, textWithin } from './documents';

const ownFile = 'a file on its volume';

/** Where Grafana keeps what people make. https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#database */
export function databaseOf({ name, text }: Document): Found[] {
  if (name !== 'grafana.ini') return [];
  const [, section = ''] = /^\[database\]\n((?:(?!\[).*(?:\n|$))*)/m.exec(text) ?? [];
  const value = (key: string): string | undefined => new RegExp(`^${key} = (.*)$`, 'm').exec(section)?.[1];
  const host = value('host');
  return [['', host === undefined ? ownFile : `${value('type')} ${host}, database ${value('name')}`]];
}

/** The key that encrypts passwords in the database. Default: the one that Grafana brings. */
export function secretKeyOf({ objects }: ComponentState): string | undefined {
  const variables = objects.flatMap(({ spec }) =>
    listWithin(spec, 'template', 'spec', 'containers').flatMap((each) => listWithin(each, 'env')),
  );
  const variable = (name: string) => variables.find((each) => textWithin(each, 'name') === name);
  if (!variable('GF_PATHS_CONFIG')) return undefined;
  const given = variable('GF_SECURITY_SECRET_KEY');
  const [secret, key] = ['name', 'key'].map((of) => textWithin(given, 'valueFrom', 'secretKeyRef', of));
  return secret === undefined ? "Grafana's own" : `${key} of the Secret ${secret}`;
}

/** The datasources of a component: their names by their uids. */
function datasourcesOf({ documents }: ComponentState): ReadonlyMap<string, string> {
  return new Map(
    documents
      .flatMap(({ content }) => listWithin(content, 'datasources'))
      .flatMap((each) => {
        const [uid, name] = [textWithin(each, 'uid'), textWithin(each, 'name')];
        return uid === undefined || name === undefined ? [] : [[uid, name] as const];
      }),
  );
}

/** Datasources whose uid is gone, each with the uid that has its name now. */
export function goneDatasources(before: ComponentState, after: ComponentState) {
  const [was, is] = [datasourcesOf(before), datasourcesOf(after)];
  if (is.size === 0) return [];
  return [...was]
    .filter(([uid]) => !is.has(uid))
    .map(([uid, name]) => ({ name, before: uid, after: [...is].find(([, each]) => each === name)?.[0] ?? 'none' }));
}
