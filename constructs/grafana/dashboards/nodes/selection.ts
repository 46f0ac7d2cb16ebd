/** The nodes that are chosen. */
export const selected = 'instance=~"$instance"';
