/**
 * Matchers of the file systems of a node that are written to: without folders of containers and volumes, which the kubelet reports by
 * themselves, and without those in memory or of images.
 */
export const writableFilesystems =
  'fstype!~"(tmpfs|ramfs|overlay|squashfs|erofs|iso9660|nsfs|fuse.*)", mountpoint!~"/(var/lib/(kubelet|containerd|containers|docker)|run)/.+"';
