import type { Config } from '../config/flags.ts';
import { Gate } from './gate.ts';
import { Keys } from './keys.ts';
import type { Limits } from './limits.ts';
import { Links, type LinksAround } from './links.ts';
import { type FreshKey, MainKey } from './mainKey.ts';

/** Who may come in, and how: the gate, the links that open it, and the stage manager's key if it has just been made. */
export interface Access {
  readonly gate: Gate;
  readonly links: Links;
  readonly fresh?: FreshKey;
}

/** Takes up the keys that were given or are in the store. Rejects with StoreUnavailable. */
export async function openAccess(
  { key, newKey }: Pick<Config, 'key' | 'newKey'>,
  around: LinksAround,
  limits: Limits,
): Promise<Access> {
  const { mainKey, fresh } =
    key === undefined ? await MainKey.kept(around.store, newKey) : { mainKey: MainKey.given(key) };
  const links = await Links.open(around);
  return { links, gate: new Gate(new Keys(mainKey, links), limits), ...(fresh && { fresh }) };
}
