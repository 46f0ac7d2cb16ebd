import { datasourcesOfGrafana } from '../../../kit/model/datasource';
import { isList, isObject, type Json, type JsonObject } from './read';

/** A place of a dashboard that names a datasource. */
export interface DatasourceReference {
  /** Its input, variable, uid or name, as the file has it; undefined for Grafana's default. */
  readonly name?: string;
  /** The plugin, where the file says it. */
  readonly type?: string;
  /** The panel, variable or annotation. */
  readonly place: string;
}

/** The inputs by which an exported file asks for datasources, by their names, with the plugin of each. */
export function inputsOf(json: JsonObject): ReadonlyMap<string, string> {
  const inputs = isList(json.__inputs) ? json.__inputs.filter(isObject) : [];
  return new Map(
    inputs
      .filter(({ type }) => type === 'datasource')
      .map(({ name, pluginId }) => [String(name), String(pluginId)] as const),
  );
}

/** The variables that choose a datasource, by their names, with the plugin of each. */
export function datasourceVariables(json: JsonObject): ReadonlyMap<string, string> {
  return new Map(
    variablesOf(json)
      .filter(({ type }) => type === 'datasource')
      .map(({ name, query }) => [String(name), String(query)] as const),
  );
}

const variablesOf = ({ templating }: JsonObject): readonly JsonObject[] =>
  isObject(templating) && isList(templating.list) ? templating.list.filter(isObject) : [];

/** Copies a dashboard and puts what `change` returns in the place of each reference; undefined leaves it as it is. */
export function mapReferences(
  json: JsonObject,
  change: (reference: DatasourceReference) => JsonObject | undefined,
): JsonObject {
  const inputs = inputsOf(json);
  const variables = datasourceVariables(json);
  const refer = (value: Json | undefined, place: string): JsonObject | undefined => {
    const { name, type } = namesOf(value);
    if (name !== undefined && datasourcesOfGrafana.includes(name)) return undefined;
    const bare = name?.replace(/^\$\{?(\w+)(?::\w+)?\}?$/, '$1');
    // What a variable chooses is chosen by people.
    if (bare !== name && bare !== undefined && variables.has(bare)) return undefined;
    return change({ name: bare, type: type ?? inputs.get(bare ?? ''), place });
  };
  const walk = (value: Json, place: string): Json => {
    if (isList(value)) return value.map((each) => walk(each, place));
    if (!isObject(value)) return value;
    const here = placeOf(value) ?? place;
    const copied = Object.entries(value).map(([key, inner]) => {
      if (key === 'datasource' && inner !== null) return [key, refer(inner, here) ?? inner];
      return [key, inner === undefined ? inner : walk(inner, here)];
    });
    const copy: JsonObject = Object.fromEntries(copied);
    if (!asksDefault(value)) return copy;
    return { ...copy, datasource: refer(undefined, here) ?? null };
  };
  return walk(json, '') as JsonObject;
}

/** Something that has queries and says of no datasource. */
const asksDefault = ({ datasource, targets, type, query }: JsonObject): boolean =>
  (datasource ?? null) === null &&
  ((isList(targets) && targets.length > 0) || (type === 'query' && query !== undefined));

function namesOf(value: Json | undefined): { readonly name?: string; readonly type?: string } {
  if (typeof value === 'string') return { name: value };
  if (!isObject(value)) return {};
  const { uid, type } = value;
  return {
    name: typeof uid === 'string' ? uid : undefined,
    type: typeof type === 'string' && !String(uid).startsWith('-- ') ? type : undefined,
  };
}

/** What people call a part of a dashboard; undefined for parts without a name of their own. */
function placeOf({ title, name, gridPos, iconColor, datasource, query }: JsonObject): string | undefined {
  if (gridPos !== undefined) return typeof title === 'string' && title !== '' ? `the panel ${title}` : undefined;
  if (typeof name !== 'string' || (datasource === undefined && query === undefined)) return undefined;
  return iconColor === undefined ? `the variable ${name}` : `the annotation ${name}`;
}
