import type { ChartState } from '../../../machines/show/chart.ts';
import { type Arrow, arrowsAmong, labelWidth } from './arrows.ts';
import { type Box, boxesOf } from './boxes.ts';

/** A region of the statechart, ready to be drawn. */
export interface Drawing {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 14;

/** Lays a state and all that is in it out on a plane. */
export function drawingOf(state: ChartState): Drawing {
  const boxes = boxesOf(state);
  const arrows = arrowsAmong(state, boxes);
  const middles = arrows.map((arrow) => ({
    at: (arrow.startX + arrow.endX) / 2,
    half: labelWidth(arrow) / 2,
  }));
  const left = Math.min(...boxes.map(({ x }) => x), ...middles.map(({ at, half }) => at - half)) - MARGIN;
  const right =
    Math.max(...boxes.map(({ x, width }) => x + width), ...middles.map(({ at, half }) => at + half)) + MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y), ...arrows.map(({ laneY }) => laneY)) - MARGIN;
  const bottom =
    Math.max(...boxes.map(({ y, height }) => y + height), ...arrows.map(({ laneY }) => laneY)) + MARGIN;
  return { boxes, arrows, left, top, width: right - left, height: bottom - top };
}
