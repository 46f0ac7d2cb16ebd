import path from 'node:path';

/**
 * The file that starts a command. The launcher states it, as bundled code does not know where it came from.
 * In a test, nothing was launched: it is the one of this repository.
 */
export const launcher = process.env.LGTM_CDK8S_LAUNCHER ?? path.resolve('tools', 'launch.js');
