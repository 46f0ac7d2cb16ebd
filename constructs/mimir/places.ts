import type { Endpoint } from '../kit';
import { bucketSettings, type Evaluation, evaluatesRules, type ObjectStorage } from '../stores';
import { rulesStorage } from './evaluated';

/** Where it keeps its data. */
export const dataFolder = '/data';

export const inBucket = (storage: ObjectStorage) => ({ backend: storage.kind, ...bucketSettings(storage, 'path') });

/** Mimir does not start where blocks and rules have one prefix, and takes no slash in one. */
export const prefixesOf = ({ prefix = '' }: ObjectStorage) => ({ blocks: `${prefix}blocks`, rules: `${prefix}rules` });

/** Where the rules are: in rendered files, or where somebody puts them by its API. */
export function rulerStorage(props: { readonly storage?: ObjectStorage } & Evaluation) {
  if (evaluatesRules(props)) return { backend: 'local', local: { directory: rulesStorage } };
  if (props.storage) return { storage_prefix: prefixesOf(props.storage).rules };
  return { backend: 'filesystem', filesystem: { dir: `${dataFolder}/rules` } };
}

/** Where each pod must be told, the name of all of them is asked for their addresses, and not for one. */
export const told = ({ url, offers }: Endpoint<'alertmanager'>): string => (offers.everyPod ? `dns+${url}` : url);
