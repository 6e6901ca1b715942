import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Refusal } from '../../machines/wire/answer.ts';
import type { Logger } from '../logger.ts';
import { DeadlineTimer } from '../shows/deadlineTimer.ts';
import type { Store } from '../store/port.ts';
import { hashOf } from './hash.ts';
import type { Link } from './link.ts';
import { objectionTo, type Wanted } from './linkTerms.ts';
import { LinkUses } from './linkUses.ts';
import type { Pass } from './pass.ts';

/** A key begins with the id of its link, which is no secret, so that only one hash has to be compared. */
const ID_LENGTH = 8;

/** What links work with; `now` is server time, epoch ms. */
export interface LinksAround {
  readonly store: Store;
  readonly now: () => number;
  readonly logger: Logger;
}

/** Takes the ids of links that hold no longer, and what to tell those who came by them. */
type EndListener = (ids: ReadonlySet<string>, refusal: Refusal) => void;

const REVOKED: Refusal = {
  code: 'unauthorized',
  message: 'This link was revoked. Ask the stage manager for a new one.',
};
const EXPIRED: Refusal = {
  code: 'unauthorized',
  message: 'This link has expired. Ask the stage manager for a new one.',
};

/** Links with keys of their own, made and revoked while the server runs. Only hashes of the keys are kept. */
export class Links {
  readonly #around: LinksAround;
  readonly #links: Map<string, Link>;
  readonly #hashes: Map<string, Buffer>;
  readonly #listeners = new Set<EndListener>();
  readonly #expiry: DeadlineTimer;
  readonly #uses = new LinkUses((ids) => this.#keepUses(ids));

