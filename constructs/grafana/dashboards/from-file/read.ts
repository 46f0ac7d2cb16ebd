import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import type { DashboardProblem } from '../dashboard';

/** JSON, as far as it is known. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = Extract<Json, { readonly [key: string]: Json | undefined }>;

/** What a file holds: a dashboard, or what is wrong with it. */
export type ReadFile = { readonly json: JsonObject } | DashboardProblem;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const exportAgain =
  'in Grafana: Export, Export as code, the model Classic, and Export for sharing with another instance';

/** Reads a dashboard that Grafana exported. `file`: its path from the folder in which the command was started. */
export function readDashboardFile(file: string): ReadFile {
  const full = path.resolve(file);
  if (!statSync(full, { throwIfNoEntry: false })?.isFile()) {
    // Somebody may have written it from the environment file's folder.
    const below = path.join('environments', file);
    const instead = existsSync(below)
      ? `'${below}', from the repository's folder`
      : "its path from the repository's folder";
    return { problem: 'there is no such file', instead };
  }
  let json: Json;
  const text = readFileSync(full, 'utf8');
  try {
    json = JSON.parse(text);
  } catch {
    return {
      problem: `it is no JSON${lineOf(text)}`,
      instead: `the file as Grafana exports it; ${exportAgain}`,
    };
  }
  return classic(json);
}

/** Where a text ceases to be JSON. Read as YAML, of which JSON is a part: Node.js names the place in some cases alone. */
function lineOf(text: string): string {
  const [error] = parseDocument(text).errors;
  const line = error?.linePos?.[0].line;
  return line === undefined ? '' : ` from line ${line} on`;
}

/** The dashboard in the form that files are provisioned in, whether it stands alone or as the `spec` of a resource. */
function classic(json: Json): ReadFile {
  const form = `a dashboard in the classic form; ${exportAgain}`;
  if (!isObject(json)) return { problem: 'it is no dashboard', instead: form };
  const { spec, metadata } = json;
  const inner = [spec, json.dashboard].find(isObject) ?? json;
  if (isObject(inner.elements)) return { problem: 'it has the second form of dashboards', instead: form };
  if (isList(inner.rows)) return { problem: 'it comes from a Grafana before version 5', instead: form };
  if (!isList(inner.panels)) return { problem: 'it is no dashboard, as it has no panels', instead: form };
  const name = isObject(metadata) ? metadata.name : undefined;
  return { json: inner === spec && name !== undefined ? { uid: name, ...inner } : inner };
}
