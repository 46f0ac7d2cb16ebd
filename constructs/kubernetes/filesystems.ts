/** Folders, without the slash before them, in which the kubelet and the container runtime mount those of containers and volumes. */
export const foldersOfContainers = '(var/lib/(kubelet|containerd|containers|docker)|run)';

/**
 * Matchers of the file systems of a node that are written to: without folders of containers and volumes, which the kubelet reports by
 * themselves, and without those in memory or of images.
 */
export const writableFilesystems = `fstype!~"(tmpfs|ramfs|overlay|squashfs|erofs|iso9660|nsfs|fuse.*)", mountpoint!~"/${foldersOfContainers}/.+"`;
