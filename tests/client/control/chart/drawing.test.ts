import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../client/control/chart/boxes.ts';
import { drawingOf } from '../../../../client/control/chart/drawing.ts';
import { type ChartState, chartOfShow } from '../../../../machines/show/chart.ts';

const all = (state: ChartState): ChartState[] => [state, ...state.states.flatMap(all)];

const isInside = (inner: Box, outer: Box) =>
  inner.x > outer.x &&
  inner.y > outer.y &&
  inner.x + inner.width < outer.x + outer.width &&
  inner.y + inner.height < outer.y + outer.height;

const touch = (one: Box, other: Box) =>
  one.x <= other.x + other.width &&
  other.x <= one.x + one.width &&
  one.y <= other.y + other.height &&
  other.y <= one.y + one.height;

describe.each(chartOfShow().states.map((region) => [region.name, region] as const))('%s', (_name, region) => {
  const { boxes, arrows, left, top, width, height } = drawingOf(region);
  const boxOf = (id: string) => boxes.find((box) => box.id === id);

  it('has a box for every state, inside that of its own outer state, apart from those beside it', () => {
    expect(boxes.map(({ id }) => id)).toEqual(all(region).map(({ id }) => id));
    for (const one of boxes) {
      for (const other of boxes.filter(({ id }) => id > one.id)) {
        if (other.id.startsWith(`${one.id}.`)) expect(isInside(other, one), other.id).toBe(true);
        else expect(touch(one, other), `${one.id} ${other.id}`).toBe(false);
      }
    }
  });

  it('has an arrow for every way from state to state, from the edge of one to the edge of the other', () => {
    const ways = all(region).flatMap(({ id, transitions }) =>
      transitions
        .filter(({ target }) => target !== null && target !== id)
        .map(({ target }) => `${id} ${target ?? ''}`),
    );
    expect(new Set(arrows.map(({ from, to }) => `${from} ${to}`))).toEqual(new Set(ways));
    for (const { from, to, startX, startY, endX, endY } of arrows) {
      const [source, target] = [boxOf(from), boxOf(to)];
      if (!source || !target) throw new Error(`${from} or ${to} is not drawn`);
      expect([source.y, source.y + source.height]).toContain(startY);
      expect([target.y, target.y + target.height]).toContain(endY);
      expect(startX > source.x && startX < source.x + source.width).toBe(true);
      expect(endX > target.x && endX < target.x + target.width).toBe(true);
    }
  });

  it('names every event once for each way that it takes, and what stays in its box', () => {
    const words = [
      ...arrows.flatMap(({ labels }) => labels.map(({ text }) => text)),
      ...boxes.flatMap(({ lines }) => lines),
    ];
    const count = all(region).reduce((sum, { transitions }) => sum + transitions.length, 0);
    const named = words
      .join(' · ')
      .split(' · ')
      .filter((word) => !word.startsWith('['));
    expect(named).toHaveLength(count);
  });

  it('lets no two arrows lie on each other, and holds all that is drawn', () => {
    for (const one of arrows) {
      for (const other of arrows.filter((arrow) => arrow !== one && arrow.laneY === one.laneY)) {
        const [a, b] = [one, other].map(
          ({ startX, endX }) => [Math.min(startX, endX), Math.max(startX, endX)] as const,
        );
        expect(a && b && (a[1] < b[0] || b[1] < a[0])).toBe(true);
      }
      expect(one.laneY > top && one.laneY < top + height).toBe(true);
      expect(one.startX > left && one.startX < left + width).toBe(true);
    }
  });
});
