const WHY: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be larger than is allowed",
  EIO: "the disk does not work",
  ENAMETOOLONG: "the name is too long",
  ENOTDIR: "part of the path is a file",
  EEXIST: "there is a file of that name",
  EISDIR: "there is a folder of that name",
  ENOENT: "there is no such folder",
  ELOOP: "its link leads to itself",
};

/** Why the file system refused, in words. */
export function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : WHY[code]) ?? message;
}
