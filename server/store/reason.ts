/** Codes of the system and of SQLite, in words for people. */
const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'a file of that name is in the way',
  ENOENT: 'no folder can be made there',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'it may not be written here',
  EPERM: 'it may not be written here',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  SQLITE_CANTOPEN: 'the folder may not be written',
  SQLITE_READONLY: 'it may not be written',
  SQLITE_READONLY_DIRECTORY: 'the folder may not be written',
  SQLITE_BUSY: 'another program holds the database in it',
  SQLITE_NOTADB: 'the file in it is not a database',
  SQLITE_CORRUPT: 'the database in it is damaged',
  SQLITE_FULL: 'the disk is full',
  SQLITE_IOERR_SHMSIZE: 'the disk is full',
  SQLITE_IOERR_WRITE: 'the disk does not take what is written',
};

/** Why the store or a file could not be used, as the end of a sentence without its full stop. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return REASONS[code] ?? error.message.replace(/\s+/g, ' ').replace(/\.$/, '');
}
