/** How long one pod waits for another before it sends itself. Alertmanager's own: `--cluster.peer-timeout`. */
export const turnSeconds = 15;

/** So long nothing is sent after a start: a minute, as the rendered `--dispatch.start-delay` has it, and some seconds more. */
export const startSeconds = 75;
