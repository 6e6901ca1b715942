import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, say } from './checkout.js';

const file = join(root, '.setup.lock');

/**
 * Waits until no other set-up works on this checkout, then holds it until the returned function is called or
 * the process ends. What a killed set-up left behind is taken over.
 *
 * @returns {Promise<() => void>}
 */
export async function lock() {
  const started = Date.now();
  let announced = false;
  while (!take()) {
    const holder = readHolder();
    if (holder !== undefined && !isRunning(holder)) breakLock(holder);
    else await pause(100);
    if (!announced && Date.now() - started > 1000) {
      announced = true;
      say('waiting for another set-up of this folder to finish …');
    }
  }
  const release = () => {
    process.off('exit', release);
    rmSync(file, { force: true });
  };
  process.once('exit', release);
  return release;
}

/** Whether the lock was free and is ours now. */
function take() {
  // Written first and linked into place: nobody can read a lock that does not name its holder yet.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** The process that holds the lock, or undefined if it has just let go. */
function readHolder() {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Removes the lock of a process that is gone. Another set-up may do the same at this moment and hold a lock of
 * its own already: that one is put back.
 *
 * @param {number} gone
 */
function breakLock(gone) {
  const aside = `${file}.broken.${process.pid}`;
  try {
    renameSync(file, aside);
    if (Number(readFileSync(aside, 'utf8')) !== gone) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {unknown} error */
function errorCode(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
