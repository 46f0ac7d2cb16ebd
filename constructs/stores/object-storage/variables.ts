import type { Checks } from '../../kit/model/checks';
import { azureKeyVariable } from './pod';
import type { ObjectStorage } from './values';

/** A reference to the variable with Azure's key, which the program replaces where it expands variables. */
export const azureKey = `\${${azureKeyVariable}}`;

/** Whether a program that takes Azure's key from its configuration alone must replace variables in it. */
export const expandsVariables = (storage: ObjectStorage | undefined): boolean =>
  storage?.credentials.kind === 'storage-account-key';

/**
 * A configuration as text, in which variables are replaced. Reports a dollar that stands for itself: Mimir knows no way to write one.
 */
export function onlyKnownVariables(check: Checks, storage: ObjectStorage | undefined, text: string): string {
  if (!expandsVariables(storage)) return text;
  const line = text.split('\n').find((each) => each.replaceAll(azureKey, '').includes('$'));
  check.require(
    line === undefined,
    'configuration',
    `with a key of a storage account, what follows a dollar is the name of a variable: ${line?.trim()}`,
    'a configuration without a dollar, or cloudIdentity({ … }) as credentials',
  );
  return text;
}
