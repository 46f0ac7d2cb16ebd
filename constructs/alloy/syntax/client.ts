/** By whom a server is called, through which proxy, and which certificates are trusted. Files are read again when they change. */
export interface ClientArguments {
  readonly proxy_url?: string;
  readonly bearer_token_file?: string;
  readonly basic_auth?: { readonly username: string; readonly password_file: string };
  readonly tls_config?: { readonly ca_file?: string };
}
