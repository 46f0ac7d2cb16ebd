const firstOfMemberlist = 7946;

/** The address of all that is measured. */
export const host = '127.0.0.1';

/** Where each role of a store listens on this machine. Ports follow each other, so that no role takes another's. */
export class Addresses<Role extends string> {
  /** The roles, the one that is started first before the others; and the port at which the first of them answers to HTTP. */
  constructor(
    private readonly roles: readonly Role[],
    private readonly first: number,
  ) {}

  /** The port at which a role answers to HTTP. */
  http(role: Role): number {
    return this.first + this.roles.indexOf(role);
  }

  /** Where the others find a role by gRPC, with its port. */
  grpc(role: Role): string {
    return `${host}:${this.grpcPort(role)}`;
  }

  /** The section `server` of a role's configuration, which is the same in Loki, Mimir and Tempo. */
  server(role: Role) {
    return {
      http_listen_address: host,
      http_listen_port: this.http(role),
      grpc_listen_address: host,
      grpc_listen_port: this.grpcPort(role),
      log_level: 'warn',
    };
  }

  /** The section `memberlist` of a role's configuration: all of them ask the first role who is there. */
  memberlist(role: Role) {
    const port = firstOfMemberlist + this.roles.indexOf(role);
    return {
      node_name: role,
      bind_addr: [host],
      bind_port: port,
      advertise_addr: host,
      advertise_port: port,
      join_members: [`${host}:${firstOfMemberlist}`],
    };
  }

  private grpcPort(role: Role): number {
    return this.http(role) + 1000;
  }
}
