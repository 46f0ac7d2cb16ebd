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
  database: [
    ...['type', 'host', 'name', 'user', 'password', 'url', 'ssl_mode', 'ssl_sni', 'ca_cert_path', 'client_key_path'],
    ...['client_cert_path', 'server_cert_name', 'path', 'max_idle_conn', 'max_open_conn', 'conn_max_lifetime'],
    ...['isolation_level', 'log_queries', 'cache_mode', 'wal', 'skip_migrations', 'migration_locking'],
    ...['locking_attempt_timeout_sec', 'query_retries', 'transaction_retries', 'delete_auto_gen_ids'],
    'ensure_default_org_and_user',
  ],
  auth: [
    ...['login_cookie_name', 'login_maximum_inactive_lifetime_duration', 'login_maximum_lifetime_duration'],
    ...['token_rotation_interval_minutes', 'disable_login_form', 'disable_signout_menu', 'signout_redirect_url'],
    ...['oauth_auto_login', 'oauth_state_cookie_max_age', 'oauth_allow_insecure_email_lookup'],
    'api_key_max_seconds_to_live',
  ],
  'auth.generic_oauth': [
    ...['enabled', 'name', 'icon', 'allow_sign_up', 'auto_login', 'client_id', 'client_secret', 'auth_style'],
    ...['auth_url', 'token_url', 'api_url', 'scopes', 'empty_scopes', 'use_pkce', 'use_refresh_token'],
    ...['email_attribute_name', 'email_attribute_path', 'login_attribute_path', 'name_attribute_path'],
    ...['id_token_attribute_name', 'role_attribute_path', 'role_attribute_strict', 'allow_assign_grafana_admin'],
    ...['skip_org_role_sync', 'org_attribute_path', 'org_mapping', 'groups_attribute_path', 'allowed_groups'],
    ...['allowed_domains', 'allowed_organizations', 'team_ids', 'team_ids_attribute_path', 'teams_url'],
    ...['tls_skip_verify_insecure', 'tls_client_cert', 'tls_client_key', 'tls_client_ca', 'signout_redirect_url'],
  ],
  sso_settings: ['reload_interval', 'configurable_providers'],
  unified_alerting: [
    ...['enabled', 'disabled_orgs', 'admin_config_poll_interval', 'alertmanager_config_poll_interval'],
    ...['ha_listen_address', 'ha_advertise_address', 'ha_peers', 'ha_peer_timeout', 'ha_gossip_interval'],
    ...['ha_push_pull_interval', 'ha_reconnect_timeout', 'ha_label', 'ha_redis_address', 'ha_redis_peer_name'],
    ...['ha_redis_prefix', 'ha_redis_username', 'ha_redis_password', 'ha_redis_db', 'ha_redis_max_conns'],
    ...['ha_single_node_evaluation', 'execute_alerts', 'evaluation_timeout', 'max_attempts', 'min_interval'],
    'disable_jitter',
  ],
  log: ['mode', 'level', 'filters', 'user_facing_default_error'],
  'log.console': ['level', 'format'],
};
