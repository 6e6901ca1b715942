import type { ChartState, ChartTransition } from '../../../machines/show/chart.ts';
import { type Box, CHARACTER, leaves, LINE } from './boxes.ts';
import { transitionWord } from './chartwords.ts';

/** A way from one state to another as it is drawn; several events may take it. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly ArrowLabel[];
  /** Where it leaves and arrives, and the height at which it crosses over. */
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
  readonly laneY: number;
}

/** One of the events that take an arrow; null for what happens by itself. */
export interface ArrowLabel {
  readonly on: string | null;
  readonly text: string;
}

type Route = Pick<Arrow, 'from' | 'to' | 'labels'> & { readonly source: Box; readonly target: Box };
type Ended = Route & { readonly startX: number; readonly endX: number };

const LANE = LINE + 10;

/**
 * The arrows between boxes: what leads to the right passes above all boxes, what leads to the left below,
 * each on a lane of its own where two would touch.
 */
export function arrowsAmong(state: ChartState, boxes: readonly Box[]): Arrow[] {
  const routes = routesIn(state, new Map(boxes.map((box) => [box.id, box])));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const above = routes.filter(isForward);
  const below = routes.filter((route) => !isForward(route));
  return [
    ...onLanes(withEnds(above), (lane) => top - LANE * (lane + 1)).map((arrow) => ({
      ...arrow,
      startY: arrow.source.y,
      endY: arrow.target.y,
    })),
    ...onLanes(withEnds(below), (lane) => bottom + LANE * (lane + 1)).map((arrow) => ({
      ...arrow,
      startY: arrow.source.y + arrow.source.height,
      endY: arrow.target.y + arrow.target.height,
    })),
  ].map(({ from, to, labels, startX, startY, endX, endY, laneY }) => ({
    from,
    to,
    labels,
    startX,
    startY,
    endX,
    endY,
    laneY,
  }));
}

/** How wide the labels of an arrow are, side by side. */
export function labelWidth({ labels }: Pick<Arrow, 'labels'>): number {
  return labels.map(({ text }) => text).join(' · ').length * CHARACTER;
}

function routesIn(state: ChartState, boxes: ReadonlyMap<string, Box>): Route[] {
  const source = boxes.get(state.id);
  const routes = new Map<string, Route>();
  for (const transition of state.transitions) {
    const target = transition.target === null ? undefined : boxes.get(transition.target);
    if (!source || !target || !leaves(state, transition)) continue;
    const known = routes.get(target.id);
    const label = { on: transition.on, text: transitionWord(transition, isElse(transition, state)) };
    const labels = [...(known?.labels ?? []), label];
    routes.set(target.id, { from: source.id, to: target.id, labels, source, target });
  }
  return [...routes.values(), ...state.states.flatMap((inner) => routesIn(inner, boxes))];
}

/** Whether a transition without guards is what is left where another one on the same event has some. */
function isElse(transition: ChartTransition, { transitions }: ChartState): boolean {
  return (
    transition.guards.length === 0 &&
    transitions.some(({ on, guards }) => on === transition.on && guards.length > 0)
  );
}

function isForward({ source, target }: Route): boolean {
  return middle(target) > middle(source);
}

function middle({ x, width }: Box): number {
  return x + width / 2;
}

/** Each end of an arrow at a place of its own on the edge of its box, in the order of where the other ends are. */
function withEnds(routes: readonly Route[]): Ended[] {
  const placeOn = (box: Box, route: Route) => {
    const others = routes
      .filter(({ source, target }) => source.id === box.id || target.id === box.id)
      .map((other) => ({ other, at: middle(other.source.id === box.id ? other.target : other.source) }))
      .sort((one, two) => one.at - two.at);
    const index = others.findIndex(({ other }) => other === route);
    return box.x + (box.width * (index + 1)) / (others.length + 1);
  };
  return routes.map((route) => ({
    ...route,
    startX: placeOn(route.source, route),
    endX: placeOn(route.target, route),
  }));
}

/** Short ways nearest to the boxes; a way goes further out where its lane is taken. */
function onLanes(routes: readonly Ended[], yOf: (lane: number) => number): (Ended & { laneY: number })[] {
  const taken: [number, number][][] = [];
  const span = (route: Ended) => Math.abs(route.endX - route.startX);
  return [...routes]
    .sort((one, two) => span(one) - span(two))
    .map((route) => {
      const half = Math.max(span(route), labelWidth(route) + LINE) / 2;
      const centre = (route.startX + route.endX) / 2;
      const isFree = (lane: number) =>
        (taken[lane] ?? []).every(([left, right]) => centre + half < left || centre - half > right);
      let lane = 0;
      while (!isFree(lane)) lane += 1;
      taken[lane] = [...(taken[lane] ?? []), [centre - half, centre + half]];
      return { ...route, laneY: yOf(lane) };
    });
}
