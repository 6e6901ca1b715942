import { hashOf } from '../access/hash.ts';
import type { Pass } from '../access/pass.ts';

/**
 * What a controller is known by to the others: the same after a reload, and of no use to anybody who would
 * pass for it, since the device that it is made from is told to nobody.
 */
export function handId({ link }: Pass, device: string): string {
  return hashOf(`${link.id}/${device}`).toString('base64url').slice(0, 12);
}
