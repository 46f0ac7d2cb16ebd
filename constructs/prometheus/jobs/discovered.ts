import type { Endpoint } from '../../kit';

/** What a name answers with, by the family of the cluster's addresses. */
export type RecordType = 'A' | 'AAAA';

/** How a program is found: each of its pods where a headless Service names them, otherwise any one of them. */
export const discovered = ({ host, port, address }: Endpoint, everyPod: boolean, type: RecordType) =>
  everyPod ? { dns_sd_configs: [{ names: [host], type, port }] } : { static_configs: [{ targets: [address] }] };
