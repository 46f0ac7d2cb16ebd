/** The first three numbers of every address. The addresses exist in the run's own network namespace only. */
export const network = '10.244.0';
/** The node: the kubelet, Hubble and the DNS server answer here. */
export const nodeAddress = `${network}.1`;
/** The API server. */
export const apiServerAddress = `${network}.2`;
/** The rendered pods are numbered from here on; below is the node's. */
export const firstPodAddress = 10;
/** The pods that a run plays itself are numbered from here on. */
export const firstPlayedAddress = 201;
