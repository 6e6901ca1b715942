import type { Browser, Page } from 'playwright-core';

/**
 * How a picture is seen, as a matrix on linear RGB: greyscale by the luminance of sRGB (BT.709), the
 * three common colour blindnesses after Machado, Oliveira and Fernandes 2009, at full severity.
 */
export const EYES = {
  greyscale: [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

/** A channel that differs by this much of 255 is seen to differ. */
const SEEN = 48;

/** A picture of the page as it is, without the digits and the time of day, which change by themselves. */
export async function pictureOf(page: Page): Promise<string> {
  await page.evaluate(() => {
    // The pages' policy lets no style in from outside, as it should.
    for (const digits of document.querySelectorAll<HTMLElement>(
      '[data-clock], .time-of-day, [data-starts-in]',
    ))
      digits.style.setProperty('visibility', 'hidden', 'important');
  });
  return `data:image/png;base64,${(await page.screenshot({ animations: 'disabled' })).toString('base64')}`;
}

/** Which share of the picture is seen to differ between two pictures of the same size, by each of the eyes. */
export async function seenDifferences(
  browser: Browser,
  one: string,
  other: string,
): Promise<Record<keyof typeof EYES, number>> {
  const page = await browser.newPage();
  const shares = await page.evaluate(differences, { one, other, eyes: EYES, seen: SEEN });
  await page.close();
  return shares;
}

interface Asked {
  one: string;
  other: string;
  eyes: typeof EYES;
  seen: number;
}

/** In the page: compares the pictures pixel by pixel. */
async function differences({ one, other, eyes, seen }: Asked): Promise<Record<keyof typeof EYES, number>> {
  const pixelsOf = async (url: string): Promise<Uint8ClampedArray> => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser has no canvas.');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  };
  const linear = Array.from({ length: 256 }, (_, channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const shown = (light: number) => {
    const within = Math.min(1, Math.max(0, light));
    return 255 * (within <= 0.0031308 ? within * 12.92 : 1.055 * within ** (1 / 2.4) - 0.055);
  };
  const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  const shareBy = (matrix: readonly number[]) => {
    const channelOf = (pixels: Uint8ClampedArray, at: number, row: number) =>
      shown(
        [0, 1, 2].reduce(
          (sum, column) => sum + (matrix[3 * row + column] ?? 0) * (linear[pixels[at + column] ?? 0] ?? 0),
          0,
        ),
      );
    let differing = 0;
    for (let at = 0; at < a.length; at += 4) {
      const isSame = a[at] === b[at] && a[at + 1] === b[at + 1] && a[at + 2] === b[at + 2];
      if (isSame) continue;
      const differs = [0, 1, 2].some(
        (row) => Math.abs(channelOf(a, at, row) - channelOf(b, at, row)) >= seen,
      );
      if (differs) differing += 1;
    }
    return (4 * differing) / a.length;
  };
  return {
    greyscale: shareBy(eyes.greyscale),
    protanopia: shareBy(eyes.protanopia),
    deuteranopia: shareBy(eyes.deuteranopia),
    tritanopia: shareBy(eyes.tritanopia),
  };
}
