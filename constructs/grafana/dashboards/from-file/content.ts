import type { Datasource } from '../../../kit';
import { isList, isObject, type Json, type JsonObject } from './read';

/** What belongs to the Grafana that exported a dashboard, or to its export. */
const ofExport = ['id', 'version', 'iteration', '__inputs', '__requires', '__elements'];

export const withoutExport = (json: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(json).filter(([key]) => !ofExport.includes(key)));

/** The inputs of an exported file that stand for a text, by their names. */
export function constantsOf({ __inputs }: JsonObject): readonly (readonly [string, string])[] {
  const inputs = isList(__inputs) ? __inputs.filter(isObject) : [];
  return inputs.filter(({ type }) => type === 'constant').map(({ name, value }) => [String(name), String(value ?? '')]);
}

/** Replaces `${NAME}` in every text, for the names that are given. */
export function replaceTexts<J extends Json>(json: J, texts: ReadonlyMap<string, string>): J {
  const replace = (value: Json): Json => {
    if (typeof value === 'string') return value.replaceAll(/\$\{(\w+)\}/g, (all, name) => texts.get(name) ?? all);
    if (isList(value)) return value.map(replace);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, inner === undefined ? inner : replace(inner)]),
    );
  };
  return replace(json) as J;
}

/** Has each variable that chooses a datasource begin with one of the environment's. */
export function chooseDatasources(
  json: JsonObject,
  find: (name: string, type: string) => Datasource | undefined,
): JsonObject {
  const { templating } = json;
  if (!isObject(templating) || !isList(templating.list)) return json;
  const list = templating.list.map((variable) => {
    if (!isObject(variable) || variable.type !== 'datasource') return variable;
    const found = find(String(variable.name), String(variable.query));
    return { ...variable, current: found ? { selected: true, text: found.name, value: found.uid } : {} };
  });
  return { ...json, templating: { ...templating, list } };
}

/** Gives a number of its own to each panel that has none, as Grafana does when it saves a dashboard. */
export function withPanelIds(json: JsonObject): JsonObject {
  const used = new Set<Json | undefined>();
  const numbered = (panels: Json): Json => {
    if (!isList(panels)) return panels;
    return panels.map((panel) => {
      if (!isObject(panel)) return panel;
      const inner = panel.panels === undefined ? {} : { panels: numbered(panel.panels) };
      const { id } = panel;
      const own = typeof id === 'number' && !used.has(id) ? id : freeNumber(used, json);
      used.add(own);
      return { ...panel, id: own, ...inner };
    });
  };
  return { ...json, panels: numbered(json.panels ?? []) };
}

/** The first number that no panel has. */
function freeNumber(used: ReadonlySet<Json | undefined>, json: JsonObject): number {
  const taken = new Set([...used, ...panelIds(json.panels ?? [])]);
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}

const panelIds = (panels: Json): (Json | undefined)[] =>
  isList(panels)
    ? panels.filter(isObject).flatMap(({ id, panels: inner }) => [id, ...(inner === undefined ? [] : panelIds(inner))])
    : [];

/** The titles of panels that stand in the library of a Grafana and not in the file. */
export function libraryPanels(json: Json): string[] {
  if (isList(json)) return json.flatMap(libraryPanels);
  if (!isObject(json)) return [];
  const { libraryPanel, title, panels } = json;
  const own = isObject(libraryPanel) && json.targets === undefined ? [String(title ?? libraryPanel.name ?? '')] : [];
  return [...own, ...(panels === undefined ? [] : libraryPanels(panels))];
}
