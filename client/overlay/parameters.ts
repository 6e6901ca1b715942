/** The parameters that only an overlay has. */
export const OWN_PARAMETERS = ['third', 'people', 'clock', 'place'] as const;

const PLACES = ['bottom-left', 'bottom', 'bottom-right', 'top-left', 'top', 'top-right'] as const;

/** Where in the picture an overlay stands. */
export type Place = (typeof PLACES)[number];

/** What an overlay shows, as its address says. */
export interface OverlayParameters {
  /** `third=0|1`: the lower third, with what is on. Shown unless it is 0. */
  readonly third: boolean;
  /** `people=0|1`: who is on, in the lower third. Shown unless it is 0. */
  readonly people: boolean;
  /** `clock=0|1`: the countdown. Shown only where it is 1. */
  readonly clock: boolean;
  /** `place`: one of six, `bottom-left` if nothing is said. */
  readonly place: Place;
}

/**
 * Reads an overlay's own parameters from its address's query; what is unreadable is as if it were left out,
 * and named in `ignored`.
 */
export function readOverlay(search: string): { parameters: OverlayParameters; ignored: string[] } {
  const query = new URLSearchParams(search);
  const known = (name: string): readonly string[] => (name === 'place' ? PLACES : ['0', '1']);
  const asked = (name: string) => query.get(name) ?? '';
  const place = asked('place');
  return {
    parameters: {
      third: asked('third') !== '0',
      people: asked('people') !== '0',
      clock: asked('clock') === '1',
      place: PLACES.find((one) => one === place) ?? 'bottom-left',
    },
    ignored: OWN_PARAMETERS.filter((name) => asked(name) !== '' && !known(name).includes(asked(name))),
  };
}