  private constructor(around: LinksAround, links: readonly Link[]) {
    this.#around = around;
    this.#links = new Map(links.map((link) => [link.id, link]));
    this.#hashes = new Map(links.map(({ id, hash }) => [id, Buffer.from(hash, 'hex')]));
    this.#expiry = new DeadlineTimer(around.now, () => {
      this.wake();
    });
    this.#arm(around.now());
  }

  /** The links in the store; those that are damaged are forgotten. Rejects with StoreUnavailable. */
  static async open(around: LinksAround): Promise<Links> {
    const { store, logger } = around;
    const { links, damaged, isReadable } = await store.links();
    if (!isReadable) logger.error('the links are damaged and left aside: their keys open nothing');
    for (const id of damaged) logger.error({ link: id }, 'a link is damaged and forgotten');
    if (damaged.length > 0) await store.forgetLinks(damaged);
    return new Links(around, links);
  }

  /** The link whose key this is, by the key and its hash; revoked and expired ones too. */
  linkOf(key: string, hash: Buffer): Link | undefined {
    const id = key.slice(0, ID_LENGTH);
    const isIts = timingSafeEqual(hash, this.#hashes.get(id) ?? NO_HASH);
    return isIts ? this.#links.get(id) : undefined;
  }

  /** Why the link of this id holds no longer; null while it does, or where there is none. */
  endOfId(id: string): Refusal | null {
    const link = this.#links.get(id);
    return link ? this.endOf(link) : null;
  }

  /** Why a link holds no longer; null while it does. */
  endOf({ revokedAt, expiresAt }: Link): Refusal | null {
    if (revokedAt !== null) return REVOKED;
    return expiresAt !== null && expiresAt <= this.#around.now() ? EXPIRED : null;
  }

  /** The links that the holder of a pass may see and revoke, oldest first: those not revoked, of the pass's show. */
  within({ show }: Pass): Link[] {
    return [...this.#links.values()].filter(
      (link) => link.revokedAt === null && (show === null || link.show === show),
    );
  }

  /**
   * Makes a link by the hand of `maker`; its key is told here and never again. None lasts longer, or
   * reaches further, than the pass that made it. Rejects with StoreUnavailable.
   */
  async make(wanted: Wanted, maker: Pass): Promise<{ link: Link; key: string } | Refusal> {
    const now = Math.floor(this.#around.now());
    const objection = objectionTo(wanted, maker, { now, holding: this.#holding().length });
    if (objection) return objection;
    const key = this.#freshKey();
    const hash = hashOf(key);
    const link: Link = {
      ...wanted,
      expiresAt: wanted.expiresAt ?? maker.expiresAt,
      id: key.slice(0, ID_LENGTH),
      hash: hash.toString('hex'),
      madeAt: now,
      madeBy: maker.link.id,
      revokedAt: null,
      usedAt: null,
    };
    await this.#keep([link]);
    this.#hashes.set(link.id, hash);
    // Its maker's link may have ended while this was written down.
    const end = this.endOfId(maker.link.id);
    if (end) {
      await this.#keep([{ ...link, revokedAt: now }]);
      return end;
    }
    this.#around.logger.info(about(link, maker), 'a link was made');
    return { link, key };
  }

  /**
   * Revokes a link and those that were made by it; who came by them is put out at once. Whether there was
   * such a link for this pass. Rejects with StoreUnavailable.
   */
  async revoke(id: string, by: Pass): Promise<boolean> {
    const link = this.within(by).find((known) => known.id === id);
    if (!link) return false;
    const revokedAt = Math.floor(this.#around.now());
    let ended = [link, ...this.#madeBy(id)];
    // Another may have been made by it while this was written down.
    while (ended.length > 0) {
      await this.#keep(ended.map((each) => ({ ...each, revokedAt })));
      this.#tell(new Set(ended.map((each) => each.id)), REVOKED);
      ended = this.#madeBy(id);
    }
    this.#around.logger.info(about(link, by), 'a link was revoked');
    return true;
  }

  /** Somebody came in by a link. */
  noteUse({ id }: Link): void {
    const link = this.#links.get(id);
    if (!link) return;
    this.#links.set(id, { ...link, usedAt: Math.floor(this.#around.now()) });
    this.#uses.note(id);
  }

  /** Calls `listener` when links end, by hand or by time. */
  onEnded(listener: EndListener): void {
    this.#listeners.add(listener);
  }

  /** Puts out those whose time is over, by a server time that may be another now. */
  wake(): void {
    const now = this.#around.now();
    const over = [...this.#links.values()].filter((link) => this.endOf(link) === EXPIRED);
    if (over.length > 0) this.#tell(new Set(over.map(({ id }) => id)), EXPIRED);
    this.#arm(now);
  }

  async close(): Promise<void> {
    this.#expiry.disarm();
    this.#listeners.clear();
    await this.#uses.flush();
  }

  #holding(): Link[] {
    return [...this.#links.values()].filter((link) => this.endOf(link) === null);
  }

  /** The links that were made by this one, and by those, as far as they are not revoked. */
  #madeBy(id: string): Link[] {
    const made = [...this.#links.values()].filter((link) => link.madeBy === id);
    const heirs = made.flatMap((link) => [link, ...this.#madeBy(link.id)]);
    return heirs.filter(({ revokedAt }) => revokedAt === null);
  }

  #freshKey(): string {
    for (;;) {
      const key = randomBytes(24).toString('base64url');
      if (!this.#links.has(key.slice(0, ID_LENGTH))) return key;
    }
  }

  async #keep(links: readonly Link[]): Promise<void> {
    await this.#around.store.keepLinks(links);
    links.forEach((link) => this.#links.set(link.id, link));
    this.#arm(this.#around.now());
  }

  /** When a link was last used is worth knowing, and nothing depends on it. */
  async #keepUses(ids: ReadonlySet<string>): Promise<void> {
    try {
      await this.#around.store.keepLinks([...ids].flatMap((id) => this.#links.get(id) ?? []));
    } catch (error) {
      this.#around.logger.warn({ err: error }, 'when links were last used was not kept');
    }
  }

  #tell(ids: ReadonlySet<string>, refusal: Refusal): void {
    this.#listeners.forEach((listener) => {
      listener(ids, refusal);
    });
  }

  #arm(now: number): void {
    const next = [...this.#links.values()]
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ expiresAt }) => expiresAt ?? Infinity)
      .filter((expiresAt) => expiresAt > now);
    this.#expiry.armFor(next.length > 0 ? Math.min(...next) : null);
  }
}

/** Is compared with where there is no link, so that this takes as long. */
const NO_HASH = Buffer.alloc(32);

/** What the server's own log may tell of a link: never its key. */
function about({ id, name, role, show }: Link, by: Pass) {
  return { link: id, name, role, ...(show !== null && { show }), by: by.link.id };
}
