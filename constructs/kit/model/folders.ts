/** Whether a folder is another one, or stands in it. */
export const isInFolder = (folder: string, other: string): boolean =>
  folder === other || folder.startsWith(`${other}/`);
