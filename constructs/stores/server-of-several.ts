/**
 * What the server of one of several pods of a store says of the connections on which the others ask it.
 * https://grafana.com/docs/loki/latest/configure/#server
 */
export const serverOfSeveral = {
  // Between two pods there is one connection. By default a hundred requests are under way on it, and more wait without a word.
  grpc_server_max_concurrent_streams: 1000,
  // Queriers fetch their questions by a connection that they open. If the node of one is lost, who gave it a question learns it by this, and
  // gives it to another one: by default after two hours.
  grpc_server_keepalive_time: '10s',
  grpc_server_keepalive_timeout: '10s',
};

/** Where it stands in the file, for roles that name what they read. */
export const serverOfSeveralSections = (Object.keys(serverOfSeveral) as (keyof typeof serverOfSeveral)[]).map(
  (key) => `server.${key}` as const,
);
