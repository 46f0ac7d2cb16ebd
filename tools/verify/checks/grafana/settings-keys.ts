/**
 * The sections of `grafana.ini` that are used here, with their keys. Grafana passes over one that it does not know.
 * https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/
 */
export const settingsKeys: Readonly<Record<string, readonly string[]>> = {
  server: [
    ...['protocol', 'min_tls_version', 'http_addr', 'http_port', 'domain', 'enforce_domain', 'root_url'],
    ...['serve_from_sub_path', 'router_logging', 'static_root_path', 'enable_gzip', 'cert_file', 'cert_key'],
    ...['certs_watch_interval', 'cdn_url', 'read_timeout', 'socket', 'socket_gid', 'socket_mode'],
  ],
  analytics: [
    'enabled',
    'reporting_enabled',
    'check_for_updates',
    'check_for_plugin_updates',
    'feedback_links_enabled',
  ],
  security: [
    ...['disable_initial_admin_creation', 'admin_user', 'admin_password', 'admin_email', 'secret_key'],
    ...['disable_gravatar', 'data_source_proxy_whitelist', 'disable_brute_force_login_protection'],
    ...['cookie_secure', 'cookie_samesite', 'allow_embedding', 'strict_transport_security'],
    ...['strict_transport_security_max_age_seconds', 'strict_transport_security_preload'],
    ...['strict_transport_security_subdomains', 'x_content_type_options', 'x_xss_protection'],
    ...['content_security_policy', 'content_security_policy_template', 'encryption_provider'],
  ],
  snapshots: ['enabled', 'external_enabled', 'external_snapshot_url', 'external_snapshot_name', 'public_mode'],
  users: [
    ...['allow_sign_up', 'allow_org_create', 'auto_assign_org', 'auto_assign_org_id', 'auto_assign_org_role'],
    ...['verify_email_enabled', 'login_hint', 'password_hint', 'default_theme', 'home_page', 'viewers_can_edit'],
  ],
  'auth.anonymous': ['enabled', 'org_name', 'org_role', 'hide_version'],
  news: ['news_feed_enabled'],
  plugins: [
    ...['enable_alpha', 'app_tls_skip_verify_insecure', 'allow_loading_unsigned_plugins', 'plugin_admin_enabled'],
    ...['plugin_admin_external_manage_enabled', 'plugin_catalog_url', 'plugin_catalog_hidden_plugins'],
    ...[
      'log_backend_requests',
      'disable_plugins',
      'install_token',
      'preinstall',
      'preinstall_sync',
      'preinstall_async',
    ],
    ...['preinstall_disabled', 'preinstall_auto_update', 'public_key_retrieval_disabled'],
    ...['public_key_retrieval_on_startup', 'forward_host_env_vars', 'hide_angular_deprecation'],
  ],
  log: ['mode', 'level', 'filters', 'user_facing_default_error'],
  'log.console': ['level', 'format'],
};
