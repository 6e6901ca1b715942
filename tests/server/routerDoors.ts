import type { Express } from 'express';
import { HOLDERS, type Holder } from './keyring.ts';

/** A route: who passes it, and what is asked there. */
export interface Door {
  /** Its method and pattern. */
  readonly route: string;
  readonly passes: readonly Holder[];
  /** The path to ask, where it is not the pattern with its parameters filled in. */
  readonly path?: string;
  readonly init?: () => RequestInit;
}

export const EVERYBODY: readonly Holder[] = HOLDERS;

/** What Express keeps of its routes. */
interface Layer {
  /** Where a router is mounted. */
  readonly rawPath: unknown;
  readonly route?: { readonly path: string | RegExp; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** The method and pattern of every route of a server. */
export function doorsOf(app: Express): string[] {
  const { stack } = app.router as unknown as { stack: readonly Layer[] };
  return walk(stack, '');
}

function walk(stack: readonly Layer[], mount: string): string[] {
  return stack.flatMap(({ rawPath, route, handle }) => {
    if (route) {
      const path = route.path instanceof RegExp ? String(route.path) : joined(mount, route.path);
      return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${path}`);
    }
    if (!handle.stack) return [];
    if (typeof rawPath !== 'string') throw new Error('It is not known where a router is mounted.');
    return walk(handle.stack, rawPath === '/' ? mount : mount + rawPath);
  });
}

function joined(mount: string, path: string): string {
  return mount !== '' && path === '/' ? mount : mount + path;
}
