import type Database from 'better-sqlite3';
import type { Link } from '../access/link.ts';
import { isDamage } from './logReader.ts';
import { DamagedSetting, type KeptLinks } from './port.ts';
import { type LinkRow, type SettingRow, sumOfSetting, toLink } from './rows.ts';

/**
 * Reads what a database keeps of the installation: its settings, and the links. Nothing that is damaged is
 * believed, so that no bit that turns lets anybody in. What the database itself refuses is a SqliteError.
 */
export class AccessReader {
  readonly #setting;
  readonly #settings;
  readonly #links;

  constructor(database: Database.Database) {
    this.#setting = database.prepare<[string], SettingRow>('SELECT * FROM settings WHERE name = ?');
    this.#settings = database.prepare<[], SettingRow>('SELECT * FROM settings ORDER BY name');
    this.#links = database.prepare<[], LinkRow>('SELECT * FROM links ORDER BY made_at, id');
  }

  /** Throws DamagedSetting. */
  setting(name: string): string | undefined {
    const row = this.#setting.get(name);
    if (row && !isSound(row)) throw new DamagedSetting(`The setting "${name}" is damaged.`);
    return row?.value;
  }

  /** The names of the settings that are damaged; none where their page cannot be read. */
  damagedSettings(): string[] {
    try {
      const damaged = this.#settings.all().filter((row) => !isSound(row));
      return damaged.map(({ name }) => name);
    } catch (error) {
      if (!isDamage(error)) throw error;
      return [];
    }
  }

  /** Links are not worth a show: where their page cannot be read there are none. */
  links(): KeptLinks {
    try {
      const rows = this.#links.all().map((row) => ({ id: row.id, link: toLink(row) }));
      return {
        links: rows.flatMap(({ link }): Link[] => (link ? [link] : [])),
        damaged: rows.flatMap(({ id, link }) => (link ? [] : [id])),
        isReadable: true,
      };
    } catch (error) {
      if (!isDamage(error)) throw error;
      return { links: [], damaged: [], isReadable: false };
    }
  }
}

/** One from before there were checksums is believed. */
function isSound({ checksum, ...row }: SettingRow): boolean {
  return checksum === null || checksum === sumOfSetting(row);
}
