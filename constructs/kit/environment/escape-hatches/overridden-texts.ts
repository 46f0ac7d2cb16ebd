import { parse } from 'yaml';
import type { Checks } from '../../model/checks';
import { isPlainObject } from '../../model/validation';
import { mapsAt, valueAt } from '../../model/value-at';
import { checkParts, wholeConfiguration } from './configuration-parts';
import { type Bound, checkReliedOn } from './relied-on';

/**
 * Reports files of a ConfigMap that are changed so that others would not follow: a configuration that is changed as a text is bound as the typed
 * one is. In a text of a language that is not read here, only addresses are compared.
 */
export function checkFiles(check: Checks, property: string, before: unknown, after: unknown, owner: Bound): void {
  if (!isPlainObject(before) || !isPlainObject(after)) return;
  for (const [name, text] of Object.entries(before)) {
    if (text === after[name]) continue;
    const isYaml = /[.]ya?ml$/.test(name);
    const [was, is] = [text, after[name]].map(isYaml ? yamlOf : linesOf);
    // What is no YAML is found by the checks of what is rendered.
    if (was === undefined || is === undefined) continue;
    if (isYaml) checkReliedOn(check, property, was, is, owner);
    else checkAddresses(check, property, was, is, owner);
  }
}

/** Reports addresses that containers are no longer given when they start. */
export function checkStart(check: Checks, property: string, before: unknown, after: unknown, owner: Bound): void {
  checkAddresses(check, property, startOf(before), startOf(after), owner);
}

const checkAddresses = (check: Checks, property: string, before: unknown, after: unknown, { connections }: Bound) =>
  checkParts(check, property, before, after, {
    connections,
    workloads: [],
    configurationParts: wholeConfiguration,
  });

function yamlOf(text: unknown): unknown {
  try {
    return parse(String(text));
  } catch {
    return undefined;
  }
}

/** A text by its lines. */
const linesOf = (text: unknown): unknown =>
  Object.fromEntries(
    String(text)
      .split('\n')
      .map((line, index) => [`line ${index + 1}`, line]),
  );

/** What the containers of a workload are started with, at its place in the manifest. */
function startOf(manifest: unknown): unknown {
  const path = ['spec', 'template', 'spec'];
  if (!isPlainObject(valueAt(manifest, path))) return {};
  const [initContainers, containers] = ['initContainers', 'containers'].map((key) =>
    mapsAt(manifest, ...path, key).map(({ command, args, env }) => ({ command, args, env })),
  );
  return { spec: { template: { spec: { initContainers, containers } } } };
}
