/** By whom a server is called, and which certificates are trusted. Files are read again when they change. */
export interface ClientArguments {
  readonly bearer_token_file?: string;
  readonly basic_auth?: { readonly username: string; readonly password_file: string };
  readonly tls_config?: { readonly ca_file?: string };
}
