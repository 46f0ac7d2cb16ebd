import type { PortProps } from '../../kit';

/** Where Alloy takes what the Collector has no receiver for, each at the port that its senders know. */
export const pushPorts = { push: { container: 3100 } } as const satisfies Readonly<Record<string, PortProps>>;
export const profilesPorts = { profiles: { container: 4040 } } as const satisfies Readonly<Record<string, PortProps>>;
export const faroPorts = { faro: { container: 12347 } } as const satisfies Readonly<Record<string, PortProps>>;

/** Components listen on localhost unless told otherwise. */
export const listenAt = ({ container }: PortProps) => ({ listen_address: '0.0.0.0', listen_port: container });
