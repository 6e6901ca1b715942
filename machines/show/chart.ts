import { type ShowSnapshot, showMachine } from './machine.ts';

/** A state of the statechart with what is in it, to be drawn. */
export interface ChartState {
  /** Its path, such as `show.stage.live`. */
  readonly id: string;
  readonly name: string;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** The id of the state inside that is entered first; null where there is no choice. */
  readonly initial: string | null;
  readonly states: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
}

/** One way out of a state, or something that happens inside it. */
export interface ChartTransition {
  /** The type of the event that takes it; null where it is taken as soon as its guards hold. */
  readonly on: string | null;
  /** The names of what must hold for it. */
  readonly guards: readonly string[];
  /** The id of the state that it leads to; null where the state stays. */
  readonly target: string | null;
}

type Node = Pick<typeof showMachine.root, 'id' | 'key' | 'type' | 'transitions' | 'always' | 'initial'> & {
  readonly states: Readonly<Record<string, Node>>;
};

type Way = NonNullable<Node['always']>[number];

/** The statechart as it runs, read from the machine itself. */
export function chartOfShow(): ChartState {
  return stateOfNode(showMachine.root);
}

/** The ids of all states that a show is in, outer ones before those inside them. */
export function activeStates(snapshot: ShowSnapshot): string[] {
  return activeIn(showMachine.root, snapshot.value);
}

function stateOfNode(node: Node): ChartState {
  return {
    id: node.id,
    name: node.key,
    type: node.type,
    initial: node.type === 'compound' ? (node.initial.target[0]?.id ?? null) : null,
    states: Object.values(node.states).map(stateOfNode),
    transitions: [
      ...[...node.transitions].flatMap(([on, ways]) => ways.map((way) => transitionOf(way, on))),
      ...(node.always ?? []).map((way) => transitionOf(way, null)),
    ],
  };
}

function transitionOf({ guard, target }: Pick<Way, 'guard' | 'target'>, on: string | null): ChartTransition {
  return { on, guards: guardNames(guard), target: target?.[0]?.id ?? null };
}

/** A guard is a name, or several in one; a function without a name is not written in this machine. */
function guardNames(guard: unknown): string[] {
  if (typeof guard === 'string') return [guard];
  if (typeof guard === 'function' && 'guards' in guard && Array.isArray(guard.guards)) {
    return guard.guards.flatMap(guardNames);
  }
  return [];
}

function activeIn(node: Node, value: unknown): string[] {
  const inner =
    typeof value === 'string'
      ? [[value, undefined] as const]
      : typeof value === 'object' && value !== null
        ? Object.entries(value)
        : [];
  return [
    node.id,
    ...inner.flatMap(([key, below]) => {
      const child = node.states[key];
      return child ? activeIn(child, below) : [];
    }),
  ];
}
