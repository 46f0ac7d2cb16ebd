const first = 7946;

/** How targets of a store find each other on this machine: the first of them is asked by all. */
export const gossip = (name: string, index: number) => ({
  node_name: name,
  bind_addr: ['127.0.0.1'],
  bind_port: first + index,
  advertise_addr: '127.0.0.1',
  advertise_port: first + index,
  join_members: [`127.0.0.1:${first}`],
});
