import { bearer } from '../../lib/link/headers.ts';

/** Keeps a picture on the server; its address there, or why it cannot be had, in a sentence. */
export async function keepLogo(
  picture: Blob,
  { show, key }: { show: string; key: string },
): Promise<{ logo: string } | { problem: string }> {
  try {
    const response = await fetch(`/api/shows/${encodeURIComponent(show)}/logo`, {
      method: 'PUT',
      headers: { Authorization: bearer(key) },
      body: picture,
    });
    const answer = (await response.json()) as { logo?: string; detail?: string };
    return answer.logo === undefined ? { problem: answer.detail ?? NOT_KEPT } : { logo: answer.logo };
  } catch {
    return { problem: NOT_KEPT };
  }
}

const NOT_KEPT = 'The picture did not reach the server, so nothing has changed.';
